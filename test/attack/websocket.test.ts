import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const PROTOCOL = 'graphql-transport-ws';
const LISTED_ORIGIN = 'https://board.example';
const INIT_MS = 400;
const LIMITS = { socketsPerViewer: 5, messagesPerSecond: 20, operationsPerSocket: 10 };
/** Four seconds' worth may come at once. */
const AT_ONCE = 80;
const QUERY = '{ viewer { subject } }';
const BOARD = `subscription { quotaBoard(committeeId: "${LUC_YEN}", year: 2023) { kind } }`;

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ sockets: LIMITS, corsOrigins: [LISTED_ORIGIN] });
  token = await server.token('demo-district');
});
afterAll(() => server.stop());
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) {
    if (socket.readyState === WebSocket.CLOSED) continue;
    socket.terminate();
    await once(socket, 'close');
  }
});

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

class Client {
  readonly messages: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly socket: WebSocket;
  #told = (): void => {};

  constructor(url = server.url) {
    this.socket = new WebSocket(url.replace('http', 'ws'), PROTOCOL);
    sockets.push(this.socket);
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.#told();
      });
    });
    this.socket.on('message', (text) => {
      this.messages.push(JSON.parse(String(text)) as Message);
      this.#told();
    });
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    return this;
  }

  async acknowledged(as: string | null = token): Promise<this> {
    await this.opened();
    this.send({ type: 'connection_init', payload: as === null ? {} : { authorization: `Bearer ${as}` } });
    await this.until((all) => all.some(({ type }) => type === 'connection_ack'));
    return this;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string): void {
    this.send({ type: 'subscribe', id, payload: { query } });
  }

  /** Waits for messages; rejects when the connection has ended without them. */
  until(enough: (all: Message[]) => boolean): Promise<void> {
    return within(
      PATIENCE_MS,
      'messages over WebSocket',
      new Promise((resolve, reject) => {
        this.#told = () => {
          if (enough(this.messages)) resolve();
          else if (this.socket.readyState >= WebSocket.CLOSING) reject(new Error('closed'));
        };
        this.#told();
      }),
    );
  }

  end(): Promise<{ code: number; reason: string }> {
    return within(PATIENCE_MS, 'the end of the connection', this.closed);
  }
}

async function serverAnswers(): Promise<void> {
  expect((await server.ask('demo-cell', QUERY)).data).toEqual({ viewer: { subject: 'demo-cell' } });
}

/** Status line that an upgrade is answered with. */
async function upgrade(path: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return String(data).split('\r\n')[0] ?? '';
}

describe('an upgrade', () => {
  const protocol = { 'Sec-WebSocket-Protocol': PROTOCOL };

  it.each([
    ['with everything right', '/graphql', protocol, 101],
    ['from a page on the list', '/graphql', { ...protocol, Origin: LISTED_ORIGIN }, 101],
    ['from a page elsewhere', '/graphql', { ...protocol, Origin: 'https://evil.example' }, 403],
    ['from a page without an origin', '/graphql', { ...protocol, Origin: 'null' }, 403],
    ['from a page with nearly that origin', '/graphql', { ...protocol, Origin: `${LISTED_ORIGIN}.evil.example` }, 403],
    ['to another path', '/graphql/x', protocol, 404],
    ['to the root', '/', protocol, 404],
    ['without a protocol', '/graphql', {}, 400],
    ['with the old protocol', '/graphql', { 'Sec-WebSocket-Protocol': 'graphql-ws' }, 400],
    ['with nearly the protocol', '/graphql', { 'Sec-WebSocket-Protocol': `${PROTOCOL}x` }, 400],
    ['with several protocols', '/graphql', { 'Sec-WebSocket-Protocol': `graphql-ws, ${PROTOCOL}` }, 101],
    ['with a wrong key', '/graphql', { ...protocol, 'Sec-WebSocket-Key': 'x' }, 400],
    ['with an old version', '/graphql', { ...protocol, 'Sec-WebSocket-Version': '7' }, 400],
  ])('%s', async (_what, path, headers, status) => {
    expect(await upgrade(path, headers as Record<string, string>)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

describe('a connection', () => {
  it('that says so twice is closed', async () => {
    const client = await new Client().acknowledged();
    client.send({ type: 'connection_init' });
    expect((await client.end()).code).toBe(4429);
  });

  it('that asks before it has said so is closed', async () => {
    const client = await new Client().opened();
    client.subscribe('1', QUERY);
    expect((await client.end()).code).toBe(4401);
    expect(client.messages).toEqual([]);
  });

  it('that uses one id twice is closed', async () => {
    const client = await new Client().acknowledged();
    client.subscribe('1', BOARD);
    client.subscribe('1', BOARD);
    expect((await client.end()).code).toBe(4409);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{}',
    '{"type":"x"}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","id":1,"payload":{"query":"{ a }"}}',
    '{"type":"subscribe","id":"1","payload":{"query":[]}}',
    '['.repeat(30_000),
  ])('that sends %j is closed without a word of what is inside', async (text) => {
    const client = await new Client().acknowledged();
    client.send(text);
    const { code, reason } = await client.end();
    expect(code).toBe(4400);
    expect(reason).not.toMatch(/node_modules|at .*:\d/);
    expect(reason.length).toBeLessThan(124);
  });

  it('that sends more than 64 KiB, or too many pieces, is closed', async () => {
    const large = await new Client().acknowledged();
    large.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(65_536) } }));
    expect((await large.end()).code).toBe(1009);
    const pieces = await new Client().acknowledged();
    for (let n = 0; n < 40; n += 1) pieces.socket.send('{', { fin: false });
    expect((await pieces.end()).code).toBe(1008);
  });

  it('that sends binary rubbish is closed, and the server goes on', async () => {
    const client = await new Client().acknowledged();
    client.socket.send(Buffer.from([0xff, 0xfe, 0, 1]));
    expect((await client.end()).code).toBe(4400);
    await serverAnswers();
  });

  it('keeps its boards when one of its operations has a syntax error, or is refused', async () => {
    const client = await new Client().acknowledged();
    client.subscribe('board', BOARD);
    await client.until((all) => all.some(({ id, type }) => id === 'board' && type === 'next'));
    const bad = [
      '{ viewer {',
      '',
      '{ viewer { nothing } }',
      `{ ${'a '.repeat(5_000)}`,
      `{ viewer { ${'...F '.repeat(500)} } }`,
      '}',
    ];
    for (const [n, query] of bad.entries()) client.subscribe(`bad-${n}`, query);
    await client.until((all) => all.filter(({ type }) => type === 'error').length === bad.length);
    client.subscribe('good', QUERY);
    await client.until((all) => all.some(({ id, type }) => id === 'good' && type === 'complete'));
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
    expect(client.messages.some(({ id, type }) => id === 'board' && type !== 'next')).toBe(false);
  });

  it('has as many operations at once as it may, refused ones not counted', async () => {
    const client = await new Client().acknowledged();
    for (let n = 0; n < 12; n += 1) client.subscribe(`${n}`, BOARD);
    await client.until((all) => all.filter(({ type }) => type === 'error' || type === 'next').length === 12);
    const refused = client.messages.filter(({ type }) => type === 'error');
    expect(refused).toMatchObject([{ payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }] }, {}]);
    client.send({ type: 'complete', id: '0' });
    // Its place is free as soon as the board has ended.
    let tries = 0;
    await expect
      .poll(async () => {
        tries += 1;
        const id = `again-${tries}`;
        client.subscribe(id, BOARD);
        await client.until((all) => all.some((message) => message.id === id));
        return client.messages.find((message) => message.id === id)?.type;
      })
      .toBe('next');
  });
});

describe('a flood', () => {
  it('of messages ends its connection and no other', async () => {
    const other = await new Client().acknowledged();
    const client = await new Client().acknowledged();
    for (let n = 0; n < AT_ONCE + 40; n += 1) client.send({ type: 'ping' });
    expect(await client.end()).toEqual({ code: 1008, reason: 'Too many messages' });
    expect(client.messages.filter(({ type }) => type === 'pong').length).toBeLessThanOrEqual(AT_ONCE);
    other.subscribe('1', QUERY);
    await other.until((all) => all.some(({ type }) => type === 'complete'));
  });

  it('of pings of the protocol below ends it too', async () => {
    const client = await new Client().acknowledged();
    for (let n = 0; n < AT_ONCE + 40; n += 1) client.socket.ping();
    expect((await client.end()).code).toBe(1006);
    await serverAnswers();
  });

  it('of questions ends it, and the server answers others meanwhile', async () => {
    const client = await new Client().acknowledged();
    for (let n = 0; n < 300; n += 1) client.subscribe(`${n}`, QUERY);
    expect((await client.end()).code).toBe(1008);
    await serverAnswers();
  });

  it('of connections of one viewer is stopped, and a place that is left is free again', async () => {
    const few = await Promise.all(Array.from({ length: 5 }, () => new Client().acknowledged()));
    const sixth = await new Client().opened();
    sixth.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await sixth.end()).toEqual({ code: 1013, reason: 'Too many connections' });
    // Event streams take the same places.
    const stream = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: BOARD }),
    });
    expect(stream.status).toBe(429);
    expect(await stream.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] });
    // Somebody else has places of their own.
    await new Client().acknowledged(await server.token('demo-cell'));
    few[0]?.socket.terminate();
    await expect
      .poll(() =>
        new Client().acknowledged().then(
          () => 'in',
          () => 'refused',
        ),
      )
      .toBe('in');
  });

  it('of connections that are torn down at once leaves nothing behind', async () => {
    for (let round = 0; round < 30; round += 1) {
      const client = await new Client().opened();
      client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      client.subscribe('1', BOARD);
      client.socket.terminate();
      await client.closed;
    }
    await expect
      .poll(async () =>
        (await (await fetch(`${server.app.url}/metrics`)).text()).match(/^ketnap_(sockets|subscriptions) .+$/gm),
      )
      .toEqual(['ketnap_sockets 0', 'ketnap_subscriptions 0']);
    // None of the five places is lost.
    await Promise.all(Array.from({ length: 5 }, () => new Client().acknowledged()));
  });
});

describe('who opens a connection', () => {
  it.each([
    ['authorization', (header: string) => ({ authorization: header })],
    ['Authorization', (header: string) => ({ Authorization: header })],
    ['headers.authorization', (header: string) => ({ headers: { authorization: header } })],
    ['headers.Authorization', (header: string) => ({ headers: { Authorization: header, 'x-other': '1' } })],
    ['headers in capitals', (header: string) => ({ headers: { AUTHORIZATION: header } })],
    ['the scheme in small letters', (header: string) => ({ authorization: header.replace('Bearer', 'bearer') })],
    ['more than one space', (header: string) => ({ authorization: header.replace(' ', '  ') })],
  ])('is read from %s', async (_form, params) => {
    const client = await new Client().opened();
    client.send({ type: 'connection_init', payload: params(`Bearer ${token}`) });
    await client.until((all) => all.some(({ type }) => type === 'connection_ack'));
    client.subscribe('1', QUERY);
    await client.until((all) => all.some(({ type }) => type === 'complete'));
    expect(client.messages).toContainEqual({
      type: 'next',
      id: '1',
      payload: { data: { viewer: { subject: 'demo-district' } } },
    });
  });

  it.each([{ headers: null }, { headers: 'authorization' }, { headers: { authorization: 1 } }, { headers: [] }, {}])(
    'is nobody with %j',
    async (params) => {
      const client = await new Client().opened();
      client.send({ type: 'connection_init', payload: params });
      await client.until((all) => all.some(({ type }) => type === 'connection_ack'));
      client.subscribe('1', QUERY);
      await client.until((all) => all.some(({ type }) => type === 'complete'));
      expect(client.messages).toContainEqual({ type: 'next', id: '1', payload: { data: { viewer: null } } });
    },
  );
});

describe('a client that reads a byte a second', () => {
  it('delays nobody', async () => {
    const slow = await new Client().acknowledged();
    for (let n = 0; n < 9; n += 1) slow.subscribe(`${n}`, BOARD);
    slow.socket.pause();
    const serveOther = async (): Promise<number> => {
      const startedAt = performance.now();
      const other = await new Client().acknowledged(await server.token('demo-cell'));
      other.subscribe('1', QUERY);
      await other.until((all) => all.some(({ type }) => type === 'complete'));
      return performance.now() - startedAt;
    };
    expect(await shortestOf(2_000, serveOther)).toBeLessThan(2_000);
    slow.socket.resume();
  });
});

describe('the time a client has to say who it is', () => {
  let silent: Server;
  let slowServer: TestServer;
  beforeAll(async () => {
    // Takes connections and never answers.
    silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/jwks.json`;
    slowServer = await startTestServer({
      from: 'empty',
      sockets: { initMs: INIT_MS },
      // Asked again at once, so that the token has to wait for an answer.
      keys: { kind: 'url', url, refetchMs: 1, keptMs: 60_000 },
    });
  });
  afterAll(async () => {
    silent.closeAllConnections();
    silent.close();
    await slowServer.stop();
  });

  it('is over when it has said nothing', async () => {
    const startedAt = performance.now();
    const client = await new Client(slowServer.url).opened();
    expect(await client.end()).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
    expect(performance.now() - startedAt).toBeGreaterThan(INIT_MS - 50);
  });

  it('includes the time its token takes to be checked', async () => {
    const client = await new Client(slowServer.url).opened();
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    // The server would wait for the answer for longer.
    expect((await client.end()).code).toBe(4408);
  });
});
