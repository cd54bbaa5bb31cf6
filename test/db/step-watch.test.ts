import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SessionClient } from '../../src/db/session-client.ts';
import { StepWatch } from '../../src/feed/step-watch.ts';
import { type PostgresProxy, postgresProxy } from '../helpers/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, within } from '../helpers/within.ts';

/** The limit of other statements of the feed, and how long a step is waited for before it is looked after, ms. */
const LIMIT_MS = 200;
const PATIENCE_MS = 100;
/** Longer than both, ms. */
const STEP_MS = 1_000;
const PATIENT_MS = 40_000;

let test: TestDatabase;
let proxy: PostgresProxy;
let editor: pg.Client;
let pool: pg.Pool;
let steps: StepWatch;
beforeAll(async () => {
  test = await createTestDatabase();
  editor = new pg.Client({ connectionString: test.url });
  await editor.connect();
  const name = pg.escapeIdentifier(new URL(test.url).pathname.slice(1));
  // What a database may be set to.
  await editor.query(`ALTER DATABASE ${name} SET statement_timeout = ${LIMIT_MS}`);
  proxy = await postgresProxy(test.url);
  pool = new pg.Pool({ Client: SessionClient, connectionString: proxy.url, max: 2, query_timeout: LIMIT_MS });
  pool.on('error', () => {});
  steps = new StepWatch(pool, proxy.url, PATIENCE_MS);
  await steps.step();
});
afterAll(async () => {
  await pool?.end();
  await proxy?.close();
  await editor?.end();
  await test?.drop();
});
afterEach(() => editor.query('ROLLBACK'));

/** Makes a step wait, as it does for a transaction that changes what it has to count. */
async function holdStep(): Promise<void> {
  await editor.query('BEGIN; LOCK TABLE feed_head IN ACCESS EXCLUSIVE MODE');
}

it('a step has no limit, whatever other statements have', async () => {
  await holdStep();
  const startedMs = performance.now();
  const step = steps.step();
  await eventually(PATIENT_MS, 'it takes long', async () => performance.now() - startedMs > STEP_MS);
  await editor.query('ROLLBACK');
  expect(await within(PATIENT_MS, 'it ends', step)).toEqual(expect.any(Number));
});

it('one that is no longer waited for, as when the server stops, ends at once for its node', async () => {
  await holdStep();
  const step = steps.step();
  await eventually(PATIENT_MS, 'it runs', async () => pool.idleCount < pool.totalCount);
  steps.stop();
  await expect(within(PATIENT_MS, 'it is given up', step)).rejects.toThrow('the feed has stopped');
});

it('one whose connection has gone silent is given up, and the next one is made', async () => {
  await steps.step();
  proxy.freeze();
  proxy.thawForNew();
  await expect(within(PATIENT_MS, 'it is given up', steps.step())).rejects.toThrow('has gone silent');
  expect(
    await within(
      PATIENT_MS,
      'the next',
      eventually(PATIENT_MS, '', () => steps.step().catch(() => null)),
    ),
  ).toEqual(expect.any(Number));
});

it('a connection that ends in the moment in which it is taken fails a step, and no process', async () => {
  // What the server says of its end may be read in one go with the answer to the greeting: before any promise goes on.
  class Ending extends SessionClient {
    /** What the driver does when the server says so; without a name in its types. */
    declare _handleErrorEvent: (error: Error) => void;
    override connect(taken?: unknown): never {
      const then = taken as (error?: Error) => void;
      return super.connect((error: Error) => {
        then(error);
        this._handleErrorEvent(new Error('terminating connection due to administrator command'));
      }) as never;
    }
  }
  const ending = new pg.Pool({ Client: Ending, connectionString: test.url, max: 1 });
  ending.on('error', () => {});
  const watch = new StepWatch(ending, test.url, PATIENCE_MS);
  await expect(watch.step()).rejects.toThrow('not queryable');
  // It is not used again.
  expect(ending.totalCount).toBe(0);
  await ending.end();
});
