import type pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** Longest wait for a connection of the pool, ms. */
const MAX_WAIT_MS = 5_000;
/** Longest time one transaction may take before it is rolled back, ms. */
const TIMEOUT_MS = 15_000;

/** A Prisma client inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** Runs `work` in one READ COMMITTED transaction: all of it is written, or nothing. */
export function inTransaction<T>(prisma: PrismaClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return prisma.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS });
}

/** A connection inside a transaction, for statements written by hand. */
export type SqlTransaction = pg.PoolClient;

/**
 * The same without Prisma, for what is done so often that its cost counts: two statements by hand take a seventh of the
 * processor time. A connection that failed is not used again.
 */
export async function inSqlTransaction<T>(pool: pg.Pool, work: (tx: SqlTransaction) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken = false;
  const lost = (): void => {
    broken = true;
  };
  // While it is taken out, the pool does not listen for the loss of a connection.
  tx.on('error', lost);
  try {
    await tx.query('BEGIN');
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
