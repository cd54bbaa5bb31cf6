import { ProgressBar } from '../board/progress-bar.tsx';
import { StatusLabel } from '../board/status-label.tsx';
import { useLanguage } from '../language/language.tsx';
import type { CommitteeDetails } from './committee-operations.ts';

/** Plans and admissions of this year and the five before it, with what was changed about the plans. */
export function QuotaHistory({ committee, year }: { committee: CommitteeDetails; year: number }) {
  const { texts, format } = useLanguage();
  const { y0, y1, y2, y3, y4, y5, quotas } = committee;
  const years = [y0, y1, y2, y3, y4, y5].flatMap((progress, back) =>
    progress !== null && (progress.plan !== null || progress.admitted > 0) ? [{ year: year - back, progress }] : [],
  );
  const revised = quotas.filter(({ revisions }) => revisions.length > 1);
  return (
    <section className="card" aria-labelledby="history-title">
      <header>
        <h3 id="history-title">{texts.committee.history}</h3>
      </header>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{texts.header.year}</th>
            <th scope="col" className="number">
              {texts.table.plan}
            </th>
            <th scope="col" className="number">
              {texts.table.admitted}
            </th>
            <th scope="col">{texts.table.progress}</th>
            <th scope="col">{texts.table.status}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year: one, progress }) => (
            <tr key={one}>
              <th scope="row">{one}</th>
              <td className="number">{progress.plan === null ? '—' : format.count(progress.plan)}</td>
              <td className="number">{format.count(progress.admitted)}</td>
              <td>
                <ProgressBar row={progress} due={null} />
              </td>
              <td>
                <StatusLabel row={progress} daysLeft={null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revised.length > 0 && (
        <ul className="revisions" aria-label={texts.committee.revisions}>
          {revised.map(({ id, year: one, revisions }) => (
            <li key={id}>
              <strong>{one}</strong>{' '}
              {texts.committee.revised(
                format.count(revisions.at(-2)?.target ?? 0),
                format.count(revisions.at(-1)?.target ?? 0),
              )}{' '}
              <span className="hint">{revisions.at(-1)?.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
