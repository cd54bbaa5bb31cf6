import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { defaultHttpConfig } from '../../src/config/http-config.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const QUERY = '{ viewer { subject } }';
const MOST = defaultHttpConfig.headBytes;
/** What else stands in a head of these tests, bytes at most. */
const REST = 1_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
});
afterAll(() => server.stop());

/** A token of somebody in many groups. */
async function largeToken(bytes: number): Promise<string> {
  const nowS = Math.floor(server.app.services.clock.now() / 1000);
  const key = await importJWK(server.key.jwk, 'ES256');
  return new SignJWT({ groups: ['g'.repeat(Math.floor((bytes * 3) / 4) - 200)] })
    .setProtectedHeader({ alg: 'ES256', kid: 'local' })
    .setIssuer(DEMO_ISSUER)
    .setAudience(server.config.auth.audience)
    .setSubject('somebody')
    .setExpirationTime(nowS + 600)
    .sign(key);
}

const post = (headers: Record<string, string>): Promise<Response> =>
  fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: QUERY }),
  });

/** The answer to a head that is sent as it is. */
async function sendRaw(head: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('error', () => {});
  socket.on('data', (data) => {
    answer += data;
  });
  socket.write(head);
  await within(PATIENCE_MS, 'the end of the connection', once(socket, 'close'));
  return answer;
}

describe('a head as providers with many groups make it', () => {
  it.each([17_000, MOST - REST])('of %i bytes is taken by every transport', async (bytes) => {
    const authorization = `Bearer ${await largeToken(bytes)}`;
    expect(authorization.length).toBeGreaterThan(bytes - 500);
    expect(await (await post({ authorization })).json()).toEqual({ data: { viewer: { subject: 'somebody' } } });
    const stream = await post({ authorization, accept: 'text/event-stream' });
    expect(await stream.text()).toContain('"subject":"somebody"');
    const file = await fetch(`${server.app.url}/export/candidates.csv?committeeId=x`, { headers: { authorization } });
    expect(file.status).toBe(400);
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', {
      headers: { cookie: 'x'.repeat(bytes) },
    });
    await within(PATIENCE_MS, 'an upgrade', once(socket, 'open'));
    socket.terminate();
  });
});

describe('a head that is larger than the limit', () => {
  const mistaken = /larger than 32768 bytes.*lớn hơn 32768 byte/;

  it.each([MOST + REST, 200_000])('of %i bytes is refused in words', async (bytes) => {
    const [answer] = (await within(
      PATIENCE_MS,
      'an answer',
      once(request(server.url, { method: 'POST', headers: { cookie: 'x'.repeat(bytes) } }).end(), 'response'),
    )) as [IncomingMessage];
    expect(answer.statusCode).toBe(431);
    expect(answer.headers['content-type']).toBe('application/json');
    let body = '';
    for await (const piece of answer) body += piece;
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ message: expect.stringMatching(mistaken), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('is refused for a WebSocket as well', async () => {
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', {
      headers: { cookie: 'x'.repeat(MOST + REST) },
    });
    socket.on('error', () => {});
    const [, answer] = (await within(PATIENCE_MS, 'an answer', once(socket, 'unexpected-response'))) as [
      unknown,
      IncomingMessage,
    ];
    expect(answer.statusCode).toBe(431);
  });

  it('may be an address as well as headers', async () => {
    expect(await sendRaw(`GET /${'x'.repeat(MOST)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 .*groups/s);
  });

  it('may follow a request that was answered', async () => {
    const answer = await sendRaw(
      `GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(MOST)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\{"status":"ok"\}.*\n\r\nHTTP\/1\.1 431 /s);
  });

  it('ends an event stream that is open on its connection, without a word in it', async () => {
    const { hostname, port } = new URL(server.url);
    const { pathname } = new URL(server.url);
    const body = JSON.stringify({ query: QUERY });
    const head = [
      `POST ${pathname} HTTP/1.1`,
      'Host: x',
      'Accept: text/event-stream',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      `Authorization: Bearer ${await server.token('somebody')}`,
    ].join('\r\n');
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.write(`${head}\r\n\r\n${body}GET / HTTP/1.1\r\nCookie: ${'x'.repeat(MOST)}\r\n\r\n`);
    await within(PATIENCE_MS, 'the end of the connection', once(socket, 'close'));
    // Whole or cut, but never an answer in the midst of another.
    expect(
      answer
        .split('HTTP/1.1 ')
        .slice(1)
        .map((part) => part.slice(0, 3)),
    ).toSatisfy((statuses: string[]) => ['200', '431', '200 431', ''].includes(statuses.join(' ')));
    if (answer.includes('HTTP/1.1 431') && answer.includes('HTTP/1.1 200')) expect(answer).toContain('event: complete');
  });
});

it('what is no HTTP is said to be none', async () => {
  expect(await sendRaw('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*cannot be read as an HTTP request/s);
  expect((await fetch(`${server.app.url}/health`)).status).toBe(200);
});
