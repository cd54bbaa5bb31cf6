import { addMonths, type Day, FIRST_YEAR, monthOf, yearOf } from '../../calendar.ts';
import { isTold, type Months } from './disclosure.ts';
import { mistakes } from './violations.ts';

/** Years in one report at most: two terms of a congress. */
export const MOST_YEARS = 10;

/** Days from one to another, both included. */
export interface Period {
  from: Day;
  to: Day;
}

/**
 * Reads the days of a report.
 * @throws InvalidInput when they are turned, ahead or too many
 */
export function readPeriod({ from, to }: Period, today: Day): Period {
  if (from > to || yearOf(from) < FIRST_YEAR) throw mistakes.periodTurned();
  if (to > today) throw mistakes.periodAhead();
  if (yearsOf({ from, to }).length > MOST_YEARS) throw mistakes.periodTooLong(MOST_YEARS);
  return { from, to };
}

/** The years of which a period has days. */
export function yearsOf({ from, to }: Period): number[] {
  const first = yearOf(from);
  return Array.from({ length: yearOf(to) - first + 1 }, (_, n) => first + n);
}

/**
 * The same days of the year before; of several years those as many years before. The end of a month stays the end of it: of
 * 28 February 2021 the 29th of 2020.
 */
export function samePeriodBefore(period: Period): Period {
  const back = -12 * yearsOf(period).length;
  const to = addMonths(period.to, back);
  return { from: addMonths(period.from, back), to: isMonthEnd(period.to) ? endOfMonth(to) : to };
}

/** The whole months of one year that a period is made of, from 0; null where it begins or ends within one. */
export function wholeMonths({ from, to }: Period): Months | null {
  if (!from.endsWith('-01') || !isMonthEnd(to) || yearOf(from) !== yearOf(to)) return null;
  return { from: monthOf(from) - 1, to: monthOf(to) };
}

function isMonthEnd(day: Day): boolean {
  return day === endOfMonth(day);
}

function endOfMonth(day: Day): Day {
  return addMonths(`${day.slice(0, 4)}-01-31`, monthOf(day) - 1);
}

/** The last day up to which groups of a year are told to everybody who may see them; null before the first. */
export function lastToldBefore(year: number, today: Day): Day | null {
  for (let to = 12; to >= 1; to--) {
    const end = endOfMonth(`${year}-${String(to).padStart(2, '0')}-01`);
    if (end < today && isTold({ from: 0, to })) return end;
  }
  return null;
}
