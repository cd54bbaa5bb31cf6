import { useState } from 'react';
import { useQuery } from 'urql';
import { committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import { WatchCountsDocument, type WatchKind, WatchListDocument } from './committee-operations.ts';

/** What wants attention below a committee: how many of each kind, and which ones when somebody asks. */
export function WatchList({ committeeId }: { committeeId: string }) {
  const { texts, format } = useLanguage();
  const [kind, setKind] = useState<WatchKind | null>(null);
  const [{ data }] = useQuery({
    query: WatchCountsDocument,
    variables: { committeeId },
    requestPolicy: 'cache-and-network',
  });
  const counts = data?.watchCounts.filter(({ count }) => count > 0) ?? [];
  if (counts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="watch-title">
      <header>
        <h3 id="watch-title">{texts.committee.watch}</h3>
      </header>
      <table className="bars">
        <tbody>
          {counts.map(({ kind: one, count }) => (
            <tr key={one}>
              <th scope="row">{texts.watchKind[one]}</th>
              <td className="number">{format.count(count)}</td>
              <td className="names">
                <button
                  type="button"
                  className="quiet"
                  aria-expanded={kind === one}
                  aria-label={`${texts.committee.showNames}: ${texts.watchKind[one]}`}
                  onClick={() => setKind(kind === one ? null : one)}
                >
                  {kind === one ? texts.close : texts.committee.showNames}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {kind !== null && <Watched committeeId={committeeId} kind={kind} />}
    </section>
  );
}

function Watched({ committeeId, kind }: { committeeId: string; kind: WatchKind }) {
  const { texts, format } = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: WatchListDocument,
    variables: { committeeId, kinds: [kind] },
    requestPolicy: 'cache-and-network',
  });
  const edges = data?.watchList.edges ?? [];
  const left = (data?.watchList.totalCount ?? 0) - edges.length;
  if (fetching && edges.length === 0) return <p className="hint">{texts.loading}</p>;
  return (
    <>
      <h4>{texts.watchKind[kind]}</h4>
      <ul className="people">
        {edges.map(({ node: { id, since, committee, area } }) => (
          <li key={id}>
            <strong>{area?.name ?? committee?.name}</strong>
            {committee && <a href={committeeAddress(committee.id)}>{area ? committee.name : texts.committee.open}</a>}
            <span className="hint">{texts.committee.since(format.day(since))}</span>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="hint">{texts.committee.more(format.count(left))}</p>}
    </>
  );
}
