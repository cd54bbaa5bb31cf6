import { useLanguage } from '../language/language.tsx';
import type { Counts } from './statistics-operations.ts';

/** The way to membership; who has arrived is counted by the board. */
const ARRIVED = new Set(['PROBATIONARY', 'OFFICIAL']);

interface StageFunnelProps {
  counts: Counts['stageCounts'];
  /** Where the people of a stage are listed; null for who does not read them. */
  addressOf: ((stage: string) => string) | null;
}

/** How many people stand at each stage of the way today. */
export function StageFunnel({ counts, addressOf }: StageFunnelProps) {
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
              <td className="number">
                {addressOf === null || candidateCount === 0 ? (
                  format.count(candidateCount)
                ) : (
                  <a href={addressOf(stage)} aria-label={`${texts.stage[stage]}: ${format.count(candidateCount)}`}>
                    {format.count(candidateCount)}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
