import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { LocalKey } from '../../src/access/local-key.ts';
import { decodeCursor } from '../../src/feed/cursor.ts';
import { type ServerProcess, serverProcess, sharedKey } from '../fault/server-process.ts';
import { BoardClient, type BoardFrame, type BoardStream, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { cloneDatabase } from '../helpers/clone-database.ts';
import {
  type BoardRequest,
  eventIds,
  type LiveBoard,
  openBoard,
  TRANSPORTS,
  watchBoard,
} from '../helpers/live-board.ts';
import { admitBySql, admittedOnRecord, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { PATIENCE_MS } from '../helpers/within.ts';

const HUYEN = 'Huyện';

let key: LocalKey;
let database: TestDatabase;
let backups: [TestDatabase, TestDatabase];
let district: LiveDistrict;
let pool: pg.Pool;
let nodes: [ServerProcess, ServerProcess];
let token: string;
beforeAll(async () => {
  key = await sharedKey();
  database = await createTestDatabase();
  const planting = openPool(database);
  district = await plantDistrict(planting);
  await admitBySql(planting, district, district.cells);
  await planting.query('SELECT feed_sequence()');
  await planting.end();
  backups = [await cloneDatabase(database), await cloneDatabase(database)];
  pool = openPool(database);
  nodes = [await serverProcess(database.url, { key }), await serverProcess(database.url, { key })];
  await Promise.all(nodes.map((node) => node.start()));
  token = await nodes[0].token('chief');
});
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  for (const node of nodes) await node.end();
  await pool.end();
  for (const one of [database, ...backups]) await one.drop();
});

const request = (node: ServerProcess, more: Partial<BoardRequest> = {}): BoardRequest => ({
  url: node.url,
  token,
  variables: district.board,
  ...more,
});
const cell = (index: number): string[] => [district.cells[index] as string];
const names = ({ rows }: BoardFrame): string[] => rows.map(({ name }) => name);

/** A node over another database; ended with the test. */
async function nodeOver({ url }: { url: string }): Promise<ServerProcess> {
  const node = await serverProcess(url, { key });
  ends.push(() => node.end());
  await node.start();
  return node;
}

describe('a cursor is good', () => {
  it('on the other transport, on another node, and after a restart: WebSocket, SSE, WebSocket', async () => {
    const authorization = `Bearer ${token}`;
    const board = new BoardClient();
    const variables = { ...district.board, after: null as string | null };
    const ws = async (node: ServerProcess, enough: (frame: BoardFrame) => boolean): Promise<BoardFrame> => {
      const client = createWsClient({
        url: node.url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization },
        retryAttempts: 0,
      });
      const payload = { query: WATCH_BOARD, variables: { ...variables, after: board.cursor } };
      try {
        return await follow(client.iterate<{ quotaBoard: BoardFrame }>(payload) as BoardStream, board, enough);
      } finally {
        await client.dispose();
      }
    };
    expect((await ws(nodes[0], () => true)).kind).toBe('SNAPSHOT');
    const before = board.row(HUYEN).admitted;

    await admitBySql(pool, district, cell(0));
    const sse = createSseClient({ url: nodes[1].url, headers: { authorization }, retryAttempts: 0 });
    const payload = { query: WATCH_BOARD, variables: { ...variables, after: board.cursor } };
    const stream = sse.iterate<{ quotaBoard: BoardFrame }>(payload) as BoardStream;
    // A node that has not heard of it yet says that nothing is new first.
    const first = await follow(stream, board, ({ kind }) => kind !== 'HEARTBEAT');
    sse.dispose();
    expect(first.kind).toBe('DELTA');
    expect(names(first)).toEqual([HUYEN, 'Xã 0', 'Thôn 0']);

    await nodes[0].kill();
    await admitBySql(pool, district, cell(1));
    await nodes[0].start();
    const second = await ws(nodes[0], ({ kind }) => kind !== 'HEARTBEAT');
    expect(second.kind).toBe('DELTA');
    expect(names(second)).toEqual([HUYEN, 'Xã 1', 'Thôn 1']);
    expect(board.row(HUYEN).admitted).toBe(before + 2);
  });

  it('as Last-Event-ID, which every event carries and which goes before the argument', async () => {
    const first = await openBoard('SSE', request(nodes[0]));
    const oldest = first.board.cursor as string;
    await admitBySql(pool, district, cell(2));
    await first.until(PATIENCE_MS, 'the admission', ({ kind }) => kind === 'DELTA');
    first.vanish();
    expect(eventIds(first)).toEqual(first.seen.map(({ cursor }) => cursor));

    await admitBySql(pool, district, cell(3));
    const board = first.board;
    // The argument is from before the first admission: a server that went by it would send that again.
    const second = watchBoard('SSE', request(nodes[1], { after: oldest, lastEventId: board.cursor, board }));
    const frame = await second.until(PATIENCE_MS, 'the second admission', ({ kind }) => kind !== 'HEARTBEAT');
    second.vanish();
    expect(frame.kind).toBe('DELTA');
    expect(names(frame)).toEqual([HUYEN, 'Xã 3', 'Thôn 3']);
    expect(eventIds(second)).toEqual(second.seen.map(({ cursor }) => cursor));

    await admitBySql(pool, district, cell(0));
    const third = watchBoard('SSE', request(nodes[0], { lastEventId: board.cursor, board }));
    const last = await third.until(PATIENCE_MS, 'the third admission', ({ kind }) => kind !== 'HEARTBEAT');
    third.vanish();
    expect(names(last)).toEqual([HUYEN, 'Xã 0', 'Thôn 0']);
  });

  it('after 20,000 changes, which are one DELTA with the rows that differ', async () => {
    const lives = await Promise.all(TRANSPORTS.map((over) => openBoard(over, request(nodes[0]))));
    for (const live of lives) live.vanish();
    const before = lives[0]?.board.row(HUYEN).admitted;
    const [a, b] = district.cells as [string, string];
    const seqBefore = decodeCursor(lives[0]?.board.cursor ?? '')?.seq ?? Number.NaN;
    for (let batch = 0; batch < 4; batch += 1) {
      await changeOften(5_000, [a, b]);
      await pool.query('SELECT feed_sequence()');
    }
    const onRecord = await admittedOnRecord(pool, district);
    expect(onRecord).toBe((before ?? Number.NaN) + 8);
    for (const [index, over] of TRANSPORTS.entries()) {
      const { board } = lives[index] as LiveBoard;
      const again = watchBoard(over, request(nodes[1], { after: board.cursor, board }));
      const frame = await again.until(PATIENCE_MS, 'what changed', ({ kind }) => kind !== 'HEARTBEAT');
      again.vanish();
      expect(frame.kind).toBe('DELTA');
      expect(decodeCursor(frame.cursor)?.seq).toBeGreaterThanOrEqual(seqBefore + 4);
      expect(names(frame).sort()).toEqual([HUYEN, 'Thôn 0', 'Thôn 1', 'Xã 0', 'Xã 1'].sort());
      expect(board.row(HUYEN).admitted).toBe(onRecord);
    }
  });
});

/** One statement a change in one transaction: admissions taken back and put in force again, the last time in force. */
async function changeOften(times: number, cells: string[]): Promise<void> {
  await admitBySql(pool, district, cells);
  await pool.query(
    `DO $$
     DECLARE of_cells uuid[] := ARRAY(SELECT id FROM admission ORDER BY recorded_at DESC, id LIMIT 2);
     BEGIN
       FOR n IN 1 .. ${times} LOOP
         UPDATE admission SET revoked = NOT revoked WHERE id = of_cells[1 + (n / 2) % 2];
       END LOOP;
       UPDATE admission SET revoked = false WHERE id = ANY (of_cells) AND revoked;
     END $$`,
  );
}

describe('a cursor that cannot be continued starts the board anew', () => {
  /** Resumes on a node with the cursor of another, and expects the board of that node. */
  async function expectReset(node: ServerProcess, after: string, reason: string, on: pg.Pool): Promise<void> {
    for (const over of TRANSPORTS) {
      const live = await openBoard(over, request(node, { after, board: new BoardClient({ after }) }));
      live.vanish();
      expect(live.seen[0], over).toMatchObject({ kind: 'RESET', reason, from: null });
      expect(live.board.rows.size).toBe(district.size);
      expect(live.board.row(HUYEN).admitted).toBe(await admittedOnRecord(on, district));
    }
  }

  it('OTHER_EPOCH: it is of another database', async () => {
    const other = await createTestDatabase();
    ends.push(() => other.drop());
    const otherPool = openPool(other);
    // Test databases are clones and share the epoch that their template was given when it was migrated.
    await otherPool.query('UPDATE feed_head SET epoch = gen_random_uuid()');
    const there = await plantDistrict(otherPool);
    await otherPool.end();
    const node = await nodeOver(other);
    const live = await openBoard('WebSocket', { url: node.url, token, variables: there.board });
    live.vanish();
    await expectReset(nodes[0], live.board.cursor as string, 'OTHER_EPOCH', pool);
  });

  it.each([
    ['FROM_THE_FUTURE', 'is shorter than what the client has seen', 0],
    ['OTHER_HISTORY', 'has moved on differently since', 6],
  ])('%s: a backup was restored that %s', async (reason, _what, further) => {
    for (let n = 0; n < 3; n += 1) {
      await admitBySql(pool, district, cell(n));
      await pool.query('SELECT feed_sequence()');
    }
    const live = await openBoard('SSE', request(nodes[0]));
    live.vanish();
    const cursor = live.board.cursor as string;
    const backup = further === 0 ? backups[0] : backups[1];
    const restored = openPool(backup);
    ends.push(() => restored.end());
    const seen = decodeCursor(cursor)?.seq ?? Number.NaN;
    const headOf = async (): Promise<number> =>
      Number((await restored.query<{ seq: string }>('SELECT seq FROM feed_head')).rows[0]?.seq);
    while (further > 0 && (await headOf()) < seen + further) {
      await admitBySql(restored, district, cell(5));
      await restored.query('SELECT feed_sequence()');
    }
    expect((await headOf()) > seen).toBe(further > 0);
    await expectReset(await nodeOver(backup), cursor, reason, restored);
  });
});

describe('rubbish is a bad input, and is not repeated', () => {
  const RUBBISH = {
    markup: 'k1.<script>alert(1)</script>',
    'a word': 'quatsch',
    SQL: "'; DROP TABLE admission; --",
    'very long': `k1.${'f'.repeat(3_000)}`,
    'a day that is none': 'k1.000000000000.1.0000000000000000.20261341',
    'a position that is no number': 'k1.000000000000.zzzzzzzzzzz.0000000000000000.20261122',
  };
  const PLACES = [
    ['WebSocket', 'the argument'],
    ['SSE', 'the argument'],
    ['SSE', 'Last-Event-ID'],
  ] as const;
  it.each(
    PLACES.flatMap(([over, place]) => Object.entries(RUBBISH).map(([what, text]) => ({ over, place, what, text }))),
  )('over $over in $place: $what', async ({ over, place, text }) => {
    const more = place === 'the argument' ? { after: text } : { lastEventId: text };
    const live = watchBoard(over, request(nodes[0], more));
    const raw: string[] = [];
    live.onRaw = (bytes) => raw.push(bytes);
    const end = await live.endedWithin(PATIENCE_MS);
    expect(end.error).toBe('INVALID_INPUT');
    expect(live.seen).toEqual([]);
    expect(raw.join('')).toContain('INVALID_INPUT');
    expect(raw.join('')).not.toContain(text.slice(0, 40));
  });
});
