import { type Clock, type Day, fromDay } from '../src/calendar.ts';

/** The day for which the demo data are made, so that every run has the same. */
export const BENCH_DAY: Day = '2026-11-23';

/** The year of the boards. */
export const BENCH_YEAR = 2026;

/** Noon of that day in Vietnam; moves on with real time. */
export function benchClock(): Clock {
  const shift = fromDay(BENCH_DAY).getTime() + 5 * 3_600_000 - Date.now();
  return { now: () => Date.now() + shift };
}
