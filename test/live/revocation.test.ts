import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { decodeCursor } from '../../src/feed/cursor.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { type ServerProcess, serverProcess, sharedKey } from '../fault/server-process.ts';
import { BoardClient, type BoardFrame, type BoardStream, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { type LiveBoard, openBoard, TRANSPORTS, type Transport } from '../helpers/live-board.ts';
import {
  admitBySql,
  admittedOnRecord,
  grant,
  type LiveDistrict,
  openPool,
  plantDistrict,
} from '../helpers/live-district.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

const HUYEN = 'Huyện';
/** A token is taken this long after its `exp`, seconds. */
const CLOCK_SKEW_S = 5;

/** How long a token is good that is to run out. A board must have been opened by then. */
const LIFE_S = 5;

let database: TestDatabase;
let district: LiveDistrict;
let pool: pg.Pool;
let nodes: [ServerProcess, ServerProcess];
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database);
  district = await plantDistrict(pool);
  const settings = { key: await sharedKey(), env: { KETNAP_HEARTBEAT_MS: '500' } };
  nodes = [await serverProcess(database.url, settings), await serverProcess(database.url, settings)];
  await Promise.all(nodes.map((node) => node.start()));
});
const open: LiveBoard[] = [];
afterEach(() => {
  for (const live of open.splice(0)) live.vanish();
});
afterAll(async () => {
  for (const node of nodes) await node.end();
  await pool.end();
  await database.drop();
});

async function watch(subject: string, over: Transport, node: ServerProcess, committeeId = district.district) {
  const variables = { ...district.board, committeeId: encodeGlobalId('Committee', committeeId) };
  const live = await openBoard(over, { url: node.url, token: await node.token(subject), variables });
  open.push(live);
  return live;
}

/** A subject's boards on both nodes over both transports. */
const watchEverywhere = (subject: string, committeeId?: string): Promise<LiveBoard[]> =>
  Promise.all(nodes.flatMap((node) => TRANSPORTS.map((over) => watch(subject, over, node, committeeId))));

const seqOf = (cursor: string): number => decodeCursor(cursor)?.seq ?? Number.NaN;

/**
 * Ends grants while admissions go on, and returns the position of that in the feed. Before it the boards have got to
 * where the grants have their place: a node that asks anew for those may already be told of the end, and then draws the
 * consequence before its position, once.
 */
async function revoke(lives: LiveBoard[], where: string, values: unknown[]): Promise<number> {
  await admitBySql(pool, district, district.cells);
  await eventually(PATIENCE_MS, 'the grants have a place', async () => {
    await pool.query('SELECT feed_sequence()');
    return (await pool.query('SELECT FROM feed_pending')).rows.length === 0;
  });
  const before = await authzSeq();
  await Promise.all(
    lives.map((live) => live.shows(PATIENCE_MS, 'the grants', ({ cursor }) => seqOf(cursor ?? '') >= before)),
  );
  const admitting = admitUntil(async () => (await authzSeq()) > before);
  await pool.query(`UPDATE access_grant SET valid_to = now() WHERE ${where}`, values);
  await admitting;
  // Once more, that there is a position after it that nobody revoked may see.
  await admitBySql(pool, district, district.cells);
  return authzSeq();
}

async function authzSeq(): Promise<number> {
  return Number((await pool.query<{ seq: string }>('SELECT authz_seq AS seq FROM feed_head')).rows[0]?.seq);
}

async function admitUntil(enough: () => Promise<boolean>): Promise<void> {
  let n = 0;
  await eventually(PATIENCE_MS, 'the nodes sequence a change of grants', async () => {
    await admitBySql(pool, district, [district.cells[n % district.cells.length] as string]);
    n += 1;
    return enough();
  });
}

async function expectEnded(lives: LiveBoard[], seq: number): Promise<void> {
  for (const live of lives) {
    const { error } = await live.endedWithin(PATIENCE_MS);
    expect(error).toBe('NOT_FOUND');
    for (const { cursor } of live.seen) expect(seqOf(cursor)).toBeLessThan(seq);
  }
}

async function expectUpToDate(lives: LiveBoard[]): Promise<void> {
  const admitted = await admittedOnRecord(pool, district);
  for (const live of lives) {
    await live.shows(PATIENCE_MS, 'all admissions', (board) => board.row(HUYEN).admitted === admitted);
    expect(live.over).toBe(false);
  }
}

describe('a revoked grant', () => {
  it('ends its viewer before the position it has in the feed, on every node; others of the same role go on', async () => {
    await grant(pool, ['leaver', 'stayer'], 'DASHBOARD', district.district);
    const [leaving, staying] = [await watchEverywhere('leaver'), await watchEverywhere('stayer')];
    const seq = await revoke([...leaving, ...staying], 'subject = $1', ['leaver']);
    await expectEnded(leaving, seq);
    await expectUpToDate(staying);
    for (const live of staying) expect(live.seen.filter(({ kind }) => kind === 'RESET')).toEqual([]);
  });

  it('ends every second of 50 viewers of one board, revoked in one statement', async () => {
    const subjects = Array.from({ length: 50 }, (_, n) => `viewer-${n}`);
    await grant(pool, subjects, 'SUPERIOR_COMMITTEE', district.district);
    const lives = await Promise.all(
      subjects.map((subject, n) => watch(subject, TRANSPORTS[n % 4 < 2 ? 0 : 1], nodes[n % 8 < 4 ? 0 : 1])),
    );
    const even = (_: unknown, n: number): boolean => n % 2 === 0;
    const odd = (_: unknown, n: number): boolean => n % 2 === 1;
    const seq = await revoke(lives, 'subject = ANY ($1::text[])', [subjects.filter(even)]);
    await expectEnded(lives.filter(even), seq);
    await expectUpToDate(lives.filter(odd));
  });

  it('starts the board anew for a viewer who keeps another one and may see less by it', async () => {
    const commune = district.communes[0] as string;
    await grant(pool, ['double'], 'SUPERIOR_COMMITTEE', district.district);
    await grant(pool, ['double'], 'DASHBOARD', commune);
    const lives = await watchEverywhere('double', commune);
    const seq = await revoke(lives, 'subject = $1 AND committee_id = $2', ['double', district.district]);
    const mine = district.cells[0] as string;
    for (const live of lives) {
      // A node that was still behind the grants when the board was opened has started it anew for them before.
      const isAnew = ({ kind, cursor }: Omit<BoardFrame, 'rows'>): boolean => kind === 'RESET' && seqOf(cursor) >= seq;
      await live.shows(PATIENCE_MS, 'the new view', () => live.seen.some(isAnew));
      expect(live.seen.filter(isAnew).map(({ reason }) => reason)).toEqual(['ACCESS_CHANGED']);
      // The frames before it are of the old view, those after it of the new one.
      const at = live.seen.findIndex(isAnew);
      for (const { cursor } of live.seen.slice(0, at)) expect(seqOf(cursor)).toBeLessThan(seq);
    }
    await admitBySql(pool, district, [mine]);
    const { rows } = await pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM admission WHERE committee_id = $1 AND NOT revoked',
      [mine],
    );
    for (const live of lives) {
      await live.shows(PATIENCE_MS, 'every admission', (board) => board.row('Thôn 0').admitted === rows[0]?.n);
    }
  });

  it('is no concern of a viewer who has the same grant twice', async () => {
    await grant(pool, ['twin'], 'DASHBOARD', district.district);
    await grant(pool, ['twin'], 'DASHBOARD', district.district);
    const lives = await watchEverywhere('twin');
    await revoke(lives, `id = (SELECT id FROM access_grant WHERE subject = $1 LIMIT 1)`, ['twin']);
    await expectUpToDate(lives);
    for (const live of lives) expect(new Set(live.seen.slice(1).map(({ kind }) => kind))).not.toContain('RESET');
  });
});

// They wait for most of their time.
describe.concurrent('a token that runs out', () => {
  it('closes a WebSocket with 4403 and ends an event stream with TOKEN_EXPIRED', async () => {
    const token = await nodes[0].token('chief', LIFE_S - CLOCK_SKEW_S);
    const lives = await Promise.all(
      TRANSPORTS.map((over) => openBoard(over, { url: nodes[0].url, token, variables: district.board })),
    );
    const [ws, sse] = await Promise.all(lives.map((live) => live.endedWithin(PATIENCE_MS)));
    expect(ws?.code).toBe(4403);
    expect(sse?.error).toBe('TOKEN_EXPIRED');
  });

  it('brings a WebSocket client back with a new one and its cursor', async () => {
    const board = new BoardClient();
    let connections = 0;
    const closes: unknown[] = [];
    const client = createWsClient({
      url: nodes[0].url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: async () => {
        connections += 1;
        return {
          authorization: `Bearer ${await nodes[0].token('chief', connections === 1 ? LIFE_S - CLOCK_SKEW_S : 3600)}`,
        };
      },
      retryAttempts: 5,
      retryWait: async () => {},
      on: { closed: (event) => closes.push((event as { code: number }).code) },
    });
    const variables = {
      ...district.board,
      // Asked for at every subscribe: where the client stands by then.
      get after() {
        return board.cursor;
      },
    };
    const stream = client.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables }) as BoardStream;
    await follow(stream, board, () => true);
    const back = follow(stream, board, () => connections === 2);
    await within(PATIENCE_MS, 'the client is back', back);
    await admitBySql(pool, district, district.cells.slice(0, 1));
    const admitted = await admittedOnRecord(pool, district);
    if (board.row(HUYEN).admitted < admitted) {
      await within(
        PATIENCE_MS,
        'the admission',
        follow(stream, board, () => board.row(HUYEN).admitted >= admitted),
      );
    }
    expect(closes).toEqual([4403]);
    await client.dispose();
  });

  it('is replaced by the client of an event stream, which goes on at its cursor', async () => {
    const board = new BoardClient();
    for (const forSeconds of [LIFE_S - CLOCK_SKEW_S, 3600]) {
      const client = createSseClient({
        url: nodes[1].url,
        headers: { authorization: `Bearer ${await nodes[1].token('chief', forSeconds)}` },
        retryAttempts: 0,
      });
      const variables = { ...district.board, after: board.cursor };
      const stream = client.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables }) as BoardStream;
      await follow(stream, board, () => true);
      if (forSeconds < 0) {
        const end = within(
          PATIENCE_MS,
          'the stream ends',
          follow(stream, board, () => false),
        );
        await expect(end).rejects.toThrow(/token has expired/);
        await admitBySql(pool, district, district.cells.slice(0, 1));
      } else {
        const admitted = await admittedOnRecord(pool, district);
        if (board.row(HUYEN).admitted < admitted) {
          await within(
            PATIENCE_MS,
            'the admission',
            follow(stream, board, () => board.row(HUYEN).admitted >= admitted),
          );
        }
      }
      client.dispose();
    }
  });
});
