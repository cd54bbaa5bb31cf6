import type { QuotaSheetStatus } from '../../db/generated/enums.ts';
import { locking, lockOf } from '../../db/lock-order.ts';
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

/** A sheet and the place of the committee whose plan it shares out. */
export interface LockedSheet {
  id: string;
  committeeId: string;
  path: string;
  year: number;
  status: QuotaSheetStatus;
  version: number;
}

/** Locks a sheet: nobody prepares or issues it meanwhile. Null when there is none. */
export const lockSheet = lockOf('sheet', async (tx, id): Promise<LockedSheet | null> => {
  const { rows } = await tx.query<LockedSheet>(
    `SELECT s.id, s.committee_id AS "committeeId", c.path, s.year, s.status::text AS status, s.version
     FROM quota_sheet s JOIN committee c ON c.id = s.committee_id WHERE s.id = $1::uuid FOR UPDATE OF s`,
    [id],
  );
  return rows[0] ?? null;
});
