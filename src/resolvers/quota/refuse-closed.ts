import { type Day, dayInYear, yearOf } from '../../calendar.ts';
import { closedAmong } from '../../db/queries/closed-years.ts';
import type { Transaction } from '../../db/transaction.ts';
import { violations } from './violations.ts';

/** A committee, and the field of a form that names it or its year. */
interface Named {
  committeeId: string;
  path: string[];
}

/**
 * Refuses to set something of a year that is closed for one of some committees.
 * @throws RuleViolation YEAR_CLOSED
 */
export async function refuseClosed(tx: Transaction, year: number, some: readonly Named[], today: Day): Promise<void> {
  if (year >= yearOf(today)) return;
  const ids = some.map(({ committeeId }) => committeeId);
  const closed = await closedAmong(tx, ids, year, [dayInYear(year, today)]);
  const one = some.find(({ committeeId }) => closed.has(committeeId));
  if (one !== undefined) throw violations.YEAR_CLOSED.quota(one.path, year);
}
