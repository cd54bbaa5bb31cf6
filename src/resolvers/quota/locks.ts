import { locking } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { FoundQuota } from './records.ts';

/** The quotas of years, locked: nobody revises them until the transaction is over. */
export async function lockQuotasOf(tx: Transaction, years: number[]): Promise<FoundQuota[]> {
  locking(tx, 'quota');
  const { rows } = await tx.query<FoundQuota>(
    `SELECT id, committee_id AS "committeeId", year, kind::text AS kind, target, version, updated_at AS "updatedAt"
     FROM admission_quota WHERE year = ANY($1::smallint[]) ORDER BY id FOR UPDATE`,
    [years],
  );
  return rows;
}
