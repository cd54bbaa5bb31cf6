import type pg from 'pg';
import type { Day } from '../../src/calendar.ts';
import { inTransactionOnTree, type Transaction } from '../../src/db/transaction.ts';
import { placeCases } from '../../src/resolvers/candidate/records.ts';

/** Gives cases to another cell from a day on. @param also - what is done in the same transaction. */
export async function transferCases(
  pool: pg.Pool,
  ids: readonly string[],
  committeeId: string,
  from: Day,
  also: (tx: Transaction) => Promise<unknown> = async () => {},
): Promise<void> {
  await inTransactionOnTree(pool, async (tx) => {
    await tx.query('SELECT FROM candidate WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    const to = { committeeId, from, cause: 'TRANSFER', documentNumber: '5-GT' } as const;
    await placeCases(
      tx,
      ids.map((candidateId) => ({ candidateId, ...to })),
      { subject: 'test', role: null },
    );
    await also(tx);
  });
}
