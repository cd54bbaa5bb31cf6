import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { seedDemoData } from '../prisma/seed/seed-demo-data.ts';
import { migrate } from '../src/db/migrate.ts';
import { urlOfDatabase } from '../test/helpers/database-url.ts';
import { scratchFolder } from '../test/helpers/scratch-folder.ts';
import { startEmbeddedPostgres } from '../tools/embedded-postgres/embedded-postgres.ts';
import { addBenchTables } from './bench-tables.ts';
import { BENCH_DAY } from './fixed-day.ts';

/** Databases with the demo data, one for each start of a contender. */
export interface BenchDatabases {
  /** Makes one more and returns its address. */
  clone(): Promise<string>;
  /** Removes everything that was made; calling it again returns the same promise. */
  end(): Promise<void>;
}

/** Uses the server of TEST_DATABASE_URL, or starts one of its own, and prepares the data there. */
export async function prepareDatabases(candidatesEach: number): Promise<BenchDatabases> {
  const run = randomBytes(4).toString('hex');
  const own = process.env.TEST_DATABASE_URL ? null : await startOwnServer(run);
  const adminUrl = own?.url ?? (process.env.TEST_DATABASE_URL as string);
  const made: string[] = [];

  const create = async (template?: string): Promise<string> => {
    const name = `ketnap_bench_${run}_${made.length}`;
    made.push(name);
    await execute(adminUrl, `create database ${name} ${template ? `template ${template} strategy file_copy` : ''}`);
    // How fast a disk is to sync is not what is measured, and the same for all.
    await execute(adminUrl, `alter database ${name} set synchronous_commit = off`);
    return name;
  };

  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => {
    ended ??= own ? own.end() : dropAll();
    return ended;
  };
  const dropAll = async (): Promise<void> => {
    for (const name of made) await execute(adminUrl, `drop database if exists ${name} with (force)`);
  };

  try {
    const template = await create();
    const url = urlOfDatabase(adminUrl, template);
    await migrate(url);
    await seedDemoData(url, { today: BENCH_DAY });
    await withClient(url, (client) => addBenchTables(client, candidatesEach));
    return { clone: async () => urlOfDatabase(adminUrl, await create(template)), end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function startOwnServer(run: string): Promise<{ url: string; end(): Promise<void> }> {
  const server = await startEmbeddedPostgres({
    dataFolder: join(scratchFolder(), `ketnap-bench-${run}`),
    durable: false,
  });
  return {
    url: server.url('postgres'),
    async end() {
      await server.stop();
      rmSync(server.dataFolder, { recursive: true, force: true });
    },
  };
}

function execute(url: string, sql: string): Promise<unknown> {
  return withClient(url, (client) => client.query(sql));
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
