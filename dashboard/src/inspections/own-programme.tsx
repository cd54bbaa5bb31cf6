import './inspections.css';
import { useQuery } from 'urql';
import { inspectionAddress } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import { PlanningDocument, type ProgrammeTableData, ProgrammeTableDocument } from './file-operations.ts';
import { programmeForms } from './inspection-forms.ts';
import type { ProgrammeHead } from './inspections-operations.ts';
import { useIssuers } from './use-issuers.ts';
import { useInspectionWords } from './words.ts';

interface OwnProgrammeProps {
  top: Top;
  year: number;
  /** Programmes of the year, of the committee and of those below it. */
  programmes: readonly ProgrammeHead[];
  rows: readonly QuotaRow[];
  onDone(): void;
}

type Name = keyof typeof programmeForms;

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** A committee's own programme of a year as a table by month, with what is done to it; and beside it what is learnt from all of them. */
export function OwnProgramme({ top, year, programmes, rows, onDone }: OwnProgrammeProps) {
  const { texts, format } = useLanguage();
  const words = useInspectionWords();
  const own = programmes.find(({ committee }) => committee.id === top.id);
  const [{ data: planning }] = useQuery({
    query: PlanningDocument,
    variables: { committeeId: top.id, year },
    requestPolicy: 'cache-and-network',
  });
  const [{ data }, ask] = useQuery({
    query: ProgrammeTableDocument,
    variables: { id: own?.id ?? '' },
    pause: own === undefined,
    requestPolicy: 'cache-and-network',
  });
  const programme = data?.node?.__typename === 'InspectionProgramme' && own !== undefined ? data.node : null;
  const items = (programme?.inspections.edges ?? []).map(({ node }) => node);
  const mayPlan = planning?.viewer?.canPlan ?? false;
  const below = rows.filter(({ committeeId, endedOn }) => committeeId !== top.id && endedOn === null);
  const { VIOLATION_SIGNS: _, FIELD_CHECK: __, ...planned } = texts.inspectionKind;
  const { REGULAR_SUPERVISION: ___, FIELD_CHECK: ____, ...unplanned } = texts.inspectionKind;
  const offered: Name[] = mayPlan ? [...offeredFor(own?.status), 'UNPLANNED'] : [];
  const issuers = useIssuers(top.id, year, programmes.map(({ id, status }) => `${id} ${status}`).join());
  const without = below.filter(
    ({ committeeId, kind, parentId }) =>
      parentId === top.id && kind === 'GRASSROOTS_COMMITTEE' && !(issuers?.has(committeeId) ?? true),
  );
  return (
    <>
      <section className="card own-programme" aria-labelledby="own-title" data-programme={own?.status ?? 'NONE'}>
        <header>
          <h2 id="own-title">{words.own(year, top.name)}</h2>
          <p className="hint">
            {own === undefined && words.noOwn}
            {own?.status === 'DRAFT' && words.draft}
            {programme?.issuedOn &&
              (programme.number === null
                ? words.issuedOn(format.day(programme.issuedOn))
                : words.issued(programme.number, format.day(programme.issuedOn)))}{' '}
            {programme?.completed && words.completed}
          </p>
        </header>
        <OfferedForms
          forms={programmeForms}
          offered={offered}
          first={offered[0]}
          titles={words.form}
          hint={`${top.name}, ${year}`}
          labels={words.field}
          choices={{
            plannedKind: planned,
            unplannedKind: unplanned,
            BELOW: Object.fromEntries(below.map(({ committeeId, name }) => [committeeId, name])),
            SCHEMES: Object.fromEntries(
              (planning?.inspectionSchemes ?? []).map(({ id, number, title }) => [id, `${number}, ${title}`]),
            ),
            ITEMS: Object.fromEntries(items.map(({ id, topic }) => [id, topic])),
          }}
          fixed={(name) =>
            name === 'CREATE'
              ? { committeeId: top.id, year }
              : name === 'UNPLANNED'
                ? { inspectorId: top.id }
                : { programmeId: own?.id }
          }
          onDone={() => {
            onDone();
            if (own !== undefined) ask({ requestPolicy: 'network-only' });
          }}
        />
        {programme !== null && <ProgrammeTable items={items} />}
      </section>
      <section
        className="card"
        aria-labelledby="without-title"
        data-without={issuers === null ? undefined : without.length}
      >
        <header>
          <h2 id="without-title">{words.without}</h2>
        </header>
        {issuers === null && <p className="hint">{texts.loading}</p>}
        {issuers !== null && without.length === 0 && <p className="hint">{words.allHave}</p>}
        <ul>
          {without.map(({ committeeId, name }) => (
            <li key={committeeId}>{name}</li>
          ))}
        </ul>
      </section>
      <section className="card" aria-labelledby="practices-title">
        <header>
          <h2 id="practices-title">{words.practices}</h2>
        </header>
        {planning?.goodPractices.length === 0 && <p className="hint">{words.noPractices}</p>}
        <ul className="events">
          {(planning?.goodPractices ?? []).map(({ text, foundAt, publishedOn, spreadTo }) => (
            <li key={`${text} ${publishedOn}`}>
              <strong>{text}</strong>
              <span className="hint">{words.foundAt(foundAt, format.day(publishedOn), spreadTo)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The items of a programme, by the month in which they are due. */
function ProgrammeTable({ items }: { items: readonly ProgrammeTableData['inspections']['edges'][number]['node'][] }) {
  const { texts, format } = useLanguage();
  const words = useInspectionWords();
  if (items.length === 0) return <p className="hint">{words.noItems}</p>;
  return (
    <div className="table-wide">
      <table className="plain programme-table">
        <thead>
          <tr>
            {[words.due, words.topic, words.subject, words.kind, words.status].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {MONTHS.map((month) => {
          const due = items.filter(({ dueOn }) => dueOn !== null && Number(dueOn.slice(5, 7)) === month);
          return (
            due.length > 0 && (
              <tbody key={month} data-month={month}>
                <tr>
                  <th colSpan={5} scope="rowgroup">
                    {words.month(month)}
                  </th>
                </tr>
                {due.map(({ id, dueOn, topic, subject, subjectCell, kind, status, outcome, takenOutOn }) => (
                  <tr key={id}>
                    <td>{format.day(dueOn ?? '')}</td>
                    <td>
                      <a href={inspectionAddress(id)}>{topic}</a>
                    </td>
                    <td>{subject?.name ?? subjectCell?.name}</td>
                    <td>{texts.inspectionKind[kind]}</td>
                    <td>
                      {takenOutOn !== null ? words.takenOut : texts.inspectionStatus[status]}
                      {outcome !== null && ` · ${texts.inspectionOutcome[outcome]}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            )
          );
        })}
      </table>
    </div>
  );
}

function offeredFor(status: ProgrammeHead['status'] | undefined): Name[] {
  if (status === undefined) return ['CREATE'];
  return status === 'DRAFT' ? ['ADD', 'ISSUE'] : ['PUT_IN', 'PUT_OFF'];
}
