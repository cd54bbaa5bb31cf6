import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import type { Report } from './report-operations.ts';
import { useReportWords } from './words.ts';

/** A line of a table of groups; null where it is left out, so that nobody is known by it. */
interface Line {
  name: string;
  count: number | null;
  percent: number | null;
}

/** Who was admitted, by groups, age, source and education. */
export function Breakdown({ breakdown }: { breakdown: Report['breakdown'] }) {
  const words = useReportWords();
  const { source, education } = useTerms();
  const tables: [string, Line[]][] =
    breakdown === null
      ? []
      : [
          [words.byGroup, breakdown.groups.map(({ group, ...more }) => ({ name: words.groups[group], ...more }))],
          [words.byAge, breakdown.ages.map(({ age, ...more }) => ({ name: words.ages[age], ...more }))],
          [words.bySource, breakdown.sources.map(({ source: one, ...more }) => ({ name: source[one], ...more }))],
          [
            words.byEducation,
            breakdown.education.map(({ education: one, ...more }) => ({ name: education[one], ...more })),
          ],
        ];
  return (
    <section className="card report-breakdown" aria-labelledby="breakdown-title">
      <header>
        <h3 id="breakdown-title">{words.breakdown}</h3>
      </header>
      <p className="hint">{breakdown === null ? words.noBreakdown : words.overlap}</p>
      <div className="report-groups">
        {tables.map(([title, lines]) => (
          <Lines key={title} title={title} lines={lines} />
        ))}
      </div>
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { format } = useLanguage();
  const words = useReportWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="number">
            {words.count}
          </th>
          <th scope="col" className="number">
            {words.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, count, percent }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{count === null ? words.hidden : format.count(count)}</td>
            <td className="number">{percent === null ? words.none : format.percent(percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
