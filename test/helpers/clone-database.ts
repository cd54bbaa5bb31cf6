import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { urlOfDatabase } from './database-url.ts';
import type { TestDatabase } from './test-database.ts';

/** A copy of a database as it is now: a backup, restored. Nobody may be connected to the original. */
export async function cloneDatabase(original: TestDatabase): Promise<TestDatabase> {
  const { adminUrl, run, strategy } = inject('testServer');
  const name = `ketnap_test_${run}_${randomBytes(4).toString('hex')}`;
  const execute = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await execute(`create database ${name} template ${new URL(original.url).pathname.slice(1)} strategy ${strategy}`);
  return {
    url: urlOfDatabase(adminUrl, name),
    drop: () => execute(`drop database if exists ${name} with (force)`),
  };
}
