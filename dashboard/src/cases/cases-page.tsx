import './cases.css';
import type { VariablesOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { caseAddress, casesAddress, useAddressQuery } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import { AbilitiesDocument } from '../app/viewer-operations.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import { UploadBox } from '../upload/upload-box.tsx';
import { AddPerson } from './add-person.tsx';
import { AdmittedList } from './admitted-list.tsx';
import { CaseListDocument, type CaseRow } from './case-operations.ts';
import { useCaseWords } from './words.ts';

const ORDERS = {
  givenName: { givenName: 'ASC' },
  stageSince: { stageSince: 'ASC' },
  updatedAt: { updatedAt: 'DESC' },
} as const;

type Stage = CaseRow['stage'];
type Body = CaseRow['nextSteps'][number]['body'];

/** The list of cases, or of those who were admitted in the year that the address names. */
export function CasesPage(props: { api: Api; top: Top; rows: readonly QuotaRow[] }) {
  const year = Number(useAddressQuery().get('admitted'));
  if (year > 0) return <AdmittedList key={year} withinId={props.top.id} year={year} />;
  return <CaseList {...props} />;
}

/** The list of cases. What it is narrowed to and its order stand in the address, and are the server's work. */
function CaseList({ api, top, rows }: { api: Api; top: Top; rows: readonly QuotaRow[] }) {
  const { texts } = useLanguage();
  const words = useCaseWords();
  const terms = useTerms();
  const query = useAddressQuery();
  const [isAdding, setAdding] = useState(false);
  const [uploads, setUploads] = useState(0);
  const [pages, setPages] = useState<{ of: string; after: (string | null)[] }>({ of: '', after: [null] });
  const stage = query.get('stage') ?? '';
  const stages = stage.split(',').filter((one) => Object.hasOwn(texts.stage, one)) as Stage[];
  const waitingFor = query.get('waitingFor') ?? '';
  const order = query.get('order') ?? '';
  const text = query.get('text') ?? '';
  const narrowed = query.toString();
  const after = pages.of === narrowed ? pages.after : [null];
  const [{ data: abilities }] = useQuery({ query: AbilitiesDocument, variables: { committeeId: top.id } });
  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(name);
    else next.set(name, value);
    location.hash = casesAddress(Object.fromEntries(next));
  };
  const filter = {
    ...(stages.length > 0 && { stage: stages }),
    ...(waitingFor !== '' && {
      waitingFor: waitingFor.split(',').filter((one) => Object.hasOwn(terms.body, one)) as Body[],
    }),
  };
  const variables = {
    withinId: top.id,
    filter,
    orderBy: ORDERS[Object.hasOwn(ORDERS, order) ? (order as keyof typeof ORDERS) : 'givenName'],
    text: text === '' ? null : text,
  };
  return (
    <main className="cases-page" data-section="CASES">
      <header className="work-head">
        <h2>{words.title}</h2>
        {abilities?.viewer?.canReadCandidates && (
          <button type="button" className="record" data-action="add" onClick={() => setAdding(true)}>
            {words.add}
          </button>
        )}
      </header>
      <form
        className="case-filter"
        onSubmit={(event) => {
          event.preventDefault();
          change('text', String(new FormData(event.currentTarget).get('text')).trim());
        }}
      >
        <input
          key={text}
          type="search"
          name="text"
          defaultValue={text}
          placeholder={words.search}
          aria-label={words.search}
        />
        <Choice
          label={words.stage}
          name="stage"
          value={stage}
          empty={words.anyStage}
          options={texts.stage}
          onChange={change}
        />
        <Choice
          label={words.waitingFor}
          name="waitingFor"
          value={waitingFor}
          empty={words.anybody}
          options={terms.body}
          onChange={change}
        />
        <Choice
          label={words.order}
          name="order"
          value={order || 'givenName'}
          options={words.orders}
          onChange={change}
        />
      </form>
      <section className="card table-wide" aria-label={words.title}>
        <table className="plain cases">
          <thead>
            <tr>
              {[words.name, words.stage, words.waitingFor, words.missing, words.deadline, words.mentor].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          {after.map((cursor, n) => (
            <CasePageRows
              key={`${cursor ?? ''} ${uploads}`}
              variables={{ ...variables, after: cursor }}
              onMore={
                n === after.length - 1 ? (next) => setPages({ of: narrowed, after: [...after, next] }) : undefined
              }
            />
          ))}
        </table>
      </section>
      {abilities?.viewer?.canReadCandidates && (
        <UploadBox api={api} kind="candidates" onDone={() => setUploads(uploads + 1)} />
      )}
      <p className="hint">{words.logged}</p>
      {isAdding && (
        <AddPerson
          cells={rows.filter(({ kind }) => kind === 'CELL' || kind === 'GRASSROOTS_CELL')}
          onClose={() => setAdding(false)}
        />
      )}
    </main>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  value: string;
  empty?: string;
  options: Readonly<Record<string, string>>;
  onChange(name: string, value: string): void;
}

function Choice({ label, name, value, empty, options, onChange }: ChoiceProps) {
  return (
    <select aria-label={label} name={name} value={value} onChange={({ target }) => onChange(name, target.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {value !== '' && !Object.hasOwn(options, value) && (
        <option value={value}>
          {value
            .split(',')
            .map((one) => options[one])
            .join(', ')}
        </option>
      )}
      {Object.entries(options).map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface CasePageRowsProps {
  variables: VariablesOf<typeof CaseListDocument>;
  onMore?: (after: string) => void;
}

/** A page of the list, and the way to the next one. */
function CasePageRows({ variables, onMore }: CasePageRowsProps) {
  const { texts, format } = useLanguage();
  const words = useCaseWords();
  const terms = useTerms();
  const [{ data, fetching }] = useQuery({
    query: CaseListDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const list = data?.candidates;
  const next = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  return (
    <tbody>
      {list?.edges.map(({ node: { id, fullName, stage, stageSince, committee, currentMentor, nextSteps } }) => {
        const [step] = nextSteps;
        return (
          <tr key={id} data-case={id}>
            <th scope="row">
              <a href={caseAddress(id)}>{fullName ?? words.erased}</a>
              <span className="hint">{committee.name}</span>
            </th>
            <td>
              {texts.stage[stage]}
              <span className="hint">{words.since(format.day(stageSince))}</span>
            </td>
            <td>
              {step && terms.step[step.step]}
              {step && <span className="hint">{step.waitsFor}</span>}
            </td>
            <td>
              {step && (step.missing[0]?.message ?? words.nothingMissing)}
              {step && step.missing.length > 1 && (
                <span className="hint">{words.andMore(format.count(step.missing.length - 1))}</span>
              )}
            </td>
            <td>{step?.until ? format.day(step.until) : ''}</td>
            <td>{currentMentor?.memberName}</td>
          </tr>
        );
      })}
      {onMore && (
        <tr className="foot">
          <td colSpan={6} role="status">
            {list === undefined
              ? fetching && texts.loading
              : list.edges.length === 0
                ? words.nobody
                : words.count(format.count(list.totalCount))}{' '}
            {next !== null && next !== undefined && (
              <button type="button" className="quiet" onClick={() => onMore(next)}>
                {words.more}
              </button>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}
