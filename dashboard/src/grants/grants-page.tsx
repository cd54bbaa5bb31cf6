import './grants.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Top } from '../app/sections.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { choice, lastDay, long, optional, sends, text } from '../forms/fields.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import { EndGrantDocument, type GivenRole, GrantRoleDocument, GrantsDocument } from './grant-operations.ts';
import { useGrantWords } from './words.ts';

const FORMS = {
  GRANT: {
    document: sends(GrantRoleDocument),
    fields: [
      text('subject'),
      choice('role', 'role'),
      choice('committeeId', 'WHERE'),
      optional(lastDay('validTo')),
      optional(long('reason')),
    ],
  },
  END: { document: sends(EndGrantDocument), fields: [optional(long('reason'))] },
};

/** Roles by which others can be given roles. */
const GIVE: readonly GivenRole['role'][] = ['GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE'];

/** Who has which role, since when, until when and by whom; roles given and ended. Nobody ends the own role without being told. */
export function GrantsPage({ top, rows }: { top: Top; rows: readonly QuotaRow[] }) {
  const { texts, format } = useLanguage();
  const words = useGrantWords();
  const [role, setRole] = useState<GivenRole['role'] | ''>('');
  const [ended, setEnded] = useState(false);
  const [afters, setAfters] = useState<readonly (string | null)[]>([null]);
  const [asked, setAsked] = useState(0);
  const [isDone, setDone] = useState(false);
  const narrow = (change: () => void): void => {
    change();
    setAfters([null]);
  };
  const done = (): void => {
    setDone(true);
    setAfters([null]);
    setAsked((before) => before + 1);
  };
  return (
    <main className="grants-page" data-section="GRANTS">
      <header>
        <h2>{words.title}</h2>
        <OfferedForms
          forms={{ GRANT: FORMS.GRANT }}
          offered={['GRANT']}
          first="GRANT"
          titles={words.form}
          labels={words.field}
          choices={{
            role: texts.role,
            WHERE: {
              [top.id]: top.name,
              ...Object.fromEntries(rows.map(({ committeeId, name }) => [committeeId, name])),
            },
          }}
          fixed={() => ({})}
          onDone={done}
        />
      </header>
      <p role="status">{isDone ? words.done : ''}</p>
      <div className="grant-filter">
        <select
          name="role"
          aria-label={words.role}
          value={role}
          onChange={({ target }) => narrow(() => setRole(target.value as GivenRole['role'] | ''))}
        >
          <option value="">{words.anyRole}</option>
          {Object.entries(texts.role).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            name="ended"
            checked={ended}
            onChange={({ target }) => narrow(() => setEnded(target.checked))}
          />
          {words.ended}
        </label>
      </div>
      <section className="card table-wide" aria-label={words.title}>
        <table className="plain">
          <thead>
            <tr>
              {[words.who, words.role, words.organisation, words.since, words.until, words.givenBy].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {afters.map((after, n) => (
            <Page
              key={`${after} ${role} ${ended} ${asked}`}
              withinId={top.id}
              role={role}
              ended={ended}
              after={after}
              onMore={n === afters.length - 1 ? (next) => setAfters([...afters, next]) : null}
              onDone={done}
              dayOf={format.date}
            />
          ))}
        </table>
      </section>
    </main>
  );
}

interface PageProps {
  withinId: string;
  role: GivenRole['role'] | '';
  ended: boolean;
  after: string | null;
  onMore: ((after: string) => void) | null;
  onDone(): void;
  dayOf(moment: string): string;
}

function Page({ withinId, role, ended, after, onMore, onDone, dayOf }: PageProps) {
  const { texts } = useLanguage();
  const words = useGrantWords();
  const [{ data, fetching }] = useQuery({
    query: GrantsDocument,
    variables: { withinId, role: role === '' ? null : [role], ended, after },
    requestPolicy: 'network-only',
  });
  const grants = (data?.grants.edges ?? []).map(({ node }) => node);
  const own = data?.viewer?.subject ?? null;
  /** What is said before a role is ended: whose it is, and what that means for whoever ends it. */
  const warning = (grant: GivenRole): string => {
    const giving = grants.filter(
      (one) => one.endedBy === null && GIVE.includes(one.role) && one.committee.id === grant.committee.id,
    );
    return [
      words.endOf(grant.subject, texts.role[grant.role]),
      grant.subject === own && words.ownEnd,
      GIVE.includes(grant.role) && giving.length === 1 && words.lastEnd,
    ]
      .filter(Boolean)
      .join(' ');
  };
  const next = data?.grants.pageInfo;
  return (
    <tbody>
      {grants.map((grant) => (
        <tr key={grant.id} data-grant={grant.id} data-subject={grant.subject} data-ended={grant.endedBy !== null}>
          <th scope="row">
            {grant.subject}
            {grant.subject === own && <span className="tag">{words.ownMark}</span>}
          </th>
          <td>{texts.role[grant.role]}</td>
          <td>{grant.committee.name}</td>
          <td>{dayOf(grant.validFrom)}</td>
          <td>
            {grant.validTo === null ? words.untilEnded : dayOf(grant.validTo)}
            {grant.endedBy !== null && (
              <span className="hint">
                {words.endedBy(grant.endedBy, grant.endReason === null ? '' : `: ${grant.endReason}`)}
              </span>
            )}
          </td>
          <td>{grant.reason === null ? grant.grantedBy : words.givenFor(grant.grantedBy, grant.reason)}</td>
          <td>
            <OfferedForms
              forms={{ END: FORMS.END }}
              offered={grant.endedBy === null && grant.viewerCan.includes('GRANT_CHANGE') ? ['END'] : []}
              titles={words.form}
              hint={warning(grant)}
              about={`${grant.subject}, ${texts.role[grant.role]}`}
              labels={words.field}
              fixed={() => ({ grantId: grant.id })}
              onDone={onDone}
            />
          </td>
        </tr>
      ))}
      {grants.length === 0 && (
        <tr>
          <td colSpan={7} className="hint">
            {fetching ? texts.loading : words.none}
          </td>
        </tr>
      )}
      {onMore !== null && next?.hasNextPage && next.endCursor !== null && (
        <tr>
          <td colSpan={7}>
            <button type="button" onClick={() => onMore(next.endCursor ?? '')}>
              {words.more}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}
