import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holdings, type ServerProcess, serverProcess } from '../fault/server-process.ts';
import { allShow, districtShows, flood, WIDE_BOARD } from '../helpers/flood.ts';
import { type LiveBoard, openBoard, TRANSPORTS, type Transport, watchBoard } from '../helpers/live-board.ts';
import { admitBySql, admittedOnRecord, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { slowLine } from '../helpers/slow-line.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

/** Subscribers that stop reading, half of them over each transport; more for a long run: `SLOW_READERS=1000`. */
const STALLED = Number(process.env.SLOW_READERS ?? 300);
const STALL_MS = 2_000;
/** What a thousand of them may cost the server. */
const BYTES_PER_THOUSAND = 100_000_000;
/** What half of the frames of others may take whatever the calm was, ms, and how many times what they took there. */
const FRAME_MS = 1_000;
const TIMES_CALM = 4;
const CALM_CHANGES = 10;
const BURST = 5_000;
/** What a reader must take, bytes a second, and the size of a frame with all rows. */
const LEAST_RATE = 16 * 1024;
const WIDE_FRAME = 120_000;

let database: TestDatabase;
let district: LiveDistrict;
let pool: pg.Pool;
let server: ServerProcess;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database);
  district = await plantDistrict(pool, { longNames: true });
  const env = { KETNAP_STALL_MS: String(STALL_MS), KETNAP_PING_MS: String(STALL_MS), KETNAP_POLL_MS: '20' };
  server = await serverProcess(database.url, { env, reporting: true });
  await server.start();
  token = await server.token('chief');
});
afterAll(async () => {
  await server.end();
  await pool.end();
  await database.drop();
});

const request = () => ({ url: server.url, token, variables: district.board, query: WIDE_BOARD });

async function openMany(over: Transport, count: number): Promise<LiveBoard[]> {
  const lives: LiveBoard[] = [];
  while (lives.length < count) {
    const some = Array.from({ length: Math.min(50, count - lives.length) }, () => openBoard(over, request()));
    lives.push(...(await Promise.all(some)));
  }
  return lives;
}

const middleOf = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

const sockets = ({ handles }: Holdings): number => handles.TCPSocketWrap ?? 0;

/** Resolves with how long it took until all showed it, ms. */
async function changeAllRows(witnesses: LiveBoard[]): Promise<number> {
  await admitBySql(pool, district, district.cells);
  const startedAt = performance.now();
  await allShow(witnesses, await admittedOnRecord(pool, district), PATIENCE_MS);
  return performance.now() - startedAt;
}

describe(`${STALLED} subscribers that stop reading`, () => {
  it(
    'hold up nobody, cost little, are closed after a while, and go on at their cursors with one DELTA',
    async () => {
      const witnesses = [await openBoard('WebSocket', request()), await openBoard('SSE', request())];
      const calmMs: number[] = [];
      for (let n = 0; n < CALM_CHANGES; n += 1) calmMs.push(await changeAllRows(witnesses));
      const stalled = (await Promise.all(TRANSPORTS.map((over) => openMany(over, STALLED / 2)))).flat();
      // Warm: what the server needs for this many readers is not what they cost when they stall.
      for (let n = 0; n < 5; n += 1) await changeAllRows([...witnesses, ...stalled]);
      const before = await server.holdings();
      expect(sockets(before)).toBeGreaterThanOrEqual(STALLED + 2);

      for (const live of stalled) live.pause();
      const during: Holdings[] = [];
      const tookMs = await flood(pool, district, witnesses, async (changes) => {
        if (changes % 10 === 0) during.push(await server.holdings());
      });
      const grown = (what: 'live' | 'rss'): number => Math.max(...during.map((one) => one[what])) - before[what];
      const limit = (BYTES_PER_THOUSAND * STALLED) / 1_000;
      // Whoever held others up would hold up each of their frames.
      const mostMs = Math.max(FRAME_MS, TIMES_CALM * middleOf(calmMs));
      expect.soft(middleOf(tookMs), 'frames of the others, ms').toBeLessThan(mostMs);
      expect.soft(grown('live'), 'bytes that live').toBeLessThan(limit);
      // Free space that the allocator keeps does not grow with their number.
      expect.soft(grown('rss'), 'bytes of memory').toBeLessThan(Math.max(limit, BYTES_PER_THOUSAND));

      const left = sockets(before) - STALLED;
      const frameMs = (WIDE_FRAME / LEAST_RATE) * 1_000;
      await eventually(2 * STALL_MS + frameMs + PATIENCE_MS, 'the stalled ones are closed', async () => {
        await changeAllRows(witnesses);
        return sockets(await server.holdings()) <= left;
      });
      for (const live of witnesses) expect(live.over).toBe(false);

      const admitted = await admittedOnRecord(pool, district);
      const sample = Math.ceil(STALLED / 30);
      for (const [n, live] of stalled.entries()) {
        if (n % (STALLED / 2) >= sample) {
          live.vanish();
          continue;
        }
        live.resume();
        const { error, complete } = await live.endedWithin(PATIENCE_MS);
        // A subscription that is over in order would not be resumed.
        expect({ error, complete }).toEqual({ error: null, complete: false });
        const { board } = live;
        const over = TRANSPORTS[n < STALLED / 2 ? 0 : 1] as Transport;
        const again = watchBoard(over, { ...request(), after: board.cursor, board });
        const frame = await again.until(PATIENCE_MS, 'where the board is now', () => true);
        again.vanish();
        expect(frame.kind).toBe('DELTA');
        expect(districtShows(board)).toBe(admitted);
      }
      for (const live of witnesses) live.vanish();
    },
    120_000 + STALLED * 400,
  );
});

describe(`${BURST} admissions in one transaction`, () => {
  it('are one frame with the right sums for everybody', async () => {
    const lives = (await Promise.all(TRANSPORTS.map((over) => openMany(over, 50)))).flat();
    await allShow(lives, await admittedOnRecord(pool, district), PATIENCE_MS);
    const shown = lives.map(({ seen }) => seen.length);
    await admitBySql(pool, district, district.cells, Math.ceil(BURST / district.cells.length));
    await allShow(lives, await admittedOnRecord(pool, district), PATIENCE_MS);
    await changeAllRows(lives);
    for (const [n, live] of lives.entries()) {
      const deltas = live.seen.slice(shown[n]).filter(({ kind }) => kind !== 'HEARTBEAT');
      expect(deltas.map(({ kind }) => kind)).toEqual(['DELTA', 'DELTA']);
      live.vanish();
    }
  });
});

// They wait for most of their time.
describe.concurrent('a WebSocket over a line', () => {
  const open = async (variables: object) => {
    const line = await slowLine(server.url, 1_000_000);
    const live = await openBoard('WebSocket', { ...request(), variables, url: line.url });
    return { line, live };
  };

  it('of 40 KB a second stays, though its pong comes long after it was asked for', async () => {
    const { line, live } = await open(district.board);
    const witness = await openBoard('WebSocket', request());
    line.bytesPerSecond = 40_000;
    // The system takes it all at once, and the pings wait behind it.
    const frames = 3;
    for (let n = 0; n < frames; n += 1) await changeAllRows([witness]);
    const startedAt = performance.now();
    await allShow([live], await admittedOnRecord(pool, district), PATIENCE_MS);
    expect(performance.now() - startedAt).toBeGreaterThan(2 * STALL_MS);
    // And is asked again.
    line.bytesPerSecond = 1_000_000;
    await changeAllRows([live]);
    expect(live.over).toBe(false);
    for (const one of [live, witness]) one.vanish();
    await line.close();
  });

  it('that is dead is cut after two pings', async () => {
    const { line, live } = await open({ ...district.board, depth: 'SELF' });
    line.die();
    await within(PATIENCE_MS, 'the server cuts it', line.cut);
    live.vanish();
    await line.close();
  });
});
