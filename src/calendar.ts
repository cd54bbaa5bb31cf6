import { Temporal } from 'temporal-polyfill';

/** A day in Vietnam, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** The zone in which a day, and so the year of a count, is meant. */
export const LOCAL_ZONE = 'Asia/Ho_Chi_Minh';

/** The day on which the Party was founded: nobody was admitted before. */
export const FOUNDING_DAY: Day = '1930-02-03';
/** First year the product speaks about. */
export const FIRST_YEAR = yearOf(FOUNDING_DAY);
/** Last year that a quota or an admission can belong to. */
export const LAST_YEAR = 2100;

/** What tells the time; tests and the replay give their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How far it is ahead of the machine's, ms: nothing, but in a demo that stands on another day. */
  readonly aheadMs?: number;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that goes as the machine's does, at another time. */
export function clockAhead(aheadMs: number): Clock {
  return { now: () => Date.now() + aheadMs, aheadMs };
}

/** The moment of a local day and time of day, ms since the epoch. */
export function momentOf(day: Day, time: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(LOCAL_ZONE).epochMilliseconds;
}

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: LOCAL_ZONE });

/** The local day of a moment: the only way from one to the other. */
export function dayOf(moment: Date | number): Day {
  return dayFormat.format(moment);
}

/** The local day now. */
export function today(clock: Clock): Day {
  return dayOf(clock.now());
}

/** A moment for people, in local time, that machines can read too: `2026-11-23T12:00:00.000+07:00`. */
export function localMoment(moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toString({
    timeZone: LOCAL_ZONE,
    smallestUnit: 'millisecond',
  });
}

/** The day of a DATE column, which Prisma hands over as midnight UTC. Of no other column: a moment has `dayOf`. */
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

/** A day as people in Vietnam write it: 23/11/2026. */
export function shownDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** The local year a day counts for. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The month of a day, 1 to 12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** A day, or the one of a year that is nearest to it: by its tree the plans of that year are set and added up. */
export function dayInYear(year: number, day: Day): Day {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (day < first) return first;
  return day > last ? last : day;
}

/** The last day of a year that has come: its end, or today. */
export function lastDayOf(year: number, day: Day): Day {
  return year < yearOf(day) ? `${year}-12-31` : day;
}

/** The day `months` later; the last of the month where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** The day `days` later. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one day to another; below 0 where that is before it. By the clock of days, as the share below. */
export function daysBetween(from: Day, to: Day): number {
  return (fromDay(to).getTime() - fromDay(from).getTime()) / 86_400_000;
}

/** Share of a year that is gone at the end of a day, 0 to 1. */
export function shareOfYearGone(year: number, day: Day): number {
  const current = yearOf(day);
  if (current !== year) return current > year ? 1 : 0;
  // Asked for every row of a board: by the clock of days, which is quicker than a calendar.
  const before = Date.UTC(year - 1, 11, 31);
  return (fromDay(day).getTime() - before) / (Date.UTC(year, 11, 31) - before);
}
