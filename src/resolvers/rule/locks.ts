import { locking } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** Locks the working calendar of all years: it changes seldom, and two who set it look at each other's. */
export async function lockCalendar(tx: Transaction): Promise<void> {
  locking(tx, 'calendar');
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('calendar'))`);
}
