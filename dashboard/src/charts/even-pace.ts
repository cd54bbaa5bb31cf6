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

/** How many the even pace of the year asks for by today, whole people; null without a plan. */
export function expectedBy(plan: number | null, year: number, today: string): number | null {
  return plan === null ? null : Math.floor((plan * daysGone(year, today)) / daysOfYear(year) + 1e-6);
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
