import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, serverProcess } from '../fault/server-process.ts';
import { type LiveBoard, openBoard, TRANSPORTS } from '../helpers/live-board.ts';
import { type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { type PostgresProxy, postgresProxy } from '../helpers/postgres-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

/** Subscribers of each transport; more for a long run: `IDLE_SUBSCRIBERS=2500`. */
const SUBSCRIBERS = Number(process.env.IDLE_SUBSCRIBERS ?? 250);
const HEARTBEAT_MS = 500;
const BEATS = 6;
/** How often a node looks for changes unasked. */
const POLLS_PER_SECOND = 4;
/** No statement that a heartbeat needed would be as seldom. */
const SELDOM_PER_SECOND = 0.7;

let database: TestDatabase;
let district: LiveDistrict;
let pool: pg.Pool;
let proxy: PostgresProxy;
let server: ServerProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database);
  district = await plantDistrict(pool);
  proxy = await postgresProxy(database.url);
  server = await serverProcess(proxy.url, { env: { KETNAP_HEARTBEAT_MS: String(HEARTBEAT_MS) } });
  proxy.counting = true;
  await server.start();
  await eventually(PATIENCE_MS, 'the server listens', async () => proxy.statements.has('LISTEN ketnap_feed'));
});
afterAll(async () => {
  await server.end();
  await proxy.close();
  await pool.end();
  await database.drop();
});

/** What the server asks of the database, per second, while something goes on. */
async function statementsDuring(work: () => Promise<void>): Promise<Map<string, number>> {
  proxy.statements.clear();
  proxy.counting = true;
  const startedAt = performance.now();
  await work();
  proxy.counting = false;
  const seconds = (performance.now() - startedAt) / 1_000;
  return new Map([...proxy.statements].map(([text, times]) => [text, times / seconds]));
}

const total = (): number => [...proxy.statements.values()].reduce((sum, times) => sum + times, 0);

it(`${2 * SUBSCRIBERS} idle subscribers cost the database nothing, heartbeats included`, async () => {
  const alone = await statementsDuring(async () => {
    await eventually(PATIENCE_MS, 'the floor poll', async () => total() >= 16);
  });
  const token = await server.token('chief');
  const lives: LiveBoard[] = [];
  for (const over of TRANSPORTS) {
    for (let n = 0; n < SUBSCRIBERS; n += 50) {
      const some = Array.from({ length: Math.min(50, SUBSCRIBERS - n) }, () =>
        openBoard(over, { url: server.url, token, variables: district.board }),
      );
      lives.push(...(await Promise.all(some)));
    }
  }
  const beat = async (): Promise<void> => {
    await Promise.all(lives.map((live) => live.until(PATIENCE_MS, 'a heartbeat', () => true)));
  };
  await beat();
  const watched = await statementsDuring(async () => {
    for (let n = 0; n < BEATS; n += 1) await beat();
  });
  for (const { seen } of lives) {
    expect(seen.length).toBeGreaterThan(BEATS);
    expect(new Set(seen.slice(1).map(({ kind }) => kind))).toEqual(new Set(['HEARTBEAT']));
  }
  // Beside what is cleared away now and then.
  const often = [...watched].flatMap(([text, perSecond]) => (perSecond > SELDOM_PER_SECOND ? [text] : []));
  expect(often.filter((text) => !alone.has(text))).toEqual([]);
  expect(often.length).toBeGreaterThan(0);
  // A poll more or less at the edges of the time that was measured. A machine that is busy may have kept it from polling before.
  for (const [text, perSecond] of watched) {
    expect(perSecond, text).toBeLessThan(Math.max(alone.get(text) ?? 0, POLLS_PER_SECOND) * 1.3 + 1);
  }
  for (const live of lives) live.vanish();
});
