import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSession, checkSessions, SessionError } from '../../src/db/check-session.ts';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { SessionClient } from '../../src/db/session-client.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

// What a role or a database is set to must not change what a server does: it makes no difference, or is found at the start.

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** Sets the database, as `ALTER ROLE` would set a role: for every session that does not ask for something else. */
async function set(name: string, value: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const to = pg.escapeIdentifier(new URL(database.url).pathname.slice(1));
  await client.query(`ALTER DATABASE ${to} SET ${name} = ${pg.escapeLiteral(value)}`);
  await client.end();
}

describe('what every session asks for', () => {
  it.each([
    ['TimeZone', 'Asia/Ho_Chi_Minh', 'UTC'],
    ['DateStyle', 'German', 'ISO, MDY'],
    ['default_transaction_isolation', 'repeatable read', 'read committed'],
    ['lock_timeout', '1h', '4s'],
    ['statement_timeout', '1s', '1min'],
    ['jit', 'on', 'off'],
  ])('%s is as the server needs it, whatever the database is set to', async (name, elsewhere, needed) => {
    await set(name, elsewhere);
    const opened = openDatabase({
      url: database.url,
      Client: await checkSessions(database.url, 'DATABASE_URL'),
      poolSize: 1,
      statementMs: 10_000,
      // A connection that is still closing when the database is dropped.
      onConnectionError: () => {},
    });
    try {
      const { rows } = await opened.pool.query(`SELECT current_setting($1) AS value`, [name]);
      expect(rows).toEqual([{ value: needed }]);
    } finally {
      await opened.close();
    }
  });
});

describe('what no session can ask for', () => {
  it.each([
    ['session_replication_role', 'replica', 'origin'],
    ['default_transaction_read_only', 'on', 'off'],
    ['standard_conforming_strings', 'off', 'on'],
    ['search_path', 'pg_catalog', 'public'],
  ])('%s is found, and named with what it must be', async (name, value, needed) => {
    await set(name, value);
    const found = checkSessions(database.url, 'DATABASE_URL');
    await expect(found).rejects.toThrow(SessionError);
    await expect(found).rejects.toThrow(
      new RegExp(`DATABASE_URL .*${name} is ${value} and must be ${needed}.*ALTER ROLE \\w+ SET ${name} = '${needed}'`),
    );
  });

  it('stops a migration before it begins: triggers must run for it', async () => {
    await set('session_replication_role', 'replica');
    await expect(migrate(database.url)).rejects.toThrow(/session_replication_role is replica and must be origin/);
  });
});

it('a pooler that does not pass the time zone on is found', async () => {
  await set('TimeZone', 'Asia/Ho_Chi_Minh');
  // Asks for nothing, as if it had been left out on the way.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await expect(checkSession(client, 'DATABASE_URL')).rejects.toThrow(/TimeZone is Asia\/Ho_Chi_Minh and must be UTC/);
  } finally {
    await client.end();
  }
});

it('the server itself is told from a pooler', async () => {
  expect(await checkSessions(database.url, 'DATABASE_URL')).toBe(SessionClient);
});
