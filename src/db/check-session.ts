import type pg from 'pg';
import { PooledSessionClient, SessionClient, type SessionClientClass } from './session-client.ts';
import { withClient } from './with-client.ts';

/** Why the sessions of an address are of no use, in one line that says what to set. */
export class SessionError extends Error {
  override name = 'SessionError';
}

/** Longest wait for a notification that must come, ms. */
const HEAR_MS = 2_000;

/** What a session must be set to: as it is to be written, and how it is recognised. */
const NEEDED: Record<string, { value: string; fits: RegExp }> = {
  TimeZone: { value: 'UTC', fits: /^(Etc\/)?UTC$/i },
  DateStyle: { value: 'ISO', fits: /^ISO\b/ },
  default_transaction_isolation: { value: 'read committed', fits: /^read committed$/ },
  default_transaction_read_only: { value: 'off', fits: /^off$/ },
  session_replication_role: { value: 'origin', fits: /^origin$/ },
  standard_conforming_strings: { value: 'on', fits: /^on$/ },
};

/**
 * Finds out how sessions at an address are to be opened, and that those are as every session must be.
 *
 * @param setting - the setting that holds the address, to be named
 * @throws SessionError naming what is set wrongly
 * @throws {pg.DatabaseError} and errors of the network when there is no connection
 */
export async function checkSessions(url: string, setting: string): Promise<SessionClientClass> {
  const Client = (await withClient(PooledSessionClient, url, isDirect)) ? SessionClient : PooledSessionClient;
  await withClient(Client, url, (client) => checkSession(client, setting));
  return Client;
}

/**
 * Checks the session of one connection.
 * @throws SessionError naming what is set wrongly
 */
export async function checkSession(client: pg.ClientBase, setting: string): Promise<void> {
  // In a transaction, which a pooler must let through as one.
  await client.query('BEGIN');
  const { rows: settings } = await client.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
    [Object.keys(NEEDED)],
  );
  const { rows: places } = await client.query<{ standby: boolean; path: string; user: string; astray: boolean }>(
    `SELECT pg_is_in_recovery() AS standby, current_setting('search_path') AS path, quote_ident(current_user) AS user,
       to_regclass('committee') IS DISTINCT FROM to_regclass('public.committee') AS astray`,
  );
  await client.query('COMMIT');
  const [place] = places;
  if (place?.standby) throw new SessionError(`${setting} leads to a standby, which takes no change: name the primary`);
  const faults = settings.flatMap(({ name, value }) => {
    const { value: needed, fits } = NEEDED[name] ?? {};
    return fits?.test(value) ? [] : [{ name, value, needed }];
  });
  if (place?.astray) faults.push({ name: 'search_path', value: place.path, needed: 'public' });
  if (faults.length === 0) return;
  const found = faults.map(({ name, value, needed }) => `${name} is ${value} and must be ${needed}`).join(', ');
  const mend = faults.map(({ name, needed }) => `ALTER ROLE ${place?.user} SET ${name} = '${needed}';`).join(' ');
  throw new SessionError(
    `the sessions that ${setting} leads to are not set as they must be: ${found}. In the database: ${mend} A pooler takes it over when it connects anew`,
  );
}

/**
 * Checks that an address gives sessions of one's own: one that listens is told, and a lock stays with who took it.
 * @throws SessionError
 */
export async function checkOwnSessions(url: string, setting: string): Promise<void> {
  if (await withClient(PooledSessionClient, url, isDirect)) return;
  // Poolers in session mode do as well as the server itself.
  if (await withClient(PooledSessionClient, url, (client) => hears(client, url))) return;
  throw new SessionError(
    `${setting} leads through a pooler that shares sessions (transaction mode): there nobody is told of changes, and locks of a session are lost. Name the database server itself in DATABASE_DIRECT_URL; DATABASE_URL may go on leading through the pooler`,
  );
}

/** Says what a pooler needs where it refuses a connection in words of its own; null when the error is another one. */
export function poolerHint(error: unknown): string | null {
  const message = (error as Partial<Error> | null)?.message ?? '';
  const [, parameter] = /unsupported startup parameter[^:]*: (\S+)/.exec(message) ?? [];
  if (parameter !== undefined) {
    return `a pooler stands there that does not take ${parameter}: take it out of the address, or let PgBouncer leave it out (ignore_startup_parameters = ${parameter})`;
  }
  if (/statement pooling/.test(message)) return 'a pooler must keep transactions whole (pool_mode = transaction)';
  return null;
}

/** A pooler cannot give away the server's key to end a session: it answers with one of its own. */
async function isDirect(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid === client.processID;
}

/** Whether what another connection says reaches one that listens. */
async function hears(listener: pg.Client, url: string): Promise<boolean> {
  const heard = new Promise<boolean>((resolve) => {
    listener.once('notification', () => resolve(true));
    setTimeout(() => resolve(false), HEAR_MS).unref();
  });
  await listener.query('LISTEN ketnap_session');
  await withClient(PooledSessionClient, url, (client) => client.query('NOTIFY ketnap_session'));
  const answer = await heard;
  await listener.query('UNLISTEN ketnap_session');
  return answer;
}
