import pg from 'pg';
import { SessionClient } from './session-client.ts';
import { withClient } from './with-client.ts';

/** How far the clock of a migrated database is ahead of its server's, ms: nothing, but in a demo that stands on another day. */
export async function readClockAhead(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ ms: string }>('SELECT extract(epoch FROM clock_ahead()) * 1000 AS ms');
  return Number(rows[0]?.ms);
}

/** The same of the database at an address. */
export async function readClockAheadAt(url: string): Promise<number> {
  return withClient(SessionClient, url, readClockAhead);
}

/** Sets the clock of a database for the sessions that begin from now on. Its feed never goes back: before it has made a step. */
export async function setClockAhead(url: string, ms: number): Promise<void> {
  await withClient(SessionClient, url, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
    const value = pg.escapeLiteral(`${Math.round(ms)} milliseconds`);
    await client.query(`ALTER DATABASE ${rows[0]?.name} SET ketnap.clock_ahead = ${value}`);
  });
}
