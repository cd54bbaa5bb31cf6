import { useQuery } from 'urql';
import { useLanguage } from '../language/language.tsx';
import { GrantsDocument } from './audit-operations.ts';

/** Who was given which role, for which committee and how long. */
export function GrantList() {
  const { texts, format } = useLanguage();
  const { audit } = texts;
  const [{ data, fetching }] = useQuery({ query: GrantsDocument, requestPolicy: 'cache-and-network' });
  const { edges = [], totalCount = 0 } = data?.grants ?? {};
  const left = totalCount - edges.length;
  return (
    <section className="card" aria-labelledby="grants-title">
      <header>
        <h2 id="grants-title">{audit.grants}</h2>
        {data && <p className="hint">{format.count(totalCount)}</p>}
      </header>
      {!data && <p className="hint">{fetching ? texts.loading : texts.noBoard.failed}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus */}
      <div className="table-wide" tabIndex={0}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{audit.account}</th>
              <th scope="col">{audit.role}</th>
              <th scope="col">{texts.header.committee}</th>
              <th scope="col">{audit.time}</th>
              <th scope="col">{audit.givenBy}</th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node: { id, subject, role, committee, validFrom, validTo, grantedBy } }) => (
              <tr key={id}>
                <th scope="row">{subject}</th>
                <td>{texts.role[role]}</td>
                <td>{committee.name}</td>
                <td>
                  {validTo === null
                    ? texts.committee.since(format.date(validFrom))
                    : `${format.date(validFrom)} – ${format.date(validTo)}`}
                </td>
                <td>{grantedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="hint">{texts.committee.more(format.count(left))}</p>}
    </section>
  );
}
