import type { Curve } from '../charts/even-pace.ts';
import { dayInVietnam, daysLeft } from '../charts/even-pace.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { StatusLabel } from './status-label.tsx';

/** As many rows as one page of A4 holds. */
const MOST_ROWS = 52;

interface PrintSheetProps {
  top: QuotaRow;
  units: readonly QuotaRow[];
  year: number;
  asOf: string;
  curve: Curve | null;
}

/** What is printed instead of the page: one sheet with the committees directly below. */
export function PrintSheet({ top, units, year, asOf, curve }: PrintSheetProps) {
  const { texts, format } = useLanguage();
  const figure = (value: number | null): string => (value === null ? '—' : format.count(value));
  const left = daysLeft(year, dayInVietnam(asOf));
  const rows = [top, ...units.slice(0, MOST_ROWS)];
  return (
    <article className="print-sheet" aria-hidden="true">
      <header>
        <div>
          <h1>{top.name}</h1>
          <p>
            {texts.productLine} · {texts.header.year} {year}
          </p>
          <p className="print-figure">
            <strong>{format.count(top.admitted)}</strong>{' '}
            {top.plan !== null && texts.figures.ofPlan(format.count(top.plan))}
            {top.percent !== null && ` (${format.percent(top.percent)})`}
          </p>
        </div>
        {curve !== null && <Sparkline row={top} year={year} today={dayInVietnam(asOf)} curve={curve} />}
      </header>
      <table>
        <thead>
          <tr>
            <th>{texts.table.name}</th>
            <th>{texts.table.plan}</th>
            <th>{texts.table.admitted}</th>
            <th>{texts.table.remaining}</th>
            <th>{texts.table.progress}</th>
            <th>{texts.table.pipeline}</th>
            <th>{texts.table.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th>{row.name}</th>
              <td>{figure(row.plan)}</td>
              <td>{figure(row.admitted)}</td>
              <td>{figure(row.remaining)}</td>
              <td>{row.percent === null ? '—' : format.percent(row.percent)}</td>
              <td>{figure(row.pipelineCount)}</td>
              <td>
                <StatusLabel row={row} daysLeft={left} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length > MOST_ROWS && <p>{texts.print.more(format.count(units.length - MOST_ROWS))}</p>}
      <footer>
        {texts.print.asOf} {format.moment(asOf)}
      </footer>
    </article>
  );
}
