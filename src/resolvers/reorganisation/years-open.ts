import { type Day, dayInYear, yearOf } from '../../calendar.ts';
import { closedAmong } from '../../db/queries/closed-years.ts';
import type { Transaction } from '../../db/transaction.ts';

/** The first year that is closed for one of some committees and not over before a day; null where there is none. */
export async function closedYearSince(
  tx: Transaction,
  committeeIds: readonly string[],
  from: Day,
  today: Day,
): Promise<number | null> {
  for (let year = yearOf(from); year < yearOf(today); year += 1) {
    const closed = await closedAmong(tx, committeeIds, year, [dayInYear(year, from), `${year}-12-31`]);
    if (closed.size > 0) return year;
  }
  return null;
}
