/** Days of a year. */
export function daysOfYear(year: number): number {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 ? 366 : 365;
}

/** Which day of its year a day is, from 1. Days are days in Vietnam and have no time zone here. */
export function dayOfYear(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
}

/** The day in Vietnam of a moment (`asOf`): seven hours ahead of UTC, all year round. */
export function dayInVietnam(moment: string): string {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** How many days of a year are over on a day, that day included: none before it, all of them after it. */
export function daysGone(year: number, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  if (year > thisYear) return 0;
  return year < thisYear ? daysOfYear(year) : dayOfYear(today);
}

/** How many days of the year are left after today; null for another year than this. */
export function daysLeft(year: number, today: string): number | null {
  return Number(today.slice(0, 4)) === year ? daysOfYear(year) - dayOfYear(today) : null;
}

/** What is due at the end of each month, in percent of a plan, as the API gives it; null where the year goes evenly. */
export type DuePercents = readonly number[] | null | undefined;

/** The share of a plan that the pace of the year asks for by today: within a month straight from its beginning to its end. */
export function shareDue(year: number, today: string, due: DuePercents): number {
  if (!due || daysLeft(year, today) === null) return daysGone(year, today) / daysOfYear(year);
  const month = Number(today.slice(5, 7));
  const [before, after] = [due[month - 2] ?? 0, due[month - 1] ?? 100];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (before + ((after - before) * Number(today.slice(8, 10))) / days) / 100;
}

/** How many the pace of the year asks for by today, whole people; null without a plan. */
export function expectedBy(plan: number | null, year: number, today: string, due: DuePercents): number | null {
  return plan === null ? null : Math.floor(plan * shareDue(year, today, due) + 1e-6);
}

/** How many of a curve were admitted by the same day of its year; all of it where the year of `today` is over. */
export function countBy({ days, cumulative }: Curve, day: string): number {
  const last = days.findLastIndex((one) => one <= day);
  return last < 0 ? 0 : (cumulative[last] ?? 0);
}

/** A curve as the API gives it. */
export interface Curve {
  days: string[];
  cumulative: number[];
}

/** The steps of a curve as days of the year and counts, from nought on 1 January to what is shown now. */
export function curveSteps({ days, cumulative }: Curve, lastDay: number, now: number): [x: number[], y: number[]] {
  const x = [0];
  const y = [0];
  for (const [index, day] of days.entries()) {
    const at = dayOfYear(day);
    if (at > lastDay) break;
    x.push(at);
    y.push(cumulative[index] ?? 0);
  }
  // The board is ahead of a curve that was asked for a moment ago.
  if (x.at(-1) === lastDay) y[y.length - 1] = now;
  else {
    x.push(lastDay);
    y.push(now);
  }
  return [x, y];
}
