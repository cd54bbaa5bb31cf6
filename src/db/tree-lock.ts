import type pg from 'pg';
import { locking } from './lock-order.ts';

/** The key of the tree's lock. Writers of placements take it too, by a trigger (prisma/sql/tree/lock_tree.sql). */
const TREE = `hashtext('committee_placement')`;

/** Holds the tree still until the transaction is over, as many do at once: no committee comes to stand elsewhere. */
export const HOLD_TREE = `SELECT pg_advisory_xact_lock_shared(${TREE})`;

/** Keeps everybody else from the tree until the transaction is over: for who moves a committee. */
export const LOCK_TREE = `SELECT pg_advisory_xact_lock(${TREE})`;

/** The first in a transaction that has begun. */
export async function holdTree(tx: pg.ClientBase): Promise<void> {
  locking(tx, 'tree');
  await tx.query(HOLD_TREE);
}

/**
 * The second in a transaction that has begun. Whoever holds it still may ask for this before any row
 * is locked: who waits in front of it is passed.
 */
export async function lockTree(tx: pg.ClientBase): Promise<void> {
  locking(tx, 'tree');
  await tx.query(LOCK_TREE);
}
