import { type Day, daysBetween, monthOf, shareOfYearGone, yearOf } from '../calendar.ts';

/** What is due at the end of each month, of 1,000 of a year's plan; null where the year goes evenly. */
export type Pace = readonly number[] | null;

/** The share of a year's plan that is due on a day: within a month straight from its beginning to its end. */
export function shareDue(pace: Pace, year: number, day: Day): number {
  if (pace === null || year !== yearOf(day)) return shareOfYearGone(year, day);
  const month = monthOf(day);
  const [before, after] = [pace[month - 2] ?? 0, pace[month - 1] ?? 0];
  const first = `${day.slice(0, 8)}01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const gone = (daysBetween(first, day) + 1) / daysBetween(first, next);
  return (before + (after - before) * gone) / 1_000;
}
