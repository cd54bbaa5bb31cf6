import { WAY } from '../cases/way.ts';
import { useLanguage } from '../language/language.tsx';
import type { Counts } from './statistics-operations.ts';

/** The way to membership; who has arrived is counted by the board. */
const ARRIVED = new Set(['PROBATIONARY', 'OFFICIAL']);

/** The stages of the way, for as long as nobody has been counted. */
const NOBODY_YET = WAY.slice(0, WAY.indexOf('PROBATIONARY')).map((stage) => ({
  stage,
  candidateCount: 0,
}));

interface StageFunnelProps {
  /** Undefined until they are there. */
  counts: Counts['stageCounts'] | undefined;
  /** Where the people of a stage are listed; null for who does not read them. */
  addressOf: ((stage: string) => string) | null;
}

/** How many people stand at each stage of the way today. */
export function StageFunnel({ counts: known, addressOf }: StageFunnelProps) {
  const { texts, format } = useLanguage();
  if (known === null) return null;
  const counts = known ?? NOBODY_YET;
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
                  known === undefined ? (
                    '…'
                  ) : (
                    format.count(candidateCount)
                  )
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
