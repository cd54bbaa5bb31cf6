import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { type EndReason, Operation, runForAll, runOperation } from '../../src/db/operation.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { databaseTrouble } from '../../src/db/unavailable.ts';
import { type PostgresProxy, postgresProxy } from '../helpers/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

/** Longer than anything may take that is ended. */
const LONG = "SELECT pg_sleep(600)::text, 'long'";

let test: TestDatabase;
let proxy: PostgresProxy;
let database: Database;
let editor: pg.Client;
/** What one sees of the others stays the same for as long as a transaction lasts. */
let watcher: pg.Client;
const lost: Error[] = [];
beforeAll(async () => {
  test = await createTestDatabase({ from: 'demo' });
  proxy = await postgresProxy(test.url);
  editor = new pg.Client({ connectionString: test.url });
  await editor.connect();
  watcher = new pg.Client({ connectionString: test.url });
  await watcher.connect();
});
afterAll(async () => {
  await editor?.end();
  await watcher?.end();
  await proxy?.close();
  await test?.drop();
});
afterEach(async () => {
  proxy.cancels = null;
  await editor.query('ROLLBACK');
  await database?.close();
  expect(lost.splice(0)).toEqual([]);
});

function open(poolSize: number, statementMs = 600_000): Database {
  database = openDatabase({ url: proxy.url, poolSize, statementMs, onConnectionError: (error) => lost.push(error) });
  return database;
}

/** Statements that are being executed for requests. */
async function running(): Promise<string[]> {
  const { rows } = await watcher.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'ketnap' AND state = 'active'`,
  );
  return rows.map(({ query }) => query);
}

const isRunning = async (text: string): Promise<boolean> => (await running()).some((query) => query.includes(text));

/** What became of some work: its result, or why the database did not do it. */
const outcome = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', databaseTrouble);

it('a statement is cancelled with its operation, through Prisma too, and the connection goes on', async () => {
  const { pool, prisma } = open(1);
  const { rows: before } = await pool.query('SELECT pg_backend_pid() AS pid');
  for (const ask of [() => pool.query(LONG), () => prisma.$queryRawUnsafe(LONG)]) {
    const operation = new Operation('a');
    const asked = outcome(runOperation(operation, async () => ask()));
    await eventually(PATIENCE_MS, 'it runs', () => isRunning('long'));
    operation.end('CLIENT_GONE');
    expect(await within(PATIENCE_MS, 'it ends', asked)).toBe('cancelled');
    const { rows: after } = await pool.query('SELECT pg_backend_pid() AS pid');
    expect(after).toEqual(before);
  }
  expect(database.pool.counts.cancelled).toEqual({ client_gone: 2, time_limit: 0 });
});

it('nothing of an operation that has ended begins, nor what it has waiting', async () => {
  const { pool, prisma } = open(1);
  const operation = new Operation('a');
  const taken = await pool.connect();
  const asked = runOperation(operation, () => outcome(pool.query(LONG)));
  expect(pool.use).toEqual({ taken: 1, waiting: 1 });
  operation.end('TIME_LIMIT');
  expect(await asked).toBe('cancelled');
  taken.release();
  expect(pool.use).toEqual({ taken: 0, waiting: 0 });
  const after = [
    () => pool.query(LONG),
    async () => prisma.accessGrant.findFirst(),
    () => inTransaction(pool, (tx) => tx.query('SELECT id FROM access_grant')),
  ];
  for (const ask of after) expect(await runOperation(operation, () => outcome(ask()))).toBe('cancelled');
  expect(await runOperation(operation, () => runForAll(() => outcome(pool.query('SELECT 1'))))).toBe('done');
});

it('a connection is not given back before the server has taken the request to cancel: the next one cannot be hit', async () => {
  const { pool } = open(1);
  proxy.cancels = [];
  await editor.query('BEGIN; LOCK TABLE access_grant IN ACCESS EXCLUSIVE MODE');
  const operation = new Operation('a');
  const first = runOperation(operation, () => outcome(pool.query('SELECT id FROM access_grant')));
  await eventually(PATIENCE_MS, 'it waits for the lock', () => isRunning('access_grant'));
  operation.end('CLIENT_GONE');
  await eventually(PATIENCE_MS, 'the request is on its way', async () => proxy.cancels?.length === 1);
  // It is answered before the request has come.
  await editor.query('ROLLBACK');
  expect(await within(PATIENCE_MS, 'the first is answered', first)).toBe('done');
  const second = runOperation(new Operation('b'), () => outcome(pool.query("SELECT pg_sleep(0.3)::text, 'second'")));
  await expect(
    within(
      300,
      'the second begins',
      eventually(PATIENCE_MS, '', () => isRunning('second')),
    ),
  ).rejects.toThrow();
  for (const let_through of proxy.cancels) let_through();
  expect(await within(PATIENCE_MS, 'the second is answered', second)).toBe('done');
});

it('a transaction that has its lock goes on to its end; one that waits for it does not', async () => {
  const { pool, prisma } = open(4);
  const grant = {
    text: `INSERT INTO access_grant (id, subject, role, committee_id, granted_by)
      VALUES (gen_random_uuid(), 's', 'AUDITOR', $1, 'test')`,
    values: [await aCommittee()],
  };
  const write = (operation: Operation, lock: string, locked: () => Promise<unknown> = async () => {}) =>
    runOperation(operation, () =>
      outcome(
        inTransaction(pool, async (tx) => {
          await tx.query(lock);
          await locked();
          await tx.query(grant);
        }),
      ),
    );
  const LOCK = 'SELECT pg_advisory_xact_lock(1)';
  const [holder, waiter] = [new Operation('a'), new Operation('b')];
  const holding = write(holder, LOCK, async () => {
    const waiting = write(waiter, LOCK);
    await eventually(PATIENCE_MS, 'the other waits', () => isRunning('lock(1)'));
    holder.end('CLIENT_GONE');
    waiter.end('CLIENT_GONE');
    expect(await within(PATIENCE_MS, 'the other ends', waiting)).toBe('cancelled');
  });
  expect(await within(PATIENCE_MS, 'the holder ends', holding)).toBe('done');
  expect(await prisma.accessGrant.count({ where: { subject: 's' } })).toBe(1);
  // Nothing is left in a transaction.
  for (let n = 0; n < 4; n += 1) expect(await outcome(prisma.accessGrant.count())).toBe('done');
});

it('a connection that is lost while a transaction has it is no fault of the process, and is replaced', async () => {
  const { pool } = open(1);
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const over = new Promise((resolve) => client.once('end', resolve));
  await watcher.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await within(PATIENCE_MS, 'it is lost', over);
  client.release();
  expect(await outcome(pool.query('SELECT 1'))).toBe('done');
});

it('a transaction that only reads ends with its operation', async () => {
  const { pool } = open(1);
  const operation = new Operation('a');
  const reading = runOperation(operation, async () => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query('SELECT 1');
      const long = client.query(LONG);
      await eventually(PATIENCE_MS, 'it runs', () => isRunning('long'));
      operation.end('CLIENT_GONE');
      return await outcome(long);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
  expect(await within(PATIENCE_MS, 'it is cancelled', reading)).toBe('cancelled');
  expect(await outcome(pool.query('SELECT 1'))).toBe('done');
});

it('a statement that Prisma makes of what several operations ask for goes on until the last of them has ended', async () => {
  const { pool, prisma } = open(2);
  const id = await aCommittee();
  const ask = (operation: Operation) =>
    runOperation(operation, () => outcome(prisma.committee.findUnique({ where: { id } }).then((found) => found?.id)));
  await editor.query('BEGIN; LOCK TABLE committee IN ACCESS EXCLUSIVE MODE');
  const [a, b] = [new Operation('a'), new Operation('b')];
  const asked = [ask(a), ask(b)];
  await eventually(PATIENCE_MS, 'it waits for the lock', () => isRunning('"committee"'));
  expect(await running()).toHaveLength(1);
  a.end('CLIENT_GONE');
  expect(pool.counts.cancelled.client_gone).toBe(0);
  await editor.query('ROLLBACK');
  expect(await Promise.all(asked)).toEqual(['done', 'done']);

  await editor.query('BEGIN; LOCK TABLE committee IN ACCESS EXCLUSIVE MODE');
  const both = [new Operation('a'), new Operation('a')];
  const neither = both.map(ask);
  await eventually(PATIENCE_MS, 'it waits for the lock', () => isRunning('"committee"'));
  for (const operation of both) operation.end('CLIENT_GONE');
  expect(await within(PATIENCE_MS, 'it is cancelled', Promise.all(neither))).toEqual(['cancelled', 'cancelled']);
});

it('a statement that takes longer than it may is cancelled, and an operation may have a longer limit', async () => {
  const { pool } = open(2, 200);
  expect(await within(PATIENCE_MS, 'it is cancelled', outcome(pool.query(LONG)))).toBe('cancelled');
  const late = inTransaction(pool, async (tx) => {
    await tx.query('SELECT 1');
    await tx.query(LONG);
  });
  expect(await within(PATIENCE_MS, 'so is one of a transaction', outcome(late))).toBe('cancelled');
  const patient = new Operation('a', { statementMs: 5_000 });
  expect(await runOperation(patient, () => outcome(pool.query('SELECT pg_sleep(0.4)')))).toBe('done');
  expect(pool.counts.cancelled).toEqual({ client_gone: 0, time_limit: 2 });
});

it('a viewer has a share of the pool, also when its statements come through Prisma', async () => {
  const { pool, prisma } = open(5);
  const greedy = new Operation('greedy');
  const all = Array.from({ length: 20 }, () =>
    runOperation(greedy, () => outcome(Promise.resolve(prisma.$queryRawUnsafe(LONG)))),
  );
  await eventually(PATIENCE_MS, 'some of it runs', async () => (await running()).length === 2);
  expect(pool.use).toEqual({ taken: 2, waiting: 18 });
  const other = runOperation(new Operation('other'), () => outcome(pool.query('SELECT 1')));
  expect(await within(PATIENCE_MS, 'others are served', other)).toBe('done');
  greedy.end('CLIENT_GONE');
  expect(await within(PATIENCE_MS, 'all of it ends', Promise.all(all))).toEqual(all.map(() => 'cancelled'));
  expect(pool.use.waiting).toBe(0);
  await eventually(PATIENCE_MS, 'its places are free', async () => pool.use.taken === 0);
});

it.each<EndReason | null>([null, 'CLIENT_GONE'])(
  'a transaction that reads beside itself is not kept out by the share',
  async (reason) => {
    const { pool } = open(3);
    const operation = new Operation('a');
    const work = runOperation(operation, () =>
      inTransaction(pool, async (tx) => {
        await tx.query('SELECT 1');
        if (reason !== null) operation.end(reason);
        return outcome(pool.query('SELECT 1'));
      }),
    );
    expect(await within(PATIENCE_MS, 'it is answered', work)).toBe(reason === null ? 'done' : 'cancelled');
  },
);

async function aCommittee(): Promise<string> {
  const { rows } = await editor.query<{ id: string }>('SELECT id FROM committee LIMIT 1');
  return rows[0]?.id ?? '';
}
