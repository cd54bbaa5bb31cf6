import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const QUERY = JSON.stringify({ query: '{ viewer { subject } }' });
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  token = await server.token('somebody');
});
afterAll(() => server.stop());

interface Answer {
  status: number;
  body: string;
  /** Whether it came over the connection of the request before. */
  reused: boolean;
}

/** Asks over one connection that stays open. */
function keptConnection() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (method: string, path: string, headers: object, body?: string | string[]): Promise<Answer> => {
    const sent = request(`${server.app.url}${path}`, {
      agent,
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    });
    if (typeof body === 'string') sent.end(body);
    else {
      for (const piece of body ?? []) sent.write(piece);
      sent.end();
    }
    const [response] = (await within(PATIENCE_MS, `an answer to ${method} ${path}`, once(sent, 'response'))) as [
      IncomingMessage,
    ];
    return { status: response.statusCode ?? 0, body: await text(response), reused: sent.reusedSocket };
  };
  return { ask, close: () => agent.destroy() };
}

const offers: Record<string, string>[] = [
  { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA' },
  { connection: 'keep-alive, upgrade', upgrade: 'H2C' },
  { connection: 'upgrade', upgrade: 'TLS/1.3, HTTP/2.0' },
  { connection: 'UPGRADE', upgrade: 'IRC/6.9' },
  { connection: 'Upgrade', upgrade: 'not-websocket', 'sec-websocket-key': KEY },
  // Without a key nobody can answer it as one.
  { connection: 'Upgrade', upgrade: 'h2c, websocket' },
];

describe('a request that offers another protocol', () => {
  it.each(offers)('is answered as if it did not: %j', async (offer) => {
    const { ask, close } = keptConnection();
    const plain: Answer[] = [];
    const offering: Answer[] = [];
    for (const [answers, headers] of [
      [plain, {}],
      [offering, offer],
    ] as const) {
      answers.push(await ask('GET', '/health', headers));
      answers.push(await ask('GET', '/', headers));
      answers.push(await ask('HEAD', '/', headers));
      answers.push(await ask('GET', '/export/candidates.csv?committee=x', headers));
      answers.push(await ask('GET', '/nowhere', headers));
      answers.push(await ask('PUT', '/graphql', headers, QUERY));
      answers.push(await ask('OPTIONS', '/graphql', headers));
      answers.push(await ask('POST', '/graphql', { ...headers, 'content-length': QUERY.length }, QUERY));
      answers.push(await ask('POST', '/graphql', { ...headers, accept: 'text/event-stream' }, QUERY));
      answers.push(await ask('POST', '/graphql', { ...headers, 'content-type': 'text/plain' }, QUERY));
    }
    close();
    expect(offering.map(({ status }) => status)).toEqual(plain.map(({ status }) => status));
    expect(offering.map(({ body }) => body)).toEqual(plain.map(({ body }) => body));
    expect(offering[7]).toEqual({ status: 200, body: '{"data":{"viewer":{"subject":"somebody"}}}', reused: true });
    // The connection goes on with what is asked next.
    expect(offering.every(({ reused }) => reused)).toBe(true);
  });

  it('by a method that cannot begin a WebSocket is answered too', async () => {
    const { ask, close } = keptConnection();
    const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': KEY };
    const answer = await ask('POST', '/graphql', { ...headers, 'content-length': QUERY.length }, QUERY);
    close();
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('somebody') });
  });
});

describe('a WebSocket', () => {
  it.each(['websocket', 'WebSocket', 'h2c, websocket', 'WEBSOCKET, h2c'])(
    'begins with Upgrade: %s',
    async (upgrade) => {
      const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', {
        finishRequest: (sent) => sent.setHeader('upgrade', upgrade).end(),
      });
      await within(PATIENCE_MS, 'the connection', once(socket, 'open'));
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
      const [answer] = (await within(PATIENCE_MS, 'the answer', once(socket, 'message'))) as [Buffer];
      expect(JSON.parse(String(answer))).toEqual({ type: 'connection_ack' });
      socket.close();
      await once(socket, 'close');
    },
  );
});
