import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { WATCH_BOARD } from '../helpers/board-client.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function openStreams(): Promise<number> {
  const text = await (await fetch(`${server.app.url}/metrics`)).text();
  return Number(/^ketnap_event_streams (\d+)$/m.exec(text)?.[1]);
}

it('event streams asked for one behind the other on one connection leave nothing behind when it ends', async () => {
  const variables = { committeeId: globalId('Committee', demoIds.lucYen), year: 2026, depth: 'CHILDREN' };
  const body = JSON.stringify({ query: WATCH_BOARD, variables });
  const request = [
    'POST /graphql HTTP/1.1',
    'Host: 127.0.0.1',
    `Authorization: Bearer ${await server.token('demo-district')}`,
    'Accept: text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const closed = once(socket, 'close');
  socket.on('error', () => {}).resume();
  socket.write(request.repeat(20));
  await within(PATIENCE_MS, 'the server ends the connection', closed);
  await eventually(PATIENCE_MS, 'no stream is open', async () => (await openStreams()) === 0);
  expect(server.app.services.feed.audience.subscriptions).toBe(0);
});
