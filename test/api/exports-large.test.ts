import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { type LiveDistrict, plantDistrict } from '../helpers/live-district.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

// Files that are larger than what a node may hold of them.

const CELLS = 24;
const PEOPLE = 50_000 - (50_000 % CELLS);
/** What one export may add to the heap, bytes; the file is 35 MB as csv, the rows in memory more. */
const MOST_HEAP = 32 * 1024 * 1024;

let server: TestServer;
let district: LiveDistrict;
let client: pg.Client;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty', clock: { now: () => Date.now() } });
  client = new pg.Client({ connectionString: server.database.url });
  await client.connect();
  district = await plantDistrict(client, { cells: CELLS, waiting: PEOPLE / CELLS, longNames: true });
  await client.query('ANALYZE');
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await client.end();
  await server.stop();
});
/** Rows of the access log when the test began: it keeps everything. */
let loggedBefore = 0;
beforeEach(async () => {
  loggedBefore += await logged();
});

async function ask(format: string, signal?: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const committee = encodeGlobalId('Committee', district.district);
  const response = await fetch(`${server.app.url}/export/candidates.${format}?committee=${committee}`, {
    headers: { authorization: `Bearer ${await server.token('chief')}` },
    ...(signal ? { signal } : {}),
  });
  expect(response.status).toBe(200);
  return response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
}

async function logged(): Promise<number> {
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::integer AS n FROM access_log');
  return (rows[0]?.n ?? 0) - loggedBefore;
}

/** How many rows have been read when no more are for a while, and there are some. */
async function standstill(least = 1): Promise<number> {
  for (let before = -1; ; ) {
    const now = await logged();
    if (now === before && now >= least) return now;
    before = now;
    await pause(400);
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

it('a reader that stops, stops the reading of rows; taken whole, the file has every row and the heap stays small', async () => {
  const reader = await ask('csv');
  const lines = new Lines();
  lines.add((await reader.read()).value);
  const early = await standstill();
  // What lies in the buffers of the two sockets.
  expect(early).toBeLessThan(PEOPLE);
  const before = heap();
  let highest = 0;
  for (let chunks = 1; ; chunks += 1) {
    const { done, value } = await reader.read();
    if (done) break;
    lines.add(value);
    if (chunks % 60 === 0) highest = Math.max(highest, heap() - before);
  }
  expect(lines.count).toBe(PEOPLE + 5);
  expect(await logged()).toBe(2 * PEOPLE);
  expect(highest).toBeGreaterThan(0);
  expect(highest).toBeLessThan(MOST_HEAP);
});

it('a client that goes away stops the work', async () => {
  const leaving = new AbortController();
  const reader = await ask('xlsx', leaving.signal);
  await reader.read();
  leaving.abort();
  await expect(reader.read()).rejects.toThrow();
  const stopped = async () => ((await metric('ketnap_exports ')) === 0 ? true : null);
  await eventually(PATIENCE_MS, 'the end of the export', stopped);
  // It may have gone before any were read.
  const after = await standstill(0);
  expect(after).toBeLessThan(2 * PEOPLE);
  expect(await metric('ketnap_exports_total{outcome="cut"}')).toBe(1);
});

it('whoever loses the role meanwhile gets no whole file', async () => {
  const reader = await ask('csv');
  await reader.read();
  await standstill();
  await client.query(`UPDATE access_grant SET valid_to = now() WHERE subject = 'chief'`);
  await eventually(PATIENCE_MS, 'the end of the role', async () => {
    const { data } = await server.ask('chief', '{ viewer { grants { role } } }');
    return data.viewer.grants.length === 0 ? true : null;
  });
  const rest = async (): Promise<void> => {
    for (;;) if ((await reader.read()).done) return;
  };
  await expect(rest()).rejects.toThrow();
  expect(await logged()).toBeLessThan(2 * PEOPLE);
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.app.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(name));
  return Number(line?.split(' ').at(-1));
}

/** Counts the lines of a file that is too large to keep. */
class Lines {
  count = 1;
  add(bytes: Uint8Array | undefined): void {
    for (const byte of bytes ?? []) if (byte === 0x0a) this.count += 1;
  }
}
