import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { MODELS_FOLDER, migrationList, NO_FILTER, openSchemaEngine, readModels } from '../../src/cli/schema-engine.ts';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { markRolledBack, migrate } from '../../src/db/migrate.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/db/migration-files.ts';
import { migrationState } from '../../src/db/migration-state.ts';
import { urlOfDatabase } from '../helpers/database-url.ts';
import { createTestDatabase } from '../helpers/test-database.ts';

let url: string;
let folder: string;

beforeEach(async () => {
  const { adminUrl, run } = inject('testServer');
  url = urlOfDatabase(adminUrl, `ketnap_migrating_${run}_${Math.random().toString(36).slice(2, 10)}`);
  await createDatabaseIfMissing(url);
  folder = mkdtempSync(join(tmpdir(), 'ketnap-migrations-'));
  return async () => {
    rmSync(folder, { recursive: true });
    await drop(url);
  };
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(sql: string, at = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** By way of the server's first database, since the one of the test may be gone by then. */
const drop = (database: string) =>
  query(`drop database if exists "${new URL(database).pathname.slice(1)}" with (force)`, inject('testServer').adminUrl);

const records = () =>
  query(`select migration_name as name, finished_at is not null as finished, rolled_back_at is not null as rolled_back,
    logs, applied_steps_count as steps from _prisma_migrations order by started_at, migration_name`);

const tables = () =>
  query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );

describe('migrate', () => {
  test('applies what is pending in the order of names, and then nothing', async () => {
    write('2_second', 'create table second (first_id int references first);');
    write('1_first', 'create table first (id int primary key);');
    expect(await migrationState(url, folder)).toEqual({
      pending: ['1_first', '2_second'],
      unknown: [],
      edited: [],
      failed: [],
    });
    const told: string[] = [];
    const options = { folder, onApplied: (name: string) => told.push(name) };
    expect(await migrate(url, options)).toEqual({ applied: ['1_first', '2_second'] });
    expect(await migrate(url, options)).toEqual({ applied: [] });
    expect(told).toEqual(['1_first', '2_second']);
    expect(await migrationState(url, folder)).toEqual({ pending: [], unknown: [], edited: [], failed: [] });
  });

  test('runs functions, triggers and a last line of comment, and keeps settings of a session to their migration', async () => {
    write(
      '1_function',
      `set search_path = ''; create function public.f() returns int language sql as $$ select 1; select 2 $$; -- end`,
    );
    write('2_table', 'create table plain (id int default f()); -- no line break here');
    await migrate(url, { folder });
    expect(await tables()).toEqual([{ name: '_prisma_migrations' }, { name: 'plain' }]);
  });

  test('of several racers one applies each migration, and all succeed', async () => {
    for (let number = 1; number <= 5; number++) write(`${number}_step`, `create table step_${number} (id int);`);
    const results = await Promise.all(Array.from({ length: 6 }, () => migrate(url, { folder })));
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual([
      '1_step',
      '2_step',
      '3_step',
      '4_step',
      '5_step',
    ]);
    expect(await records()).toHaveLength(5);
  });

  test('rolls a failing migration back whole, and says which, where and why', async () => {
    write('1_good', 'create table good (id int);');
    write('2_bad', 'create table half (id int);\ninsert into half values (1);\ninsert into missing values (1);\n');
    write('3_later', 'create table later (id int);');
    await expect(migrate(url, { folder })).rejects.toMatchObject({
      name: 'MigrationError',
      code: 'failed-now',
      migrations: ['2_bad'],
      message:
        'The migration 2_bad failed and was rolled back: relation "missing" does not exist (SQLSTATE 42P01, line 3). ' +
        'Correct it, then run: npm run db:migrate -- --retry 2_bad',
    });
    expect(await tables()).toEqual([{ name: '_prisma_migrations' }, { name: 'good' }]);
    expect(await records()).toEqual([
      { name: '1_good', finished: true, rolled_back: false, logs: null, steps: 1 },
      { name: '2_bad', finished: false, rolled_back: false, logs: expect.stringContaining('42P01'), steps: 0 },
    ]);
    expect(await migrationState(url, folder)).toMatchObject({ pending: ['3_later'], failed: ['2_bad'] });
  });

  test('refuses to go on after a failure until it is marked as rolled back', async () => {
    write('1_bad', 'select 1/0;');
    await expect(migrate(url, { folder })).rejects.toMatchObject({ code: 'failed-now' });
    await expect(migrate(url, { folder })).rejects.toMatchObject({
      code: 'failed-earlier',
      message: expect.stringContaining('npm run db:migrate -- --retry 1_bad'),
      detail: expect.stringContaining('division by zero'),
    });
    write('1_bad', 'create table mended (id int);');
    expect(await markRolledBack(url, '1_bad')).toBe(true);
    expect(await markRolledBack(url, '1_bad')).toBe(false);
    expect(await migrate(url, { folder })).toEqual({ applied: ['1_bad'] });
  });

  test('a migrator that is killed in the middle leaves nothing, and the next one applies the migration', async () => {
    write('1_slow', `create table slow (id int); select pg_sleep(600);`);
    const running = migrate(url, { folder }).catch((error: unknown) => error);
    const { adminUrl } = inject('testServer');
    const database = new URL(url).pathname.slice(1);
    const terminate = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '${database}' and wait_event = 'PgSleep'`;
    while ((await query(terminate, adminUrl)).length === 0);
    expect(await running).toBeInstanceOf(Error);
    expect(await records()).toEqual([]);

    write('1_slow', 'create table slow (id int);');
    expect(await migrate(url, { folder })).toEqual({ applied: ['1_slow'] });
  });

  test('refuses a migration that was edited after it was applied, but not one with other line endings', async () => {
    write('1_first', 'create table first (\n  id int\n);\n');
    await migrate(url, { folder });
    write('1_first', 'create table first (\r\n  id int\r\n);\r\n');
    expect(await migrate(url, { folder })).toEqual({ applied: [] });
    write('1_first', 'create table first (\n  id bigint\n);\n');
    write('2_second', 'create table second (id int);');
    await expect(migrate(url, { folder })).rejects.toMatchObject({
      code: 'edited',
      migrations: ['1_first'],
      message: expect.stringContaining('Restore its file, and put the change into a new migration.'),
    });
    expect(await migrationState(url, folder)).toMatchObject({ edited: ['1_first'], pending: ['2_second'] });
  });

  test('refuses a database that is newer than the folder', async () => {
    write('1_first', 'create table first (id int);');
    write('2_second', 'create table second (id int);');
    await migrate(url, { folder });
    renameSync(join(folder, '2_second'), join(folder, '3_third'));
    await expect(migrate(url, { folder })).rejects.toMatchObject({
      code: 'unknown',
      message: expect.stringMatching(/^The database is newer than this build: it has 2_second\. Run the newer build/),
    });
    expect(await migrationState(url, folder)).toMatchObject({ unknown: ['2_second'], pending: ['3_third'] });
  });

  test('refuses a database with tables of somebody else, and leaves it alone', async () => {
    await query('create table foreign_table (id int)');
    write('1_first', 'create table first (id int);');
    await expect(migrate(url, { folder })).rejects.toMatchObject({
      code: 'not-empty',
      message: expect.stringContaining('The database is not empty (foreign_table)'),
    });
    expect(await tables()).toEqual([{ name: 'foreign_table' }]);
  });

  test('refuses a folder that is incomplete', async () => {
    mkdirSync(join(folder, '1_first'));
    await expect(migrate(url, { folder })).rejects.toMatchObject({ code: 'broken-folder', migrations: ['1_first'] });
    await expect(migrate(url, { folder: join(folder, 'none') })).rejects.toMatchObject({ code: 'broken-folder' });
  });
});

describe("Prisma's own schema engine", () => {
  const models = readModels(MODELS_FOLDER);

  async function openEngine() {
    const { engine, close } = await openSchemaEngine(url, models);
    onTestFinished(close);
    return engine;
  }

  test('agrees that our migrations are applied, unedited and complete, and applies none', async () => {
    await migrate(url);
    const engine = await openEngine();
    const migrationsList = migrationList(MIGRATIONS_FOLDER);
    const input = { migrationsList, filters: NO_FILTER };
    const diagnosis = await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: true });
    expect(diagnosis).toEqual({
      drift: undefined,
      history: null,
      failedMigrationNames: [],
      editedMigrationNames: [],
      errorInUnappliedMigration: undefined,
      hasMigrationsTable: true,
    });
    expect(await engine.applyMigrations(input)).toEqual({ appliedMigrationNames: [] });
  });

  test('sees a failed migration of ours as failed', async () => {
    write('1_bad', 'select 1/0;');
    await expect(migrate(url, { folder })).rejects.toMatchObject({ code: 'failed-now' });
    const engine = await openEngine();
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: migrationList(folder),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    expect(diagnosis.failedMigrationNames).toEqual(['1_bad']);
  });

  test('leaves a table that we agree with', async () => {
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    write('1_first', 'create table first (id int);');
    const { engine, close } = await openSchemaEngine(url, models);
    await engine.applyMigrations({ migrationsList: migrationList(folder), filters: NO_FILTER });
    await close();
    write('2_second', 'create table second (id int);');
    expect(await migrate(url, { folder })).toEqual({ applied: ['2_second'] });
    expect(await migrationState(url, folder)).toEqual({ pending: [], unknown: [], edited: [], failed: [] });
  });
});

describe('the command line', () => {
  const run = (name: string, args: string[], env: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', `src/cli/${name}.ts`, ...args], {
      env: { ...process.env, ...env },
    });

  test('db:migrate creates the database, says what it applied, and then that there is nothing to do', async () => {
    const fresh = urlOfDatabase(url, `${new URL(url).pathname.slice(1)}_fresh`);
    onTestFinished(async () => {
      await drop(fresh);
    });
    const names = readMigrations(MIGRATIONS_FOLDER).map(({ name }) => name);
    const first = await run('migrate', [], { DATABASE_URL: fresh });
    expect(first.stdout.trimEnd().split('\n')).toEqual([
      'database created',
      ...names.map((name) => `applied ${name}`),
      `${names.length} applied, database is up to date`,
    ]);
    const second = await run('migrate', [], { DATABASE_URL: fresh });
    expect(second.stdout).toBe('database is up to date\n');
  });

  test('db:migrate ends with 1 and one line when it cannot', async () => {
    for (const [args, databaseUrl, line] of [
      [[], '', /DATABASE_URL/],
      [[], 'postgresql://nobody@127.0.0.1:1/x', /ECONNREFUSED/],
      [['--retry', 'never_seen'], url, /^There is no failed migration never_seen; usage: /],
    ] as const) {
      const failure = await run('migrate', [...args], { DATABASE_URL: databaseUrl }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(line) });
      expect((failure as { stderr: string }).stderr).not.toMatch(/\n {4}at /);
    }
  });
});

describe('createDatabaseIfMissing', () => {
  test('creates it once, whoever comes first', async () => {
    const fresh = urlOfDatabase(url, `${new URL(url).pathname.slice(1)}_raced`);
    onTestFinished(async () => {
      await drop(fresh);
    });
    const created = await Promise.all(Array.from({ length: 4 }, () => createDatabaseIfMissing(fresh)));
    expect(created.filter(Boolean)).toHaveLength(1);
    expect(await createDatabaseIfMissing(fresh)).toBe(false);
  });

  test('reports whatever else is wrong', async () => {
    await expect(createDatabaseIfMissing('postgresql://nobody@127.0.0.1:1/x')).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});

describe('createTestDatabase', () => {
  test('clones the migrated template; clones do not meet', async () => {
    const begin = performance.now();
    const one = await createTestDatabase();
    const cloneMs = performance.now() - begin;
    const two = await createTestDatabase();
    await query('create table mine (id int)', one.url);
    expect(await query(`select to_regclass('mine') as found`, two.url)).toEqual([{ found: null }]);
    expect(await migrationState(one.url, MIGRATIONS_FOLDER)).toMatchObject({ pending: [], edited: [] });

    const open = new pg.Client({ connectionString: one.url });
    open.on('error', () => {});
    await open.connect();
    await Promise.all([one.drop(), two.drop()]);
    await expect(query('select 1', one.url)).rejects.toMatchObject({ code: '3D000' });
    console.info(`clone ${cloneMs.toFixed(0)} ms`);
  });
});
