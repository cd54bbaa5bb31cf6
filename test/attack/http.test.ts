import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LISTED_ORIGIN = 'https://board.example';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({
    corsOrigins: [LISTED_ORIGIN],
    // Audits ask for a type by its name.
    gate: { introspection: true },
  });
  token = await server.token('demo-district');
});
afterAll(() => server.stop());

describe('GraphQL over HTTP', () => {
  /** What a server MAY do and this one does not, with the reason. */
  const declined: Record<string, string> = {
    'MAY accept application/x-www-form-urlencoded formatted GET requests':
      'GET is for event streams and the page of GraphiQL: what a link can ask for, any page can.',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json':
      'the same',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json': 'the same',
  };
  const audits = serverAudits({
    url: () => server.url,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  });
  const isDeclined = (name: string): boolean => name in declined;

  it.each(audits.filter(({ name }) => !isDeclined(name)).map((audit) => [audit.name, audit] as const))(
    '%s',
    async (_name, audit) => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
    },
  );

  it('declines nothing but what it may', () => {
    for (const name of Object.keys(declined)) {
      expect(audits.map((audit) => audit.name)).toContain(name);
      expect(name).toMatch(/^MAY /);
    }
  });
});

describe('a page from elsewhere', () => {
  const QUERY = '{ viewer { subject } }';
  const MUTATION = `mutation { setQuota(input: { committeeId: "${LUC_YEN}", year: 2052, target: 1, expectedVersion: 0 }) { __typename } }`;
  const origins = [
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    'https://board.example.evil.example',
    'not an origin',
  ];
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'text/plain; application/json',
    'application/json, text/plain',
    undefined,
  ];
  const combinations = origins.flatMap((origin) => types.map((type) => [origin, type] as const));

  it('has 40 ways to ask', () => expect(combinations).toHaveLength(40));

  it.each(combinations)('%s with the content type %s gets no data and changes nothing', async (origin, type) => {
    const form = new URLSearchParams({ query: MUTATION }).toString();
    const bodies = [JSON.stringify({ query: QUERY }), JSON.stringify({ query: MUTATION }), form, QUERY];
    for (const body of bodies) {
      for (const accept of ['application/json', 'text/event-stream']) {
        const answer = await fetch(server.url, {
          method: 'POST',
          headers: {
            origin,
            accept,
            authorization: `Bearer ${token}`,
            ...(type === undefined ? {} : { 'content-type': type }),
          },
          body: new TextEncoder().encode(body),
        });
        expect(answer.status).toBe(403);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
        expect(await answer.text()).not.toContain('"data"');
      }
    }
    const address = `${server.url}?query=${encodeURIComponent(MUTATION)}`;
    for (const accept of ['text/html', 'application/json', 'text/event-stream']) {
      const answer = await fetch(address, { headers: { origin, accept, authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(403);
    }
    expect(await server.app.services.database.prisma.admissionQuota.count({ where: { year: 2052 } })).toBe(0);
  });

  it('may ask when it is on the list, by POST, and without credentials of the browser', async () => {
    const headers = { origin: LISTED_ORIGIN, 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const asked = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
    expect(await asked.json()).toEqual({ data: { viewer: { subject: 'demo-district' } } });
    expect(asked.headers.get('access-control-allow-origin')).toBe(LISTED_ORIGIN);
    const preflight = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin: LISTED_ORIGIN, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(LISTED_ORIGIN);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-credentials')).not.toBe('true');
  });

  it('from the same host may ask', async () => {
    const headers = { origin: new URL(server.url).origin, 'content-type': 'application/json' };
    const asked = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
    expect(await asked.json()).toEqual({ data: { viewer: null } });
  });
});

describe('a client that writes a byte at a time', () => {
  /** In a hurry: no other client would do on a machine that is busy. */
  let hasty: TestServer;
  beforeAll(async () => {
    hasty = await startTestServer({ from: 'empty', http: { headersMs: 400, requestMs: 800 } });
  });
  afterAll(() => hasty.stop());

  /** Sends a text slowly; resolves with what came back when the server has ended the connection. */
  const dribble = async (atOnce: string, slowly: string): Promise<string> => {
    const { hostname, port } = new URL(hasty.url);
    const socket: Socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.write(atOnce);
    let sent = 0;
    const timer = setInterval(() => socket.write(slowly[sent++ % slowly.length] ?? ''), 50);
    try {
      await within(PATIENCE_MS, 'the end of a slow connection', once(socket, 'close'));
      return answer;
    } finally {
      clearInterval(timer);
      socket.destroy();
    }
  };

  it('is cut off in the head of a request', async () => {
    expect(await dribble('POST /graphql HTTP/1.1\r\nHost: x\r\n', 'X-Slow: 1\r\n')).toMatch(/^HTTP\/1\.1 408/);
  });

  it('is cut off in an upgrade', async () => {
    expect(await dribble('GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n', 'X-Slow: 1\r\n')).toMatch(
      /^HTTP\/1\.1 408/,
    );
  });

  it.each(['application/json', 'text/event-stream'])('is cut off in a body for %s', async (accept) => {
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: ${accept}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`;
    await dribble(head, ' ');
    expect((await fetch(hasty.url.replace('/graphql', '/health'))).status).toBe(200);
  });
});

describe('a client that does not take its answer', () => {
  it('is cut off after a while, and its answer is let go', async () => {
    let told = (): void => {};
    const cut = new Promise<void>((resolve) => {
      told = resolve;
    });
    const onLog = (line: string): void => {
      if (line.includes('"whole":false')) told();
    };
    const impatient = await startTestServer({ http: { answerMs: 300 }, onLog });
    const { hostname, port } = new URL(impatient.url);
    const socket = connect({ port: Number(port), host: hostname });
    socket.on('error', () => {});
    try {
      await once(socket, 'connect');
      socket.pause();
      const names = Array.from({ length: 60 }, (_, n) => `a${n}: name`).join(' ');
      const query = `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2023, depth: SUBTREE) { rows { ${names} } } }`;
      const body = JSON.stringify({ query });
      const head = [
        'POST /graphql HTTP/1.1',
        'Host: x',
        `Authorization: Bearer ${await impatient.token('demo-district')}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
      ].join('\r\n');
      // More than a system's buffers hold.
      socket.write(`${head}\r\n\r\n${body}`.repeat(20));
      await within(PATIENCE_MS, 'the server has cut it off', cut);
    } finally {
      socket.destroy();
      await impatient.stop();
    }
  });
});
