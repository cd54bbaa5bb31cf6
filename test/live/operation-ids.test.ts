import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { BoardClient, type BoardFrame, WATCH_BOARD } from '../helpers/board-client.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

interface Message {
  type: string;
  id?: string;
  payload?: { data?: { quotaBoard: BoardFrame } };
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { heartbeatMs: 400 } });
});
afterAll(() => server.stop());

const variables = { committeeId: globalId('Committee', demoIds.lucYen), year: 2026, depth: 'CHILDREN' };

/** A connection that has said who it is, and a way to wait for a message. */
async function connect(subject: string) {
  const ws = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
  const listeners = new Set<(message: Message) => void>();
  ws.on('message', (text) => {
    for (const listener of [...listeners]) listener(JSON.parse(String(text)) as Message);
  });
  const until = (enough: (message: Message) => boolean): Promise<Message> =>
    within(
      PATIENCE_MS,
      'a message',
      new Promise((resolve) => {
        const listener = (message: Message): void => {
          if (!enough(message)) return;
          listeners.delete(listener);
          resolve(message);
        };
        listeners.add(listener);
      }),
    );
  const send = (message: object): void => ws.send(JSON.stringify(message));
  await new Promise((resolve) => ws.once('open', resolve));
  const acknowledged = until(({ type }) => type === 'connection_ack');
  send({ type: 'connection_init', payload: { authorization: `Bearer ${await server.token(subject)}` } });
  await acknowledged;
  return { ws, send, until, close: () => ws.close() };
}

const boards = (): number => server.app.services.feed.audience.subscriptions;

it('an id that is completed and used again in a tight loop is one board, which tiles and can be ended', async () => {
  await server.grant('hasty', 'DASHBOARD', demoIds.lucYen);
  const { send, until, close } = await connect('hasty');
  const board = new BoardClient();
  const fourBeats = until(({ type, payload }) => {
    if (type !== 'next' || !payload?.data) throw new Error(`not a frame: ${type}`);
    // Throws at a second SNAPSHOT.
    board.take(payload.data.quotaBoard);
    return board.frames === 5;
  });
  for (let times = 0; times < 50; times += 1) {
    send({ type: 'subscribe', id: '1', payload: { query: WATCH_BOARD, variables } });
    if (times < 49) send({ type: 'complete', id: '1' });
  }
  await fourBeats;
  expect(boards()).toBe(1);
  send({ type: 'complete', id: '1' });
  await eventually(PATIENCE_MS, 'the board is left', async () => boards() === 0);
  close();
});

it('a board takes any text for its id', async () => {
  const { send, until, close } = await connect('demo-district');
  const ids = ['"', '\\', '\u0000\n\r\u2028\u2029', '\ud800', '\udc00x', '😀', '__proto__', 'constructor', '</script>'];
  for (const id of ids) {
    const first = until((message) => message.id === id);
    send({ type: 'subscribe', id, payload: { query: WATCH_BOARD, variables } });
    expect(await first).toMatchObject({ type: 'next', payload: { data: { quotaBoard: { kind: 'SNAPSHOT' } } } });
  }
  expect(boards()).toBe(ids.length);
  close();
  await eventually(PATIENCE_MS, 'the boards are left', async () => boards() === 0);
});
