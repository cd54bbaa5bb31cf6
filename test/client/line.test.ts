import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type BoardRow, Ketnap, type KetnapOptions, type LiveBoard } from '../../packages/ketnap-client/src/index.ts';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { systemClock } from '../../src/calendar.ts';
import { admitBySql, openPool } from '../helpers/live-district.ts';
import { networkLine } from '../helpers/network-line.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const DAY = '2026-11-20';
const BOARD = { committeeId: globalId('Committee', demoIds.lucYen), year: 2026 };

/** Of the log: how connections ended. */
const closed: number[] = [];
const opened: Ketnap[] = [];
let server: TestServer;
/** One that shows little at once, and whose clock is that of its tokens. */
let small: TestServer;
let pool: ReturnType<typeof openPool>;

beforeAll(async () => {
  const onLog = (text: string): void => {
    const { msg, code } = JSON.parse(text) as { msg: string; code: number };
    if (msg === 'connection') closed.push(code);
  };
  server = await startTestServer({ feed: { heartbeatMs: 100 }, onLog });
  small = await startTestServer({ feed: { boardRows: 60 }, clock: systemClock, onLog });
  pool = openPool(server.database);
});
afterAll(async () => {
  for (const ketnap of opened) ketnap.close();
  await pool.end();
  await server.stop();
  await small.stop();
});

const admit = (): Promise<unknown> => admitBySql(pool, { day: DAY }, [demoIds.kheoLeng]);

function open(options: Partial<KetnapOptions> = {}): Ketnap {
  const token = (): Promise<string> => server.token('demo-district');
  const ketnap = new Ketnap({ url: server.url, token, webSocket: WebSocket, ...options });
  opened.push(ketnap);
  return ketnap;
}

type Board = LiveBoard<BoardRow>;
const top = ({ state }: Board): number => state.rows[0]?.admitted ?? Number.NaN;

/** Listens until the board shows it. @returns what it went through, until it is forgotten */
function watch(board: Board): { phases: string[]; until(what: string, enough: () => boolean): Promise<void> } {
  const phases: string[] = [];
  const events = new EventTarget();
  board.subscribe(() => {
    if (phases.at(-1) !== board.state.phase) phases.push(board.state.phase);
    events.dispatchEvent(new Event('change'));
  });
  const reached = async (enough: () => boolean): Promise<void> => {
    while (!enough()) await once(events, 'change');
  };
  return { phases, until: (what, enough) => within(PATIENCE_MS, what, reached(enough)) };
}

const isLive = (board: Board) => () => board.state.phase === 'LIVE';

it('shows a board, moves with it, and stops when nobody listens', async () => {
  const board = open().board(BOARD);
  const { until } = watch(board);
  await until('the board', isLive(board));
  expect(board.state.rows.length).toBe(44);
  const before = top(board);
  await admit();
  await until('the admission', () => top(board) === before + 1);
  const { news, changed } = board.state;
  expect(news && changed.get(news.id)?.frame).toBe(board.state.frames);
});

it('goes on where it stood when the line breaks, and says so meanwhile', async () => {
  const line = await networkLine(server.url);
  const board = open({ url: line.url }).board(BOARD);
  const { until, phases } = watch(board);
  await until('the board', isLive(board));
  const before = top(board);
  line.cut();
  await until('it is lost', () => board.state.phase === 'RECONNECTING');
  await admit();
  await admit();
  expect(top(board)).toBe(before);
  line.mend();
  await until('both', () => top(board) === before + 2);
  expect(phases).toEqual(['LIVE', 'RECONNECTING', 'LIVE']);
  expect(board.state).toMatchObject({ resumes: 1, resets: 0 });
  await line.close();
});

it('a node that ends says so first: the board moves to the next one and never stands still', async () => {
  const leaving = await server.node();
  const line = await networkLine(`${leaving.url}/graphql`);
  const board = open({ url: line.url }).board(BOARD);
  const { until, phases } = watch(board);
  await until('the board', isLive(board));
  const before = top(board);
  line.leadTo(server.url);
  closed.length = 0;
  await leaving.stop();
  // It was the client that left, in order, before it would have been sent away.
  expect(closed).toEqual([1000]);
  await admit();
  await until('the admission', () => top(board) === before + 1);
  expect(phases).toEqual(['LIVE']);
  expect(board.state).toMatchObject({ resumes: 0, resets: 0 });
  await line.close();
});

it('a node that ends sends away who has nowhere to go, and the board comes back', async () => {
  const leaving = await server.node();
  const line = await networkLine(`${leaving.url}/graphql`);
  const board = open({ url: line.url }).board(BOARD);
  const { until, phases } = watch(board);
  await until('the board', isLive(board));
  closed.length = 0;
  await leaving.stop();
  expect(closed).toEqual([1001]);
  await until('it is lost', () => board.state.phase === 'RECONNECTING');
  line.leadTo(server.url);
  await until('it is back', isLive(board));
  expect(phases).toEqual(['LIVE', 'RECONNECTING', 'LIVE']);
  expect(board.state).toMatchObject({ resumes: 1, resets: 0 });
  await line.close();
});

it('takes the next token before one runs out, and the board never stands still', async () => {
  const asked: (string | null)[] = [];
  const board = open({
    url: small.url,
    token: async (refused) => {
      asked.push(refused);
      return small.token('demo-district', asked.length === 1 ? 6 : 3_600);
    },
  }).board(BOARD);
  const { until, phases } = watch(board);
  await until('the board', isLive(board));
  closed.length = 0;
  await until('the old connection is left', () => closed.length > 0);
  // Asked whether there is another one, and for the connection; neither was refused.
  expect(asked).toEqual([null, null, null]);
  expect(closed).toEqual([1000]);
  expect(phases).toEqual(['LIVE']);
});

it('says which token was refused, and comes with the next', async () => {
  const bad = await server.token('demo-district', -60);
  const asked: (string | null)[] = [];
  const board = open({
    token: (refused) => {
      asked.push(refused);
      return refused === null ? bad : server.token('demo-district');
    },
  }).board(BOARD);
  await watch(board).until('the board', isLive(board));
  expect(asked).toEqual([null, bad]);
});

it('asks again where whoever gives tokens is away', async () => {
  let asked = 0;
  const board = open({
    token: () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('away')) : server.token('demo-district');
    },
  }).board(BOARD);
  await watch(board).until('the board', isLive(board));
  expect(asked).toBe(2);
});

it('gives up a line that is silent, whatever it says of itself', async () => {
  const line = await networkLine(server.url);
  const board = open({ url: line.url, silentMs: 1_500 }).board(BOARD);
  const { until, phases } = watch(board);
  await until('the board', isLive(board));
  const before = top(board);
  line.silence();
  await admit();
  await until('the admission', () => top(board) === before + 1);
  expect(phases).toEqual(['LIVE', 'RECONNECTING', 'LIVE']);
  expect(board.state).toMatchObject({ resumes: 1, resets: 0 });
  await line.close();
});

it('is gone with the right to it, and asks for what is hidden no more', async () => {
  await server.grant('guest', 'DASHBOARD', demoIds.lucYen);
  const board = open({ token: () => server.token('guest') }).board(BOARD);
  const { until } = watch(board);
  await until('the board', isLive(board));
  const { prisma } = server.app.services.database;
  await prisma.accessGrant.updateMany({
    where: { subject: 'guest' },
    data: { validTo: new Date(server.app.services.clock.now()) },
  });
  await until('it is gone', () => board.state.phase === 'GONE');
  expect(board.state.rows).toEqual([]);
  expect(board.state.refusal?.code).toBe('NOT_FOUND');
});

it('shows the branches of what is too large to be shown whole', async () => {
  const token = (): Promise<string> => small.token('demo-district');
  const board = open({ url: small.url, token }).board({ ...BOARD, depth: 'SUBTREE' });
  await watch(board).until('the board', isLive(board));
  expect(board.state.depth).toBe('CHILDREN');
  expect(board.state.rows.length).toBe(44);
});

it('keeps a list live, in its order', async () => {
  const list = open().list<{ id: string; day: string }>({
    query: `subscription Work($withinId: ID!, $after: String) {
      workList(withinId: $withinId, after: $after) { kind from cursor asOf reason removed rows { id day } }
    }`,
    variables: { withinId: BOARD.committeeId },
    order: (a, b) => (a.day < b.day ? 1 : -1),
  });
  const shown = new Promise<void>((resolve) => list.subscribe(() => list.state.phase === 'LIVE' && resolve()));
  await within(PATIENCE_MS, 'the list', shown);
  const days = list.state.rows.map(({ day }) => day);
  expect(days.length).toBeGreaterThan(5);
  expect(days).toEqual([...days].sort().reverse());
});

it('asks once, and says what was refused by its code', async () => {
  const ketnap = open();
  const { viewer } = await ketnap.ask<{ viewer: { grants: { committee: { id: string } }[] } }>(
    '{ viewer { grants { committee { id } } } }',
  );
  expect(viewer.grants[0]?.committee.id).toBe(BOARD.committeeId);
  await expect(ketnap.ask('{ nothing }')).rejects.toMatchObject({ name: 'Refusal', code: 'GRAPHQL_VALIDATION_FAILED' });
});
