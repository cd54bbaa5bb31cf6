import type pg from 'pg';

/** The keys of a database, 32 bytes each. */
export interface DatabaseKeys {
  /** Of the cursors of lists. */
  cursors: Buffer;
  /** Of the hashes of used keys. */
  fingerprints: Buffer;
}

/** The keys of this database. Null when somebody has removed them. */
export async function readDatabaseKeys(pool: pg.Pool): Promise<DatabaseKeys | null> {
  const { rows } = await pool.query<DatabaseKeys>('SELECT key AS cursors, fingerprints FROM cursor_key');
  return rows[0] ?? null;
}
