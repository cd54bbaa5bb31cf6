/** Most days that one of the times may be: ten years. */
export const LONGEST_WAY_DAYS = 3_650;

/** The days of a stage in the order in which they must not fall. */
export const DAYS = ['shortestDays', 'quickDays', 'usualDays', 'slowDays', 'longestDays'] as const;

/** Days of a stage, by the names of `DAYS`. */
export type StageDays = Record<(typeof DAYS)[number], number>;

/** The first of the days that is fewer than the one before it; null where none is. */
export function firstThatFalls(days: StageDays): (typeof DAYS)[number] | null {
  return DAYS.find((name, place) => days[name] < days[DAYS[place - 1] ?? name]) ?? null;
}

/** Months of a year. */
export const MONTHS = 12;

/** What is due at the end of each month, of 1,000, by the percent of each. */
export function dueByMonth(percents: readonly number[]): number[] {
  let due = 0;
  return percents.map((percent) => {
    due += percent * 10;
    return due;
  });
}
