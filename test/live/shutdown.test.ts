import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type ServerProcess, serverProcess, sharedKey } from '../fault/server-process.ts';
import { BoardClient, type BoardFrame, WATCH_BOARD } from '../helpers/board-client.ts';
import { districtShows, flood, WIDE_BOARD } from '../helpers/flood.ts';
import { openBoard, TRANSPORTS } from '../helpers/live-board.ts';
import { admitBySql, admittedOnRecord, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const READERS = 10;
const STALLED = 10;

let database: TestDatabase;
let district: LiveDistrict;
let pool: pg.Pool;
let leaving: ServerProcess;
let staying: ServerProcess;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database);
  district = await plantDistrict(pool, { longNames: true });
  const settings = { key: await sharedKey(), env: { KETNAP_POLL_MS: '20' } };
  [leaving, staying] = [await serverProcess(database.url, settings), await serverProcess(database.url, settings)];
  await Promise.all([leaving.start(), staying.start()]);
  token = await leaving.token('chief');
});
afterAll(async () => {
  await leaving.end();
  await staying.end();
  await pool.end();
  await database.drop();
});

/** A client as a page has it: it comes back by itself, to the node that stays, with the cursor it has. */
class Page {
  readonly board = new BoardClient();
  connections = 0;
  readonly #events = new EventEmitter();
  #failure: unknown = null;

  constructor(over: 'graphql-ws' | 'graphql-sse') {
    const { board } = this;
    const authorization = `Bearer ${token}`;
    const url = (): string => {
      this.connections += 1;
      return this.connections === 1 ? leaving.url : staying.url;
    };
    const retry = { retryAttempts: 5, retryWait: async () => {} };
    const variables = {
      ...district.board,
      // Asked for at every subscribe: where the client stands by then.
      get after() {
        return board.cursor;
      },
    };
    const sink = {
      next: ({ data }: { data?: { quotaBoard: BoardFrame } | null }) => {
        try {
          board.take((data as { quotaBoard: BoardFrame }).quotaBoard);
        } catch (error) {
          this.#failure ??= error;
        }
        this.#events.emit('frame');
      },
      error: (error: unknown) => {
        this.#failure ??= error ?? new Error('the subscription failed');
        this.#events.emit('frame');
      },
      complete: () => {},
    };
    const payload = { query: WATCH_BOARD, variables };
    if (over === 'graphql-sse') {
      createSseClient({ url, headers: { authorization }, ...retry }).subscribe<{ quotaBoard: BoardFrame }>(
        payload,
        sink,
      );
    } else {
      createWsClient({
        url: () => url().replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization },
        ...retry,
      }).subscribe<{ quotaBoard: BoardFrame }>(payload, sink);
    }
  }

  async shows(ms: number, what: string, enough: (board: BoardClient) => boolean): Promise<void> {
    const shown = async (): Promise<void> => {
      while (this.#failure === null && !enough(this.board)) await once(this.#events, 'frame');
      if (this.#failure !== null) throw this.#failure;
    };
    await within(ms, what, shown());
  }
}

/** The server gives readers 2 s to take what it has said; one that stalls would hold it up for 30. */
const END_MS = 25_000;

it('SIGTERM: nobody new, everybody told in the way that makes clients come back, and the end for who does not read', async () => {
  const variables = district.board;
  const openMany = (count: number) =>
    Promise.all(
      TRANSPORTS.flatMap((over) =>
        Array.from({ length: count }, () => openBoard(over, { url: leaving.url, token, variables, query: WIDE_BOARD })),
      ),
    );
  const readers = await openMany(READERS);
  const stalled = await openMany(STALLED);
  const pages = [new Page('graphql-ws'), new Page('graphql-sse')];
  for (const page of pages) await page.shows(PATIENCE_MS, 'the first frame', (board) => board.frames > 0);

  // More than the system holds for somebody who does not read, so that the server itself has something left to send.
  for (const live of stalled) live.pause();
  await flood(pool, district, readers);

  const ending = leaving.endWith('SIGTERM');
  const ends = await Promise.all(readers.map((live) => live.endedWithin(END_MS)));
  await expect(dial(leaving.port)).resolves.toBe('refused');
  const end = await within(END_MS, 'the server ends', ending);
  expect(end).toEqual({ code: 0, signal: null });

  for (const [n, { code, error, complete }] of ends.entries()) {
    // In order, a subscription would be over for its client.
    expect({ error, complete }).toEqual({ error: null, complete: false });
    expect(code).toBe(n < READERS ? 1001 : null);
  }
  await admitBySql(pool, district, district.cells.slice(0, 1));
  const admitted = await admittedOnRecord(pool, district);
  for (const page of pages) {
    await page.shows(PATIENCE_MS, 'the page is back at the other node', (board) => districtShows(board) === admitted);
    expect(page.connections).toBe(2);
  }
  for (const live of stalled) {
    live.resume();
    const { error, complete } = await live.endedWithin(PATIENCE_MS);
    expect({ error, complete }).toEqual({ error: null, complete: false });
  }
});

function dial(port: number): Promise<'open' | 'refused'> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve('open');
    });
    socket.once('error', () => resolve('refused'));
  });
}
