import { useLanguage } from '../language/language.tsx';
import type { Statistics } from './statistics-operations.ts';

/** The way to membership; who has arrived is counted by the board. */
const ARRIVED = new Set(['PROBATIONARY', 'OFFICIAL']);

/** How many people stand at each stage of the way today. */
export function StageFunnel({ counts }: { counts: Statistics['stageCounts'] }) {
  const { texts, format } = useLanguage();
  if (counts === null) return null;
  const onTheWay = counts.filter(({ stage }) => !ARRIVED.has(stage));
  const most = Math.max(1, ...onTheWay.map(({ candidateCount }) => candidateCount));
  return (
    <section className="card" aria-labelledby="funnel-title">
      <header>
        <h2 id="funnel-title">{texts.charts.funnel}</h2>
      </header>
      <p className="hint">{texts.charts.funnelHint}</p>
      <table className="bars stages">
        <tbody>
          {onTheWay.map(({ stage, candidateCount }) => (
            <tr key={stage}>
              <th scope="row">{texts.stage[stage]}</th>
              <td className="bar-cell">
                <span className="bar" aria-hidden="true">
                  <span style={{ inlineSize: `${(candidateCount / most) * 100}%` }} />
                </span>
              </td>
              <td className="number">{format.count(candidateCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
