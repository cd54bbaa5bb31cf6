import type { CommitteeKind } from '../../db/generated/client.ts';
import { locking, lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A committee and its place. */
export interface LockedCommittee {
  id: string;
  kind: CommitteeKind;
  path: string;
}

const COMMITTEE = 'SELECT id, kind::text AS kind, path FROM committee WHERE id = $1::uuid';

/** Locks a committee that a new record will refer to, so that it stays; many may hold it so. Null when there is none. */
export const lockCommitteeToRefer = lockOf('committee', async (tx, id): Promise<LockedCommittee | null> => {
  const { rows } = await tx.query<LockedCommittee>(`${COMMITTEE} FOR KEY SHARE`, [id]);
  return rows[0] ?? null;
});

/**
 * Locks a committee and whatever belongs to it alone: its names and codes, terms, offices, figures and quotas, also those
 * that are not there yet. Null when there is none.
 */
export const lockCommitteeToChange = lockOf('committee', async (tx, committeeId): Promise<LockedCommittee | null> => {
  const { rows } = await tx.query<LockedCommittee>(`${COMMITTEE} FOR NO KEY UPDATE`, [committeeId]);
  return rows[0] ?? null;
});

/** Locks committees whose rows will be changed, by their ids. */
export async function lockCommittees(tx: Transaction, ids: readonly string[]): Promise<void> {
  locking(tx, 'committee');
  await tx.query('SELECT id FROM committee WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
}
