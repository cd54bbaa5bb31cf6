import type { Day } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/client.ts';
import { locking, lockOfAll } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A committee and its place. */
export interface LockedCommittee {
  id: string;
  kind: CommitteeKind;
  path: string;
  /** The first day on which it is no more; null where it has no end, left out where this node's memory answered. */
  closedOn?: Day | null;
}

const COMMITTEES = `SELECT id, kind::text AS kind, path, closed_on::text AS "closedOn" FROM committee
  WHERE id = ANY ($1::uuid[]) ORDER BY id`;

/** Locks committees that a new record will refer to, so that they stay; many may hold them so. */
export const lockCommitteeToRefer = lockOfAll(
  'committee',
  async (tx, ids): Promise<LockedCommittee[]> =>
    (await tx.query<LockedCommittee>(`${COMMITTEES} FOR KEY SHARE`, [ids])).rows,
);

/**
 * Locks committees and whatever belongs to each alone: its names and codes, terms, offices, figures and quotas, also those
 * that are not there yet.
 */
export const lockCommitteeToChange = lockOfAll(
  'committee',
  async (tx, ids): Promise<LockedCommittee[]> =>
    (await tx.query<LockedCommittee>(`${COMMITTEES} FOR NO KEY UPDATE`, [ids])).rows,
);

/** Locks committees whose rows will be changed, by their ids. */
export async function lockCommittees(tx: Transaction, ids: readonly string[]): Promise<LockedCommittee[]> {
  locking(tx, 'committee');
  return (await tx.query<LockedCommittee>(`${COMMITTEES} FOR NO KEY UPDATE`, [ids])).rows;
}

/**
 * Locks the codes of all committees, after everything else that is locked: they change seldom, and two who entered one code at once
 * would each wait for the other to be asked whether it stays.
 */
export async function lockCodes(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('committee_code'))`);
}
