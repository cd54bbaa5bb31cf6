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
