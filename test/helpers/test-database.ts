import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { seedDemoData } from '../../prisma/seed/seed-demo-data.ts';
import type { Day } from '../../src/calendar.ts';
import { urlOfDatabase } from './database-url.ts';

/** A database of one test, or of the tests of one file. */
export type TestDatabase = {
  url: string;
  /** Removes it, also under open connections. What is forgotten goes with the run. */
  drop(): Promise<void>;
};

export type TestDatabaseOptions = {
  /** `empty`: all migrations and no rows (the default); `demo`: the demonstration data as of 23 November 2026. */
  from?: 'empty' | 'demo';
  /** Fills an empty one with the demonstration data as of another day: that takes some seconds. */
  sampleOf?: Day;
  /** Whether the districts end in it on 01/07/2025, as in `npm run demo`; else the tree of 2023 stays. */
  districtsEnd?: boolean;
};

/** Clones a template: about 30 ms. */
export async function createTestDatabase({
  from = 'empty',
  sampleOf,
  districtsEnd = false,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { adminUrl, run, emptyTemplate, strategy } = inject('testServer');
  const name = `ketnap_test_${run}_${randomBytes(4).toString('hex')}`;
  await withClient(adminUrl, async (client) => {
    const template = from === 'empty' ? emptyTemplate : await demoTemplate(client, run);
    await client.query(`create database ${name} template ${template} strategy ${strategy}`);
  });
  if (sampleOf !== undefined) await seedDemoData(urlOfDatabase(adminUrl, name), { today: sampleOf, districtsEnd });
  return {
    url: urlOfDatabase(adminUrl, name),
    drop: () =>
      withClient(adminUrl, async (client) => {
        await untilLeft(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** How long connections that are being closed get for it, ms. */
const CLOSING_MS = 2_000;

/**
 * Waits until nobody is connected any more: a pool says that it has ended before its connections have, and one that is
 * ended by force meanwhile tells its error to nobody. Whoever stays is ended by force all the same.
 */
async function untilLeft(client: pg.Client, database: string): Promise<void> {
  const end = performance.now() + CLOSING_MS;
  do {
    const { rowCount } = await client.query('select pid from pg_stat_activity where datname = $1', [database]);
    if (rowCount === 0) return;
  } while (performance.now() < end);
}

/** The day on which the demonstration data are set. */
export const DEMO_DAY = '2026-11-23';

/** Serialises the workers of all runs that want to make the template of demonstration data. */
const DEMO_LOCK = 11_23_2026;

/** Made by the first test that asks for it. Renamed when complete, so that whoever finds it can clone it. */
async function demoTemplate(client: pg.Client, run: string): Promise<string> {
  const name = `ketnap_demo_${run}`;
  await client.query('select pg_advisory_lock($1)', [DEMO_LOCK]);
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await makeDemoTemplate(client, name);
    return name;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [DEMO_LOCK]);
  }
}

async function makeDemoTemplate(client: pg.Client, name: string): Promise<void> {
  const { adminUrl, emptyTemplate, run } = inject('testServer');
  const unfinished = `ketnap_seeding_${run}`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished} template ${emptyTemplate}`);
  await seedDemoData(urlOfDatabase(adminUrl, unfinished), { today: DEMO_DAY });
  await client.query(`alter database ${unfinished} rename to ${name}`);
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
