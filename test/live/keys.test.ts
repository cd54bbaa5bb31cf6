import { once } from 'node:events';
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openLocalKey } from '../../src/access/local-key.ts';
import { DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

/** Much shorter than the settings allow, so that nobody waits. */
const REFETCH_MS = 150;
const QUERY = '{ viewer { subject } }';

type Answer = (response: ServerResponse) => void;
const say =
  (status: number, body: string): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
const down = say(503, '');

let provider: Server;
let providerUrl: string;
let answer: Answer = down;
let asked = 0;
const log: string[] = [];
const warnings = (): string[] => log.filter((line) => line.includes('KETNAP_JWKS'));

beforeAll(async () => {
  provider = createServer((_request, response) => {
    asked += 1;
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  providerUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`;
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});

const start = (keptMs: number): Promise<TestServer> =>
  startTestServer({
    from: 'empty',
    keys: { kind: 'url', url: providerUrl, refetchMs: REFETCH_MS, keptMs },
    onLog: (line) => void log.push(line),
  });

function ask(server: TestServer, token: string, accept = 'application/json'): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, accept },
    body: JSON.stringify({ query: QUERY }),
  });
}

/** A token of the server's issuer under another name of a key; by itself signed with a key that is nowhere. */
async function foreign(server: TestServer, header: object, key?: TestServer['key']): Promise<string> {
  const jwk = key?.jwk ?? (await openLocalKey(DEMO_ISSUER, server.config.auth.audience)).jwk;
  const nowS = Math.floor(server.app.services.clock.now() / 1000);
  return new SignJWT({ iss: DEMO_ISSUER, aud: server.config.auth.audience, sub: 'foreign', exp: nowS + 600 })
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(await importJWK(jwk, 'ES256'));
}

async function ready(server: TestServer): Promise<{ status: number; body: { status: string; keys: string } }> {
  const response = await fetch(`${server.app.url}/ready`);
  return { status: response.status, body: (await response.json()) as never };
}

async function metric(server: TestServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.app.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

/** How a WebSocket ends that says who it is. */
async function closeCode(server: TestServer, token: string): Promise<number> {
  const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const [code] = await within(PATIENCE_MS, 'the end of the connection', once(socket, 'close'));
  return code as number;
}

describe('a server that could never read its keys', () => {
  let server: TestServer;
  beforeAll(async () => {
    answer = down;
    log.length = 0;
    server = await start(60_000);
  });
  afterAll(() => server.stop());

  it('says on every transport that it cannot tell, and that the same token may come again', async () => {
    const token = await server.token('somebody');
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await ask(server, token, accept);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(response.headers.get('www-authenticate')).toBeNull();
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    }
    const file = await fetch(`${server.app.url}/export/candidates.csv?committeeId=x`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(file.status).toBe(503);
    expect(Number(file.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await closeCode(server, token)).toBe(1013);
  });

  it('says so to its operator, and is not ready: another node may know the keys', async () => {
    expect(await ready(server)).toMatchObject({ status: 503, body: { keys: 'none' } });
    expect((await fetch(`${server.app.url}/health`)).status).toBe(200);
    expect(await metric(server, 'ketnap_keys')).toBe(0);
    expect(await metric(server, 'ketnap_keys_failing_seconds')).toBeGreaterThan(0);
    expect(await metric(server, 'ketnap_tokens_refused_total{reason="keys_unavailable"}')).toBeGreaterThan(3);
    // However often it was tried.
    expect(warnings()).toHaveLength(1);
    expect(JSON.parse(String(warnings()[0]))).toMatchObject({ level: 40, keys: 'none' });
  });

  it('takes back those who wait, without a new token, as soon as it can', async () => {
    const token = await server.token('somebody');
    let closed = 0;
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
      on: {
        closed: () => {
          closed += 1;
          // It has been sent away: from now on the keys are there.
          answer = say(200, JSON.stringify(server.key.jwks));
        },
      },
    });
    const results = client.iterate({ query: QUERY });
    expect(await within(PATIENCE_MS, 'an answer', results.next())).toMatchObject({
      value: { data: { viewer: { subject: 'somebody' } } },
    });
    expect(closed).toBeGreaterThan(0);
    await client.dispose();
    expect(await ready(server)).toMatchObject({ status: 200, body: { keys: 'current' } });
    expect(await metric(server, 'ketnap_keys')).toBe(1);
    expect(await metric(server, 'ketnap_keys_failing_seconds')).toBe(0);
  });
});

describe('a server whose keys cannot be read any more', () => {
  let server: TestServer;
  const good = (): Answer => say(200, JSON.stringify(server.key.jwks));
  beforeAll(async () => {
    answer = down;
    server = await start(60_000);
    answer = good();
    await eventually(PATIENCE_MS, 'the keys are read', async () => (await ready(server)).body.keys === 'current');
  });
  afterAll(() => server.stop());

  it.each<[string, Answer]>([
    ['fails', say(500, '{"keys":[]}')],
    ['has a page for people', say(200, '<html>Đang bảo trì</html>')],
    ['sends half', say(200, '{"keys":[{"kty":"EC","crv":"P-2')],
    ['sends no keys', say(200, '{"keys":[]}')],
    ['sends keys of another kind', say(200, '{"keys":[null,"key",{"kty":"oct","k":"YWJj"}]}')],
    ['sends one elsewhere', (response) => response.writeHead(302, { location: providerUrl }).end()],
    ['hangs up', (response) => response.destroy()],
    ['is silent', () => undefined],
  ])('goes on with the last known ones when their provider %s', async (_how, broken) => {
    await eventually(PATIENCE_MS, 'the keys are current', async () => (await ready(server)).body.keys === 'current');
    log.length = 0;
    answer = broken;
    try {
      await eventually(PATIENCE_MS, 'a token of an unknown key is neither good nor bad', async () => {
        const response = await ask(server, await foreign(server, { kid: 'new' }));
        return response.status === 503;
      });
      // A token that was never seen, with a key that was.
      const response = await ask(server, await server.token('somebody'));
      expect(await response.json()).toEqual({ data: { viewer: { subject: 'somebody' } } });
      expect(await ready(server)).toMatchObject({ status: 200, body: { status: 'ready', keys: 'last known' } });
      expect(await metric(server, 'ketnap_keys')).toBe(1);
      expect(await metric(server, 'ketnap_keys_failing_seconds')).toBeGreaterThan(0);
      // A known key that has not signed it makes it bad, whatever the provider does.
      expect((await ask(server, await foreign(server, { kid: 'local' }))).status).toBe(401);
      expect(warnings()).toHaveLength(1);
      expect(JSON.parse(String(warnings()[0]))).toMatchObject({ level: 40, keys: 'last known' });
    } finally {
      answer = good();
    }
  });

  it('asks again and again, but not for each token', async () => {
    await eventually(PATIENCE_MS, 'the keys are current', async () => (await ready(server)).body.keys === 'current');
    answer = down;
    const since = performance.now();
    asked = 0;
    const statuses = await Promise.all(
      Array.from(
        { length: 60 },
        async (_, n) => (await ask(server, await foreign(server, { kid: `new-${n}` }))).status,
      ),
    );
    // One that was under way before, and one at each end of the time.
    const most = 2 + Math.ceil((performance.now() - since) / REFETCH_MS);
    expect(asked).toBeLessThanOrEqual(most);
    // They may have been asked for just before: then it is the turn of a token that comes later.
    await eventually(PATIENCE_MS, 'they are asked for', async () => {
      if (asked === 0) await ask(server, await foreign(server, { kid: 'later' }));
      return asked > 0;
    });
    expect(statuses.filter((status) => status !== 503 && status !== 401)).toEqual([]);
    answer = good();
    // Nobody asks for a token meanwhile.
    await eventually(PATIENCE_MS, 'the keys are read again', async () => (await ready(server)).body.keys === 'current');
  });

  it.each([
    ['under another name', { kid: 'next' }, { kid: 'next' }],
    ['under the same name', { kid: 'local' }, { kid: 'local' }],
    ['without a name', { kid: undefined }, {}],
  ])('takes a new key that appears %s', async (_how, ofKey, ofToken) => {
    await eventually(PATIENCE_MS, 'the keys are current', async () => (await ready(server)).body.keys === 'current');
    const next = await openLocalKey(DEMO_ISSUER, server.config.auth.audience);
    const token = await foreign(server, ofToken, next);
    answer = say(200, JSON.stringify({ keys: [{ ...next.jwks.keys[0], ...ofKey }] }));
    try {
      await eventually(PATIENCE_MS, 'the token is good', async () => (await ask(server, token)).status === 200);
    } finally {
      answer = good();
      await eventually(
        PATIENCE_MS,
        'the old key is back',
        async () => (await ask(server, await server.token('x'))).status === 200,
      );
    }
  });
});

it('the last known keys do not go on for ever', async () => {
  answer = down;
  const server = await start(600);
  try {
    answer = say(200, JSON.stringify(server.key.jwks));
    await eventually(PATIENCE_MS, 'the keys are read', async () => (await ready(server)).status === 200);
    answer = down;
    const before = await server.token('somebody');
    expect((await ask(server, before)).status).toBe(200);
    await eventually(PATIENCE_MS, 'the keys are too old', async () => (await ready(server)).body.keys === 'none');
    expect((await ask(server, await server.token('somebody'))).status).toBe(503);
  } finally {
    await server.stop();
  }
});

it('a file of keys that is half written or goes away is like an address that does not answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ketnap-keys-'));
  const path = join(folder, 'jwks.json');
  const first = await openLocalKey(DEMO_ISSUER, 'ketnap-test');
  const write = (text: string): void => writeFileSync(path, text);
  write(JSON.stringify(first.jwks));
  const server = await startTestServer({
    from: 'empty',
    keys: { kind: 'file', path, refetchMs: REFETCH_MS, keptMs: 60_000 },
  });
  try {
    const breaks = [() => write('{"keys":[{"kty":"EC'), () => write(''), () => unlinkSync(path)];
    for (const breakFile of breaks) {
      breakFile();
      await eventually(PATIENCE_MS, 'the fault is noticed', async () => {
        await ask(server, await foreign(server, { kid: 'new' }));
        return (await ready(server)).body.keys === 'last known';
      });
      expect((await ask(server, await foreign(server, { kid: 'local' }, first))).status).toBe(200);
      write(JSON.stringify(first.jwks));
      await eventually(PATIENCE_MS, 'it is whole again', async () => (await ready(server)).body.keys === 'current');
    }
    const next = await openLocalKey(DEMO_ISSUER, 'ketnap-test');
    write(JSON.stringify({ keys: [{ ...next.jwks.keys[0], kid: 'next' }] }));
    const token = await foreign(server, { kid: 'next' }, next);
    await eventually(PATIENCE_MS, 'the new key counts', async () => (await ask(server, token)).status === 200);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});

describe('why tokens are refused', () => {
  let server: TestServer;
  const lines: string[] = [];
  beforeAll(async () => {
    server = await startTestServer({ from: 'empty', onLog: (line) => void lines.push(line) });
  });
  afterAll(() => server.stop());

  const made = async (claims: object, header: object = {}): Promise<string> => {
    const nowS = Math.floor(server.app.services.clock.now() / 1000);
    const { audience } = server.config.auth;
    return new SignJWT({ iss: DEMO_ISSUER, aud: audience, sub: 'canary-subject', exp: nowS + 600, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'local', ...header })
      .sign(await importJWK(server.key.jwk, 'ES256'));
  };
  const reasons: [string, () => Promise<string>][] = [
    ['no_bearer_token', async () => 'Basic Y2FuYXJ5LXN1YmplY3Q6cHc='],
    ['malformed', async () => 'Bearer canary-subject'],
    ['algorithm', async () => `Bearer ${btoa('{"alg":"none"}').replace(/=/g, '')}.e30.`],
    ['unknown_key', async () => `Bearer ${await made({}, { kid: 'canary-kid' })}`],
    ['signature', async () => `Bearer ${await foreign(server, { kid: 'local' })}`],
    ['issuer', async () => `Bearer ${await made({ iss: 'https://canary.example' })}`],
    ['audience', async () => `Bearer ${await made({ aud: ['canary-audience'] })}`],
    ['claims', async () => `Bearer ${await made({ sub: undefined })}`],
    ['subject', async () => `Bearer ${await made({ sub: 'canary\nsubject' })}`],
    ['not_yet_valid', async () => `Bearer ${await made({ nbf: Math.floor(Date.now() / 1000) + 10 ** 9 })}`],
    ['expired', async () => `Bearer ${await server.token('canary-subject', -600)}`],
  ];

  it.each(reasons)('%s: counted on every transport, said once, and nothing of the token', async (reason, header) => {
    const authorization = await header();
    const name = `ketnap_tokens_refused_total{reason="${reason}"}`;
    expect(await metric(server, name)).toBe(0);
    lines.length = 0;
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization, accept },
        body: JSON.stringify({ query: QUERY }),
      });
      expect(response.status).toBe(401);
    }
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    const [code] = await within(PATIENCE_MS, 'the end', once(socket, 'close'));
    expect(code).toBe(4403);
    expect(await metric(server, name)).toBe(3);
    const said = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'tokens were refused');
    expect(said).toMatchObject([{ level: 40, reason, refused: 1 }]);
    const whole = lines.join('');
    expect(whole).not.toContain('canary');
    expect(whole).not.toContain(authorization.split('.').at(-1) || authorization);
    expect(whole).not.toContain(authorization);
  });
});
