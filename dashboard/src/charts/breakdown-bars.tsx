import { useLanguage } from '../language/language.tsx';
import type { Counts } from './statistics-operations.ts';

/** Who was admitted, as shares of the same people: the groups overlap, so each has a bar of its own. */
export function BreakdownBars({ breakdown }: { breakdown: Counts['admissionBreakdown'] | undefined }) {
  const { texts, format } = useLanguage();
  // Undefined until it is there.
  if (breakdown === undefined) return <section className="card breakdown room" />;
  // Of nobody there are no shares.
  if (breakdown === null || breakdown.knownCount === 0) return null;
  const { charts } = texts;
  const { knownCount, womenCount, ethnicMinorityCount, youthUnionAgeCount } = breakdown;
  const groups: [name: string, count: number | null][] = [
    [charts.women, womenCount],
    [charts.ethnicMinority, ethnicMinorityCount],
    [charts.youthUnionAge, youthUnionAgeCount],
  ];
  return (
    <section className="card" aria-labelledby="breakdown-title">
      <header>
        <h2 id="breakdown-title">{charts.breakdown}</h2>
      </header>
      <p className="hint">{charts.breakdownHint}</p>
      <table className="bars">
        <tbody>
          {groups.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {count === null ? (
                <td className="hidden-group" colSpan={2}>
                  {charts.hidden}
                </td>
              ) : (
                <>
                  <td className="bar-cell">
                    <span className="bar" aria-hidden="true">
                      <span style={{ inlineSize: `${(count / knownCount) * 100}%` }} />
                    </span>
                  </td>
                  <td className="number">
                    {format.count(count)} <small>{format.percent((count * 100) / knownCount)}</small>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
