import { Temporal } from 'temporal-polyfill';

/** A day in Vietnam, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** The zone in which a day, and so the year of a count, is meant. */
export const LOCAL_ZONE = 'Asia/Ho_Chi_Minh';

/** First and last year the product speaks about: the Party was founded on 3 February 1930. */
export const FIRST_YEAR = 1930;
/** Last year that a quota or an admission can belong to. */
export const LAST_YEAR = 2100;

/** What tells the time; tests and the replay give their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => Date.now() };

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: LOCAL_ZONE });

/** The local day at a moment. */
export function today(clock: Clock): Day {
  return dayFormat.format(clock.now());
}

/** The day of a DATE column, which Prisma hands over as midnight UTC. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** A day as Prisma wants it for a DATE column. */
export function fromDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Reads a day strictly: `2023-02-30`, `2023-2-3` and the year 0000 are no days. Null when it is none. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** The local year a day counts for. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The day `months` later; the last of the month where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Share of a year that is gone at the end of a day, 0 to 1. */
export function shareOfYearGone(year: number, day: Day): number {
  const current = yearOf(day);
  if (current !== year) return current > year ? 1 : 0;
  const date = Temporal.PlainDate.from(day);
  return date.dayOfYear / date.daysInYear;
}
