import { once } from 'node:events';
import { EventSource } from 'eventsource';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BoardRow, Ketnap, type KetnapOptions, type LiveBoard } from '../../packages/ketnap-client/src/index.ts';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { systemClock } from '../../src/calendar.ts';
import { admitBySql, openPool } from '../helpers/live-district.ts';
import { networkLine } from '../helpers/network-line.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const BOARD = { committeeId: globalId('Committee', demoIds.lucYen), year: 2026 };

let server: TestServer;
let pool: ReturnType<typeof openPool>;
const ends: (() => void)[] = [];
const tickets: number[] = [];

beforeAll(async () => {
  const onLog = (text: string): void => {
    const { msg, path, status } = JSON.parse(text) as { msg: string; path?: string; status: number };
    if (msg === 'request' && path === '/ticket') tickets.push(status);
  };
  server = await startTestServer({ feed: { heartbeatMs: 100 }, clock: systemClock, onLog });
  pool = openPool(server.database);
});
afterAll(async () => {
  for (const end of ends) end();
  await pool.end();
  await server.stop();
});

const admit = (): Promise<unknown> => admitBySql(pool, { day: '2026-11-20' }, [demoIds.kheoLeng]);

/** A board that somebody listens to. */
function watch(options: Partial<KetnapOptions> = {}) {
  const token = (): Promise<string> => server.token('demo-district');
  const ketnap = new Ketnap({ url: server.url, token, eventSource: EventSource, ...options });
  const board: LiveBoard<BoardRow> = ketnap.board(BOARD);
  const events = new EventTarget();
  ends.push(board.subscribe(() => events.dispatchEvent(new Event('change'))));
  const reached = async (enough: () => boolean): Promise<void> => {
    while (!enough()) await once(events, 'change');
  };
  return { board, until: (what: string, enough: () => boolean) => within(PATIENCE_MS, what, reached(enough)) };
}

const top = ({ state }: LiveBoard<BoardRow>): number => state.rows[0]?.admitted ?? Number.NaN;

it('follows a board by a ticket', async () => {
  const { board, until } = watch();
  await until('the board', () => board.state.phase === 'LIVE');
  expect(board.state.rows.length).toBe(44);
  const before = top(board);
  await admit();
  await until('the admission', () => top(board) === before + 1);
});

it('goes on where it stood when the stream breaks, with a new ticket', async () => {
  const line = await networkLine(server.url);
  ends.push(() => void line.close());
  const { board, until } = watch({ url: line.url });
  await until('the board', () => board.state.phase === 'LIVE');
  const before = top(board);
  const asked = tickets.length;
  line.cut();
  await until('the loss', () => board.state.phase === 'RECONNECTING');
  await admit();
  line.mend();
  await until('the admission', () => top(board) === before + 1);
  expect(board.state).toMatchObject({ resumes: 1, resets: 0 });
  expect(tickets.length).toBeGreaterThan(asked);
});

it('goes on with another token when its session is over, and asks for one that is not the old one', async () => {
  const refused: (string | null)[] = [];
  const token = async (old: string | null): Promise<string> => {
    refused.push(old);
    return server.token('demo-district', refused.length === 1 ? 1 : 3600);
  };
  const { board, until } = watch({ token });
  await until('the board', () => board.state.phase === 'LIVE');
  await until('another session', () => board.state.resumes === 1);
  expect(refused[0]).toBeNull();
  expect(refused.at(-1)).not.toBeNull();
  expect(board.state.resets).toBe(0);
});

it('says what was refused', async () => {
  const { board, until } = watch({ token: () => server.token('nobody') });
  await until('the refusal', () => board.state.phase === 'GONE');
  expect(board.state.refusal?.code).toBe('NOT_FOUND');
});
