import { committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import type { Report } from './report-operations.ts';
import { useReportWords } from './words.ts';

/** Those directly below, by the share of their plan; who has none stands behind, without a place. */
export function Ranking({ rows }: { rows: Report['rows'] }) {
  const { format } = useLanguage();
  const words = useReportWords();
  if (rows.length === 0) return null;
  const ranked = rows.toSorted((one, other) => (other.percent ?? -1) - (one.percent ?? -1));
  return (
    <section className="card report-ranking" aria-labelledby="ranking-title">
      <header>
        <h3 id="ranking-title">{words.ranking}</h3>
      </header>
      <div className="table-wide">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.rank}
              </th>
              <th scope="col">{words.organisation}</th>
              {[words.admitted, words.plan, words.percent, words.year, words.change].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ committeeId, name, admitted, plan, percent, before, change }) => (
              <tr key={committeeId}>
                {/* Who is level stands at the same place. */}
                <td className="number">
                  {percent === null ? words.none : ranked.findIndex((row) => row.percent === percent) + 1}
                </td>
                <th scope="row">
                  <a href={committeeAddress(committeeId)}>{name}</a>
                </th>
                <td className="number">{format.count(admitted)}</td>
                <td className="number">{plan === null ? words.none : format.count(plan)}</td>
                <td className="number">{percent === null ? words.unranked : format.percent(percent)}</td>
                <td className="number">{before === null ? words.none : format.count(before)}</td>
                <td className="number">{change === null ? words.none : format.count(change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
