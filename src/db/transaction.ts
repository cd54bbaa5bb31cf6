import type pg from 'pg';
import { lockingBegins } from './lock-order.ts';
import { HOLD_TREE, LOCK_TREE } from './tree-lock.ts';

/** A connection inside a transaction, for statements written by hand. */
export type Transaction = pg.ClientBase;

/**
 * Runs `work` in one READ COMMITTED transaction: all of it is written, or nothing. It speaks to the driver, not to
 * Prisma: the same statements take a seventh of the processor time. A connection that failed is not used again.
 */
export function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return begun(pool, 'BEGIN', work);
}

/** The same on a tree that holds still: its lock comes before any other, in the round trip of the beginning. */
export function inTransactionOnTree<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return begun(pool, `BEGIN; ${HOLD_TREE}`, work);
}

/** The same for who moves a committee: nobody else holds the tree meanwhile, and everybody waits. */
export function inTransactionThatMoves<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return begun(pool, `BEGIN; ${LOCK_TREE}`, work);
}

/** Runs `read` on one snapshot of the database: it writes nothing, and locks no row. */
export function inSnapshot<T>(pool: pg.Pool, read: (tx: Transaction) => Promise<T>): Promise<T> {
  return begun(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', read);
}

async function begun<T>(pool: pg.Pool, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken = false;
  const lost = (): void => {
    broken = true;
  };
  // While it is taken out, the pool does not listen for the loss of a connection.
  tx.on('error', lost);
  try {
    await tx.query(begin);
    lockingBegins(tx);
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK').catch(lost);
    throw error;
  } finally {
    tx.off('error', lost);
    tx.release(broken);
  }
}
