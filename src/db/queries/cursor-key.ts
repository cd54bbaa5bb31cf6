import type pg from 'pg';

/** The key of this database for the cursors of lists, 32 bytes. Null when somebody has removed it. */
export async function readCursorKey(pool: pg.Pool): Promise<Buffer | null> {
  const { rows } = await pool.query<{ key: Buffer }>('SELECT key FROM cursor_key');
  return rows[0]?.key ?? null;
}
