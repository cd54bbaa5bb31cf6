import type pg from 'pg';
import { locking } from '../lock-order.ts';
import type { Transaction } from '../transaction.ts';

/** How long a used key is known. */
const KEPT = `interval '7 days'`;

/** What was done under a key. */
export interface UsedKey {
  /** Hash of the input. */
  input: Buffer;
  /** What the payload is made of. */
  written: Record<string, unknown>;
}

/**
 * Takes a key for this transaction. Whoever takes the same one at the same time waits until the transaction is over; it is
 * free again where that was rolled back.
 * @param id - hash of the key, and of whose it is.
 * @param input - hash of the input.
 * @returns what was done under it in the last seven days; null where nothing was.
 */
export async function takeKey(tx: Transaction, id: Buffer, input: Buffer): Promise<UsedKey | null> {
  locking(tx, 'key');
  // The row is locked also where the condition does not hold: so it is still there for the second statement.
  const { rowCount } = await tx.query({
    name: 'take_key',
    text: `INSERT INTO used_key AS k (id, input) VALUES ($1, $2)
      ON CONFLICT (id) DO UPDATE SET input = excluded.input, written = excluded.written, used_at = excluded.used_at
      WHERE k.used_at <= now() + clock_ahead() - ${KEPT}`,
    values: [id, input],
  });
  if (rowCount === 1) return null;
  const { rows } = await tx.query<UsedKey>('SELECT input, written FROM used_key WHERE id = $1', [id]);
  if (rows[0] === undefined) throw new Error('a locked key has gone');
  return rows[0];
}

/** Keeps what was done under a key that this transaction has taken. */
export async function keepWritten(tx: Transaction, id: Buffer, written: object): Promise<void> {
  await tx.query('UPDATE used_key SET written = $2 WHERE id = $1', [id, JSON.stringify(written)]);
}

/** Removes some of the keys whose time is over. Passes over those that somebody takes just now. Returns how many. */
export async function removeExpiredKeys(pool: pg.Pool, most: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM used_key WHERE id = ANY (ARRAY(
       SELECT id FROM used_key WHERE used_at <= now() + clock_ahead() - ${KEPT} ORDER BY used_at LIMIT $1 FOR UPDATE SKIP LOCKED))`,
    [most],
  );
  return rowCount ?? 0;
}
