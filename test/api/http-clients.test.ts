import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LISTED = 'https://board.example';
const QUERY = '{ viewer { subject } }';
const BOARD = `subscription { quotaBoard(committeeId: "${LUC_YEN}", year: 2026, depth: SELF) { kind } }`;
const MOST_BODY_BYTES = 64 * 1024;
/** Of who is signed in and says how long it is. */
const MOST_LONG_BODY_BYTES = 512 * 1024;
const KEEP_ALIVE_MS = 700;

let server: TestServer;
/** In a hurry: no other client would do on a machine that is busy. */
let hasty: TestServer;
let authorization: string;
beforeAll(async () => {
  server = await startTestServer({
    corsOrigins: [LISTED],
    sockets: { socketsPerViewer: 1 },
  });
  hasty = await startTestServer({
    from: 'empty',
    http: { headersMs: 200, requestMs: 800, keepAliveMs: KEEP_ALIVE_MS },
  });
  authorization = `Bearer ${await server.token('demo-district')}`;
});
afterAll(async () => {
  await server.stop();
  await hasty.stop();
});

interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Opens a request whose headers are sent as they stand. */
function open(headers: Record<string, string>, { method = 'POST', path = '/graphql' } = {}): ClientRequest {
  const { hostname, port } = new URL(server.url);
  const sent = request({ hostname, port, path, method, agent: false, headers: { authorization, ...headers } });
  sent.on('error', () => {});
  return sent;
}

async function replyTo(sent: ClientRequest): Promise<Reply> {
  const [response] = (await within(PATIENCE_MS, 'an answer', once(sent, 'response'))) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

/** Sends a request and reads its answer whole. */
function send(
  headers: Record<string, string>,
  { body = '', ...options }: { method?: string; path?: string; body?: string } = {},
): Promise<Reply> {
  const sent = open(headers, options);
  sent.end(body);
  return replyTo(sent);
}

const JSON_TYPE = { 'content-type': 'application/json' };
const operation = (query: string): string => JSON.stringify({ query });

describe('a page', () => {
  const same: [origin: string, host: string][] = [
    ['https://ketnap.example', 'ketnap.example'],
    ['https://ketnap.example', 'ketnap.example:443'],
    ['https://ketnap.example:443', 'ketnap.example'],
    ['http://ketnap.example', 'ketnap.example:80'],
    ['http://ketnap.example:80', 'ketnap.example'],
    ['http://ketnap.example:4000', 'ketnap.example:4000'],
    ['https://KETNAP.example', 'ketnap.EXAMPLE:443'],
    ['https://ketnap.example.', 'ketnap.example'],
    ['https://ketnap.example', 'ketnap.example.:443'],
    ['http://[::1]:4000', '[0:0:0:0:0:0:0:1]:4000'],
    ['https://[2001:DB8::1]', '[2001:db8::1]:443'],
  ];
  it.each(same)('from %s may ask %s', async (origin, host) => {
    const answer = await send({ ...JSON_TYPE, origin, host }, { body: operation(QUERY) });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('demo-district') });
  });

  const other: [origin: string, host: string][] = [
    ['https://ketnap.example', 'ketnap.example:80'],
    ['http://ketnap.example', 'ketnap.example:443'],
    ['https://ketnap.example:8443', 'ketnap.example'],
    ['https://ketnap.example', 'ketnap.example:4000'],
    ['https://ketnap.example.evil.example', 'ketnap.example'],
    ['https://evil.example', 'ketnap.example'],
    ['https://ketnap.example/', 'ketnap.example'],
    ['https://ketnap.example@evil.example', 'ketnap.example'],
    ['https://evil.example#ketnap.example', 'ketnap.example'],
    ['https://evil.example\\.ketnap.example', 'ketnap.example'],
    ['ftp://ketnap.example', 'ketnap.example'],
    ['null', 'ketnap.example'],
    ['', 'ketnap.example'],
    ['http://[::1]:4000', '[::2]:4000'],
  ];
  it.each(other)('from %s may not ask %s, whatever a proxy or a client says was forwarded', async (origin, host) => {
    const forwarded = {
      'x-forwarded-host': URL.canParse(origin) ? new URL(origin).host : origin,
      'x-forwarded-proto': origin.split(':', 1)[0] ?? '',
      forwarded: `host=${host};proto=https`,
    };
    const answer = await send({ ...JSON_TYPE, ...forwarded, origin, host }, { body: operation(QUERY) });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers.vary).toBe('origin');
  });

  it.each(['https://board.example:443', 'https://BOARD.example', 'https://board.example.'])(
    'on the list that says %s may ask',
    async (origin) => {
      const answer = await send({ ...JSON_TYPE, origin }, { body: operation(QUERY) });
      expect(answer.status).toBe(200);
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
    },
  );
});

describe('a page on the list reads why it was refused', () => {
  const bad = { authorization: 'Bearer x' };
  const stream = { accept: 'text/event-stream' };
  const large = `{"query":"${' '.repeat(MOST_LONG_BODY_BYTES)}"}`;
  const candidates = `/export/candidates.csv?committee=${LUC_YEN}`;
  const refusals: [what: string, status: number, Record<string, string>, Parameters<typeof send>[1]][] = [
    ['of a bad token', 401, { ...JSON_TYPE, ...bad }, { body: operation(QUERY) }],
    ['of a bad token for a stream', 401, { ...JSON_TYPE, ...stream, ...bad }, { body: operation(BOARD) }],
    ['of a bad token for a file', 401, bad, { method: 'GET', path: candidates }],
    ['of a file that is not for its role', 403, {}, { method: 'GET', path: candidates }],
    ['of a path', 404, {}, { method: 'GET', path: '/nowhere' }],
    ['of a method', 405, JSON_TYPE, { method: 'PUT', body: operation(QUERY) }],
    ['of a method for a file', 405, {}, { method: 'POST', path: candidates }],
    [
      'of a mutation by GET',
      405,
      stream,
      { method: 'GET', path: `/graphql?query=${encodeURIComponent('mutation { __typename }')}` },
    ],
    ['of what is accepted', 406, { ...JSON_TYPE, accept: 'image/png' }, { body: operation(QUERY) }],
    ['of a large body', 413, { ...JSON_TYPE, 'content-length': String(large.length) }, { body: large }],
    ['of a large body of unknown length', 413, { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, { body: large }],
    ['of a form', 415, { 'content-type': 'text/plain' }, { body: operation(QUERY) }],
    ['of no operation', 400, JSON_TYPE, { body: '{}' }],
    ['of no operation for a stream', 400, { ...JSON_TYPE, ...stream }, { body: '{' }],
  ];

  it.each(refusals)('%s: %i', async (_what, status, headers, options) => {
    const token: Record<string, string> = status === 403 ? { authorization: `Bearer ${await wallToken()}` } : {};
    const answer = await send({ ...token, ...headers, origin: LISTED }, options);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body).errors[0].message).toMatch(/\w/);
    expect(answer.headers['access-control-allow-origin']).toBe(LISTED);
    expect(answer.headers.vary).toBe('origin');
    expect(answer.headers['access-control-expose-headers']).toMatch(/www-authenticate/);
  });

  /** Of a board on a wall, which may not see candidates. */
  async function wallToken(): Promise<string> {
    await server.grant('wall', 'DASHBOARD', demoIds.lucYen);
    await server.app.services.feed.settle();
    return server.token('wall');
  }

  it('of one stream too many: 429', async () => {
    const first = open({ ...JSON_TYPE, ...stream });
    first.end(operation(BOARD));
    const [response] = (await within(PATIENCE_MS, 'the first stream', once(first, 'response'))) as [IncomingMessage];
    await within(PATIENCE_MS, 'its first bytes', once(response, 'data'));
    const second = await send({ ...JSON_TYPE, ...stream, origin: LISTED }, { body: operation(BOARD) });
    expect([second.status, second.headers['access-control-allow-origin'], second.headers.vary]).toEqual([
      429,
      LISTED,
      'origin',
    ]);
    first.destroy();
  });

  it.each([
    ['/graphql', 'POST'],
    [candidates, 'GET'],
  ])('and what it may send to %s', async (path, method) => {
    const headers = {
      origin: LISTED,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, content-type, x-request-id',
    };
    const answer = await send(headers, { method: 'OPTIONS', path });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': LISTED,
      'access-control-allow-methods': method,
      'access-control-allow-headers': 'authorization, content-type, x-request-id',
      vary: 'origin, access-control-request-headers',
    });
    const stranger = await send({ ...headers, origin: 'https://evil.example' }, { method: 'OPTIONS', path });
    expect(stranger.status).toBe(403);
    expect(Object.keys(stranger.headers).join()).not.toContain('access-control');
    expect(stranger.headers.vary).toBe('origin');
  });
});

describe('what a client accepts', () => {
  const JSON_ANSWER = /^application\/json\b/;
  const RESPONSE_ANSWER = /^application\/graphql-response\+json\b/;
  const STREAM = /^text\/event-stream\b/;
  const URQL =
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';

  const cases: [accept: string | undefined, query: RegExp, subscription: RegExp | null][] = [
    [undefined, JSON_ANSWER, null],
    ['*/*', JSON_ANSWER, null],
    ['application/json', JSON_ANSWER, null],
    ['application/json; charset=utf-8', JSON_ANSWER, null],
    ['APPLICATION/JSON', JSON_ANSWER, null],
    ['application/graphql-response+json, application/json;q=0.9', RESPONSE_ANSWER, null],
    ['application/graphql-response+json;q=0.1, application/json', JSON_ANSWER, null],
    ['application/graphql-response+json;q=0, */*', JSON_ANSWER, null],
    ['text/event-stream', STREAM, STREAM],
    ['Text/Event-Stream;charset=UTF-8', STREAM, STREAM],
    ['text/*', STREAM, STREAM],
    ['text/event-stream, application/json', STREAM, STREAM],
    ['text/event-stream;q=0.9, application/json;q=0.8', STREAM, STREAM],
    ['application/json, text/event-stream', JSON_ANSWER, STREAM],
    ['application/json;q=0.5, text/event-stream;q=0.4', JSON_ANSWER, STREAM],
    [URQL, RESPONSE_ANSWER, STREAM],
    ['text/event-stream;q=0, application/json', JSON_ANSWER, null],
    ['text/event-stream;q=0.000, */*', JSON_ANSWER, null],
    ['text/event-stream;q=0, text/*, application/json;q=0.1', JSON_ANSWER, null],
    ['application/json, multipart/mixed', JSON_ANSWER, null],
    ['multipart/mixed, application/json;q=0.1', JSON_ANSWER, null],
  ];

  it.each(cases)('%s', async (accept, query, subscription) => {
    const headers = { ...JSON_TYPE, ...(accept !== undefined && { accept }) };
    const asked = await send(headers, { body: operation(QUERY) });
    expect(asked.status).toBe(200);
    expect(asked.headers['content-type']).toMatch(query);
    expect(asked.body).toContain('"demo-district"');

    const sent = open(headers);
    sent.end(operation(BOARD));
    const [response] = (await within(PATIENCE_MS, 'an answer', once(sent, 'response'))) as [IncomingMessage];
    if (subscription === null) {
      expect(response.headers['content-type']).toMatch(query);
      expect(await text(response)).toContain('text/event-stream');
      return;
    }
    expect(response.headers['content-type']).toMatch(subscription);
    for await (const piece of response) if (String(piece).includes('SNAPSHOT')) break;
    sent.destroy();
    // Its place is given back when the server has seen it go.
    await expect.poll(() => server.app.services.feed.audience.subscriptions).toBe(0);
  });

  it.each(['image/png', 'text/event-stream;q=0', 'text/html', 'application/json;q=0', 'text/event-stream;q=no'])(
    '%s is refused before anything is done',
    async (accept) => {
      const mutation = `mutation { setQuota(input: { committeeId: "${LUC_YEN}", year: 2053, target: 1, expectedVersion: 0 }) { __typename } }`;
      expect((await send({ ...JSON_TYPE, accept }, { body: operation(mutation) })).status).toBe(406);
      expect(await server.app.services.database.prisma.admissionQuota.count({ where: { year: 2053 } })).toBe(0);
    },
  );

  it('is no stream by GET either, when it says so', async () => {
    const path = `/graphql?query=${encodeURIComponent(QUERY)}`;
    const asked = (accept: string) => send({ accept }, { method: 'GET', path });
    expect((await asked('text/event-stream;q=0, */*')).status).toBe(405);
    expect((await asked('application/json, text/event-stream;q=0.1')).headers['content-type']).toMatch(STREAM);
  });
});

describe('a long body, whose length is said', () => {
  const long = (bytes: number): string => {
    const bare = JSON.stringify({ query: QUERY, variables: { ids: '' } });
    return bare.replace('"ids":""', `"ids":"${'x'.repeat(bytes - bare.length)}"`);
  };

  it('is taken of who is signed in, such as a decision about a thousand committees', async () => {
    const answer = await send(JSON_TYPE, { body: long(MOST_LONG_BODY_BYTES) });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('"demo-district"') });
    expect((await send(JSON_TYPE, { body: long(MOST_LONG_BODY_BYTES + 1) })).status).toBe(413);
  });

  it('is not read of anybody else', async () => {
    for (const other of ['', 'Bearer x', 'Basic eDp4'])
      expect((await send({ ...JSON_TYPE, authorization: other }, { body: long(MOST_BODY_BYTES + 1) })).status).toBe(
        413,
      );
  });
});

describe('a body of unknown length', () => {
  const CHUNKED = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
  const padded = (bytes: number): string => {
    // Beside the document, which may be half as long.
    const bare = JSON.stringify({ query: QUERY, variables: { filler: '' } });
    return bare.replace('""', `"${' '.repeat(bytes - bare.length)}"`);
  };

  it.each(['application/json', 'text/event-stream'])('is taken up to the limit, for %s', async (accept) => {
    const sent = open({ ...CHUNKED, accept });
    const whole = padded(MOST_BODY_BYTES);
    for (let at = 0; at < whole.length; at += 10_000) sent.write(whole.slice(at, at + 10_000));
    sent.end();
    const answer = await replyTo(sent);
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('"demo-district"') });
  });

  it.each([
    ['one byte more', MOST_BODY_BYTES + 1],
    ['much more than buffers hold', 20_000_000],
  ])('is refused beyond it, and the connection ends in order: %s', async (_what, bytes) => {
    const sent = open(CHUNKED);
    const errors: Error[] = [];
    sent.on('error', (error) => errors.push(error));
    sent.end(padded(bytes));
    const answer = await replyTo(sent);
    expect(answer).toMatchObject({ status: 413, headers: { connection: 'close' } });
    expect(JSON.parse(answer.body).errors[0].message).toContain(String(MOST_BODY_BYTES));
    expect(errors).toEqual([]);
  });

  it('is refused at once when it has no end, while it is still being sent', async () => {
    const sent = open(CHUNKED);
    const timer = setInterval(() => sent.write(' '.repeat(8_000)), 5);
    try {
      expect((await replyTo(sent)).status).toBe(413);
    } finally {
      clearInterval(timer);
      sent.destroy();
    }
  });

  it('that comes a byte at a time is cut off', async () => {
    const { hostname, port } = new URL(hasty.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const timer = setInterval(() => socket.write('1\r\n \r\n'), 50);
    try {
      await within(PATIENCE_MS, 'the end of a slow connection', once(socket, 'close'));
    } finally {
      clearInterval(timer);
    }
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('an idle connection', () => {
  it('outlives the time that a request may take to come, until its own is over', async () => {
    const { hostname, port } = new URL(hasty.url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    const [answer] = (await within(PATIENCE_MS, 'an answer', once(socket, 'data'))) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    const idleSince = performance.now();
    await within(PATIENCE_MS, 'the end of the connection', closed);
    expect(performance.now() - idleSince).toBeGreaterThanOrEqual(KEEP_ALIVE_MS - 50);
  });

  it("outlives a proxy's minute by itself", async () => {
    const usual = await startTestServer({ from: 'empty' });
    const { headers } = await fetch(`${usual.app.url}/health`);
    expect(headers.get('keep-alive')).toBe('timeout=65');
    await usual.stop();
  });
});
