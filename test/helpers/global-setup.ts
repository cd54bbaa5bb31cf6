import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { EmbeddedPostgresError } from '../../tools/embedded-postgres/embedded-postgres-error.ts';
import { shareBuiltFolder } from './built-folder.ts';
import { urlOfDatabase } from './database-url.ts';
import { scratchFolder } from './scratch-folder.ts';

/** What the tests of one run share. */
export type TestServer = {
  /** A database on the server whose user may create others. */
  adminUrl: string;
  /** Ends the name of every database of this run, so that runs on one server do not meet. */
  run: string;
  /** An empty database with all migrations, to be cloned. */
  emptyTemplate: string;
  /** How databases are cloned there: where the server makes sure of the disk, each copied file would wait for it. */
  strategy: 'file_copy' | 'wal_log';
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const FOLDER_PREFIX = 'ketnap-test-';

const cleanUps: (() => Promise<void>)[] = [];

/** Starts a server of our own, or uses that of TEST_DATABASE_URL, and prepares the template of test databases. */
export async function setup(project: TestProject): Promise<void> {
  const run = randomBytes(4).toString('hex');
  const removeBuilt = shareBuiltFolder(run);
  cleanUps.push(async () => removeBuilt());
  const adminUrl = process.env.TEST_DATABASE_URL || (await startServer(run));
  const emptyTemplate = `ketnap_template_${run}`;
  if (process.env.TEST_DATABASE_URL) cleanUps.push(() => dropDatabases(adminUrl, run));
  await ask(adminUrl, `create database ${emptyTemplate}`);
  await migrate(urlOfDatabase(adminUrl, emptyTemplate));
  const strategy = (await ask(adminUrl, 'show fsync')) === 'on' ? 'wal_log' : 'file_copy';
  project.provide('testServer', { adminUrl, run, emptyTemplate, strategy });
}

/** Runs whether tests passed or not. */
export async function teardown(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}

async function startServer(run: string): Promise<string> {
  await removeAbandonedServers();
  const dataFolder = join(scratchFolder(), `${FOLDER_PREFIX}${run}`);
  const server = await startEmbeddedPostgres({ dataFolder, durable: false });
  cleanUps.push(async () => {
    await server.stop();
    rmSync(server.dataFolder, { recursive: true, force: true });
  });
  return server.url('postgres');
}

/** A run that was killed could not clean up. Its server is taken over and stopped; a living run's is refused to us. */
async function removeAbandonedServers(): Promise<void> {
  for (const name of readdirSync(scratchFolder())) {
    const dataFolder = join(scratchFolder(), name);
    // Without a cluster it is a run that has just begun, and about to take its folder.
    if (!name.startsWith(FOLDER_PREFIX) || !existsSync(join(dataFolder, 'cluster'))) continue;
    try {
      const server = await startEmbeddedPostgres({ dataFolder, durable: false });
      await server.stop();
      rmSync(server.dataFolder, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof EmbeddedPostgresError)) throw error;
    }
  }
}

async function dropDatabases(adminUrl: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(datname) as name from pg_database where datname ~ ('^ketnap_[a-z]+_' || $1)`,
      [run],
    );
    for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

/** The first value of the first row of what a statement answers. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<[unknown]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}
