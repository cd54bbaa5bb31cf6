import { addMonths, type Day, yearOf } from '../../calendar.ts';
import { isWeekday, type MarkedDay } from '../../rules/working-days.ts';
import { mistakes } from './violations.ts';

/** Marked days that a year may have. */
export const MOST_MARKED_DAYS = 60;

/** The most working days that are counted at once: some four years. */
export const MOST_WORKING_DAYS = 1_000;

/** The longest time over which working days are counted, months. */
export const LONGEST_SPAN_MONTHS = 48;

/**
 * Whether working days can be counted from one day to another.
 * @throws InvalidInput
 */
export function checkSpan(from: Day, until: Day): void {
  if (until < from) throw mistakes.untilBeforeFrom();
  if (until > addMonths(from, LONGEST_SPAN_MONTHS)) throw mistakes.spanTooLong(LONGEST_SPAN_MONTHS);
}

/**
 * Whether a marked day says something: it is of the year, and it is not so by its weekday already.
 * @param path - where it stands in the form.
 * @throws InvalidInput
 */
export function checkMark({ day, kind }: Pick<MarkedDay, 'day' | 'kind'>, year: number, path: readonly string[]): void {
  if (yearOf(day) !== year) throw mistakes.dayOfOtherYear(path, year);
  if (kind === 'DAY_OFF' && !isWeekday(day)) throw mistakes.offAnyway(path);
  if (kind === 'WORKING_DAY' && isWeekday(day)) throw mistakes.workedAnyway(path);
}
