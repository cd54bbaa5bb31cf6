import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Holdings, type ServerProcess, serverProcess } from '../fault/server-process.ts';
import { openBoard, TRANSPORTS } from '../helpers/live-board.ts';
import { admitBySql, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

const CLIENTS = 60;
const ROUNDS = 3;
/** What a round may leave for good: much less than one subscriber's board. */
const BYTES_PER_CLIENT = 3_000;

let database: TestDatabase;
let district: LiveDistrict;
let pool: pg.Pool;
let server: ServerProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database);
  district = await plantDistrict(pool);
  server = await serverProcess(database.url, {
    reporting: true,
    env: { KETNAP_HEARTBEAT_MS: '500', DATABASE_POOL_SIZE: '2' },
  });
  await server.start();
});
afterAll(async () => {
  await server.end();
  await pool.end();
  await database.drop();
});

/**
 * What the server may have come to have by itself: over TCP the connections to the database (two pools of two), and a
 * timer for each that is idle beside that of the poll.
 */
const OWN = { TCPSocketWrap: 4, Timeout: 3 };

/** What a subscriber over WebSocket may cost that does nothing but watch: living bytes, and how many are counted. */
const BYTES_PER_SUBSCRIBER = 12_000;
const SUBSCRIBERS = 400;

/** What a client may have said when it goes. */
const BEGINNINGS = [
  '',
  'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\ncontent-type: appl',
  'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query":',
  'GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGVzdCB0ZXN0IHRlc3QgdA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
];

async function begin(text: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(text, resolve));
  return socket;
}

async function comeAndGo(): Promise<void> {
  const token = await server.token('chief');
  const variables = district.board;
  const lives = await Promise.all(
    TRANSPORTS.flatMap((over) =>
      Array.from({ length: CLIENTS }, () => openBoard(over, { url: server.url, token, variables })),
    ),
  );
  const halves = await Promise.all(
    Array.from({ length: CLIENTS }, (_, n) => begin(BEGINNINGS[n % BEGINNINGS.length] ?? '')),
  );
  // Some go while a frame is on its way to them.
  await admitBySql(pool, district, district.cells);
  for (const live of lives) live.vanish();
  for (const [n, socket] of halves.entries()) {
    if (n % 2 === 0) socket.resetAndDestroy();
    else socket.destroy();
  }
}

it('clients that vanish, at whatever point, leave no handle, no timer and no memory behind', async () => {
  const emptied = (before: Holdings): Promise<Holdings> =>
    eventually(PATIENCE_MS, 'everything of them is given back', async () => {
      const now = await server.holdings();
      const back = (['TCPSocketWrap', 'Timeout'] as const).every(
        (kind) => (now.handles[kind] ?? 0) <= (before.handles[kind] ?? 0) + OWN[kind],
      );
      return back ? now : null;
    });
  const fresh = await server.holdings();
  await comeAndGo();
  const before = await emptied(fresh);
  for (let round = 0; round < ROUNDS; round += 1) {
    await comeAndGo();
    await emptied(fresh);
  }
  const after = await emptied(fresh);
  expect(after.live - before.live).toBeLessThan(ROUNDS * CLIENTS * 3 * BYTES_PER_CLIENT);
  expect(await server.ready()).toBe(200);
});

it(`a subscriber keeps less than ${BYTES_PER_SUBSCRIBER} bytes`, async () => {
  const token = await server.token('chief');
  const open = async (count: number) => {
    const lives: Awaited<ReturnType<typeof openBoard>>[] = [];
    while (lives.length < count) {
      const some = Array.from({ length: 50 }, () =>
        openBoard('WebSocket', { url: server.url, token, variables: district.board }),
      );
      lives.push(...(await Promise.all(some)));
    }
    return lives;
  };
  const first = await open(SUBSCRIBERS / 4);
  // What the server keeps once, and not for each, may fall into one of the two rounds.
  const lives = [...first];
  const kept: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const before = await server.holdings();
    lives.push(...(await open(SUBSCRIBERS)));
    const after = await server.holdings();
    kept.push((after.live - before.live) / SUBSCRIBERS);
  }
  expect(Math.min(...kept)).toBeLessThan(BYTES_PER_SUBSCRIBER);
  for (const live of lives) live.vanish();
});
