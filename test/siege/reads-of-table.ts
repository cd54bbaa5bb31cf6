import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** How long the database may take to tell what a session has read, ms: a session tells it once in a second. */
const STATISTICS_MS = 1_500;

/** How often a table has been looked at so far, and how many of its rows were read, by whomever. */
export async function readsOfTable(pool: pg.Pool, table: string): Promise<{ looks: number; rows: number }> {
  await pause(STATISTICS_MS);
  const { rows } = await pool.query<{ looks: number; rows: number }>(
    `SELECT (seq_scan + idx_scan)::integer AS looks, (seq_tup_read + idx_tup_fetch)::integer AS rows
     FROM pg_stat_user_tables WHERE relname = $1`,
    [table],
  );
  return rows[0] ?? { looks: Number.NaN, rows: Number.NaN };
}
