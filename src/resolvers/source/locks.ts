import type { Day } from '../../calendar.ts';
import { lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A review of sources, and the place of its cell, which is locked with it. */
export interface LockedSourceReview {
  id: string;
  openedOn: Day;
  /** Null while it is open. */
  closedOn: Day | null;
  path: string;
}

// The cell's lock comes first: of two who open and close, the second one sees the first.
const LOCK = `
  WITH k AS MATERIALIZED (
    SELECT id, path FROM committee WHERE id = (SELECT committee_id FROM source_review WHERE id = $1::uuid) FOR NO KEY UPDATE
  ), r AS MATERIALIZED (
    SELECT * FROM source_review WHERE id = $1::uuid AND committee_id IN (SELECT id FROM k) FOR UPDATE
  )
  SELECT r.id, r.opened_on::text AS "openedOn", r.closed_on::text AS "closedOn", k.path
  FROM r JOIN k ON k.id = r.committee_id`;

/** Locks a review and, before it, its cell. Null when there is none. */
export const lockSourceReview = lockOf('committee', async (tx, id): Promise<LockedSourceReview | null> => {
  const { rows } = await tx.query<LockedSourceReview>({ name: 'lock_source_review', text: LOCK, values: [id] });
  return rows[0] ?? null;
});

/** Locks a review of a cell that somebody was found in, so that it is not closed meanwhile. Null where the cell has no such review. */
export async function lockReviewToRefer(
  tx: Transaction,
  { id, committeeId }: { id: string; committeeId: string },
): Promise<Omit<LockedSourceReview, 'path'> | null> {
  const { rows } = await tx.query<Omit<LockedSourceReview, 'path'>>(
    `SELECT id, opened_on::text AS "openedOn", closed_on::text AS "closedOn" FROM source_review
     WHERE id = $1::uuid AND committee_id = $2::uuid FOR SHARE`,
    [id, committeeId],
  );
  return rows[0] ?? null;
}
