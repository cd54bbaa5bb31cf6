import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeySet } from '../../src/access/key-set.ts';
import { openSessions, type Sessions } from '../../src/access/session.ts';
import { type AuthConfig, DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { openLog } from '../../src/http/open-log.ts';
import { startTestServer } from '../helpers/test-server.ts';
import { threeTransports } from './three-transports.ts';

const ISSUER = 'https://id.example';
const AUDIENCE = 'ketnap';
const REFETCH_MS = 10_000;
const nowS = (): number => Math.floor(Date.now() / 1000);
const clock = { now: () => Date.now() };

type Key = Awaited<ReturnType<typeof generateKeyPair>>;
let es: Key;
let rs: Key;
let twin: Key;
let stranger: Key;
let keys: JWK[];
let sessions: Sessions;
let jwks: Server;
let fetches = 0;
let answer: () => { status: number; body: unknown };
let keysUrl: string;

beforeAll(async () => {
  const pair = (alg: string): Promise<Key> => generateKeyPair(alg, { extractable: true });
  [es, rs, twin, stranger] = await Promise.all([pair('ES256'), pair('RS256'), pair('ES256'), pair('ES256')]);
  keys = [
    { ...(await exportJWK(es.publicKey)), kid: 'es', alg: 'ES256', use: 'sig' },
    // Says nothing of its algorithm.
    { ...(await exportJWK(rs.publicKey)), kid: 'rs' },
    { ...(await exportJWK(twin.publicKey)), kid: 'twin', alg: 'ES256' },
    { ...(await exportJWK(es.publicKey)), kid: 'twin', alg: 'ES256' },
    { ...(await exportJWK(twin.publicKey)), kid: 'enc', alg: 'ES256', use: 'enc' },
    { kty: 'oct', k: base64url.encode('a secret that everybody knows...'), kid: 'oct', alg: 'HS256' },
  ];
  answer = () => ({ status: 200, body: { keys } });
  jwks = createServer((_request, response) => {
    fetches += 1;
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(jwks, 'listening');
  keysUrl = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks.json`;
  sessions = await open({ kind: 'local', jwks: { keys } });
});
afterAll(() => jwks.close());

const open = async (source: AuthConfig['keys']): Promise<Sessions> =>
  openSessions({ issuer: ISSUER, audience: AUDIENCE }, await KeySet.open(source, openLog('silent')), clock);

const atUrl = (refetchMs: number): AuthConfig['keys'] => ({ kind: 'url', url: keysUrl, refetchMs, keptMs: 60_000 });

const good = (): Record<string, unknown> => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'somebody',
  exp: nowS() + 600,
  iat: nowS(),
});
const GOOD_HEADER: JWTHeaderParameters = { alg: 'ES256', kid: 'es' };

/** A token made by the book, but for what is given. */
const signed = (claims: object = {}, header: object = {}, key: Key['privateKey'] = es.privateKey): Promise<string> =>
  new SignJWT({ ...good(), ...claims }).setProtectedHeader({ ...GOOD_HEADER, ...header }).sign(key);

const part = (value: unknown): string => base64url.encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A token put together by hand, with a signature over what it says. */
const forged = (header: object, claims: unknown, sign: (text: string) => Buffer | string): string => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${base64url.encode(sign(text))}`;
};
const es256 = (text: string): Buffer =>
  createSign('sha256')
    .update(text)
    .sign({ key: es.privateKey as never, dsaEncoding: 'ieee-p1363' });
const hs256 = (secret: string | Buffer) => (text: string) => createHmac('sha256', secret).update(text).digest();
const without = (claim: string): Record<string, unknown> => {
  const { [claim]: _left, ...rest } = good();
  return rest;
};

const hostile: Record<string, () => Promise<string> | string> = {
  'alg none': () => `${part({ alg: 'none' })}.${part(good())}.`,
  'alg None': () => `${part({ alg: 'None', kid: 'es' })}.${part(good())}.`,
  'alg NONE with a signature': () => forged({ alg: 'NONE', kid: 'es' }, good(), es256),
  'no alg': () => forged({ kid: 'es' }, good(), es256),
  'alg that is a list': () => forged({ alg: ['ES256'], kid: 'es' }, good(), es256),
  'a good header without a signature': () => `${part(GOOD_HEADER)}.${part(good())}.`,
  'an empty signature of nought bytes': () => forged(GOOD_HEADER, good(), () => Buffer.alloc(64)),
  'a signature of r = s = 0 in DER': () => forged(GOOD_HEADER, good(), () => Buffer.from('3006020100020100', 'hex')),
  'another signature': () => forged(GOOD_HEADER, good(), () => randomBytes(64)),
  'claims that were changed afterwards': async () => {
    const [header, , signature] = (await signed()).split('.');
    return `${header}.${part({ ...good(), sub: 'somebody else' })}.${signature}`;
  },
  'HS256 with the public key as its secret (PEM)': async () =>
    forged({ alg: 'HS256', kid: 'rs' }, good(), hs256(await exportSPKI(rs.publicKey))),
  'HS256 with the public key as its secret (JWK)': () =>
    forged({ alg: 'HS256', kid: 'rs' }, good(), hs256(JSON.stringify(keys[1]))),
  'HS256 with the modulus as its secret': () =>
    forged({ alg: 'HS256', kid: 'rs' }, good(), hs256(Buffer.from(String(keys[1]?.n), 'base64url'))),
  'HS256 with an empty secret': () => forged({ alg: 'HS256', kid: 'es' }, good(), hs256('')),
  'HS256 with the secret of a key in the set': () =>
    forged({ alg: 'HS256', kid: 'oct' }, good(), hs256('a secret that everybody knows...')),
  'an algorithm the key is not for: PS256': async () => {
    const key = await importAs(rs, 'PS256');
    return signed({}, { alg: 'PS256', kid: 'rs' }, key);
  },
  'an algorithm the key is not for: RS512': async () => {
    const key = await importAs(rs, 'RS512');
    return signed({}, { alg: 'RS512', kid: 'rs' }, key);
  },
  "another key's kid": () => signed({}, { kid: 'rs' }),
  'a kid of two keys, signed with neither': () => signed({}, { kid: 'twin' }, stranger.privateKey),
  'a kid of an encryption key': () => signed({}, { kid: 'enc' }, twin.privateKey),
  'an unknown kid': () => signed({}, { kid: 'unknown' }),
  'a kid that is a path': () => signed({}, { kid: '../../../../dev/null' }),
  'a kid that is SQL': () => signed({}, { kid: "es' OR '1'='1" }),
  'a kid that is an address': () => signed({}, { kid: keysUrl }),
  'a kid that is a property of every object': () => signed({}, { kid: 'constructor' }, stranger.privateKey),
  'a kid that is a number': () => forged({ alg: 'ES256', kid: 1 }, good(), es256),
  'no kid among several keys of the kind': () => signed({}, { kid: undefined }, stranger.privateKey),
  "a stranger's key": () => signed({}, {}, stranger.privateKey),
  "a stranger's key embedded as jwk": async () =>
    signed({}, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
  "a stranger's key behind jku": () => signed({}, { jku: keysUrl, kid: 'strange' }, stranger.privateKey),
  "a stranger's key behind x5u": () => signed({}, { x5u: keysUrl }, stranger.privateKey),
  "a stranger's key as x5c": () => signed({}, { x5c: [randomBytes(64).toString('base64')] }, stranger.privateKey),
  'critical extensions that nobody knows': () => forged({ ...GOOD_HEADER, crit: ['x'], x: 1 }, good(), es256),
  'claims that are not encoded (b64: false)': () =>
    forged({ ...GOOD_HEADER, b64: false, crit: ['b64'] }, good(), es256),
  'a sub with NUL': () => signed({ sub: 'some\u0000body' }),
  'a sub with half a character': () => signed({ sub: 'somebody\ud83d' }),
  'a sub of 256 characters': () => signed({ sub: 's'.repeat(256) }),
  'no exp': () => forged(GOOD_HEADER, without('exp'), es256),
  'exp that is a text': () => forged(GOOD_HEADER, { ...good(), exp: String(nowS() + 600) }, es256),
  'exp that is null': () => forged(GOOD_HEADER, { ...good(), exp: null }, es256),
  'exp that is a list': () => forged(GOOD_HEADER, { ...good(), exp: [nowS() + 600] }, es256),
  'exp that has passed': () => signed({ exp: nowS() - 60 }),
  'exp that has passed a little longer ago than clocks differ': () => signed({ exp: nowS() - 7 }),
  'exp that is too large for a number': () =>
    forged(GOOD_HEADER, JSON.stringify(good()).replace(/"exp":\d+/, '"exp":1e999'), es256),
  'nbf in the future': () => signed({ nbf: nowS() + 600 }),
  'nbf that is a text': () => forged(GOOD_HEADER, { ...good(), nbf: '0' }, es256),
  'no iss': () => forged(GOOD_HEADER, without('iss'), es256),
  'another iss': () => signed({ iss: 'https://evil.example' }),
  'iss with a slash more': () => signed({ iss: `${ISSUER}/` }),
  'iss in capitals': () => signed({ iss: ISSUER.toUpperCase() }),
  'iss that is a list': () => forged(GOOD_HEADER, { ...good(), iss: [ISSUER] }, es256),
  'iss of the demo': () => signed({ iss: DEMO_ISSUER }),
  'no aud': () => forged(GOOD_HEADER, without('aud'), es256),
  'another aud': () => signed({ aud: 'others' }),
  'aud that is a list without us': () => signed({ aud: ['others', `${AUDIENCE}-other`] }),
  'aud that is an empty list': () => signed({ aud: [] }),
  'aud that is a list in a list': () => forged(GOOD_HEADER, { ...good(), aud: [[AUDIENCE]] }, es256),
  'aud that is an object': () => forged(GOOD_HEADER, { ...good(), aud: { 0: AUDIENCE } }, es256),
  'no sub': () => forged(GOOD_HEADER, without('sub'), es256),
  'an empty sub': () => signed({ sub: '' }),
  'sub that is a list': () => forged(GOOD_HEADER, { ...good(), sub: ['somebody'] }, es256),
  'sub that is a number': () => forged(GOOD_HEADER, { ...good(), sub: 1 }, es256),
  'claims that are a list': () => forged(GOOD_HEADER, [good()], es256),
  'claims that are a text': () => forged(GOOD_HEADER, '"claims"', es256),
  'claims that are no JSON': () => forged(GOOD_HEADER, 'claims', es256),
  'five parts': async () => `${await signed()}.${part('x')}.${part('y')}`,
  'two parts': () => `${part(GOOD_HEADER)}.${part(good())}`,
  'no parts': () => 'token',
  'a token of 60,000 letters': () => 'x'.repeat(60_000),
};

async function importAs({ privateKey }: Key, alg: string): Promise<Key['privateKey']> {
  const { importJWK } = await import('jose');
  return (await importJWK({ ...(await exportJWK(privateKey)), alg }, alg)) as Key['privateKey'];
}

describe('a token', () => {
  it('that is good is taken, whatever it says beside', async () => {
    expect((await sessions.verify(await signed())).subject).toBe('somebody');
    expect((await sessions.verify(await signed({}, { alg: 'RS256', kid: 'rs' }, rs.privateKey))).subject).toBe(
      'somebody',
    );
    // What it says of other keys is not looked at.
    const strange = {
      jku: 'http://127.0.0.1:1/',
      x5u: 'http://127.0.0.1:1/',
      jwk: await exportJWK(stranger.publicKey),
    };
    expect((await sessions.verify(await signed({}, strange))).subject).toBe('somebody');
  });

  it.each([
    ['aud that is a list', { aud: [AUDIENCE, 'account'] }, {}],
    ['aud that is a list with us at its end', { aud: [`${ISSUER}/userinfo`, AUDIENCE] }, {}],
    ['aud that is a list of one', { aud: [AUDIENCE] }, {}],
    ['typ of an access token', {}, { typ: 'at+jwt' }],
    ['groups without end', { groups: Array.from({ length: 400 }, (_, n) => `group-${n}`) }, {}],
    ['a provider whose clock is ahead', { iat: nowS() + 40, nbf: nowS() + 40 }, {}],
    ['an end that the clock has just passed', { exp: nowS() - 2 }, {}],
  ])('with %s is taken', async (_what, claims, header) => {
    expect((await sessions.verify(await signed(claims, header))).subject).toBe('somebody');
  });

  it('has many ways to be bad', () => expect(Object.keys(hostile).length).toBeGreaterThanOrEqual(40));

  it.each(Object.keys(hostile))('with %s is not', async (name) => {
    const before = fetches;
    const token = await hostile[name]?.();
    await expect(sessions.verify(String(token))).rejects.toMatchObject({
      name: 'InvalidToken',
      reason: name.startsWith('exp that has passed') ? 'EXPIRED' : 'INVALID',
    });
    expect(fetches).toBe(before);
  });

  it('that is weak does not become good by a set of weak keys', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const weak = await open({
      kind: 'local',
      jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'weak' }] },
    });
    const token = forged({ alg: 'RS256', kid: 'weak' }, good(), (text) =>
      createSign('sha256').update(text).sign(privateKey),
    );
    await expect(weak.verify(token)).rejects.toMatchObject({ reason: 'INVALID' });
  });
});

describe('a key', () => {
  const GROUPS = [
    ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
    ['ES256'],
    ['ES384'],
    ['ES512'],
    ['EdDSA', 'Ed25519'],
  ];
  const algorithms = GROUPS.flat();
  const pairs = new Map<string, Promise<Key>>();
  /** One pair for all algorithms of a kind. */
  const pairFor = (alg: string): Promise<Key> => {
    const kind = GROUPS.find((group) => group.includes(alg))?.[0] ?? alg;
    const pair = pairs.get(kind) ?? generateKeyPair(kind, { extractable: true });
    pairs.set(kind, pair);
    return pair;
  };
  const jwkFor = async (alg: string): Promise<JWK> => exportJWK((await pairFor(alg)).publicKey);
  const signedFor = async (alg: string, header: object = {}): Promise<string> =>
    signed({}, { alg, kid: 'one', ...header }, await importAs(await pairFor(alg), alg));
  const openWith = (...set: JWK[]): Promise<Sessions> => open({ kind: 'local', jwks: { keys: set } });

  it.each(algorithms)('that says it is for %s is for that and nothing else', async (alg) => {
    const only = await openWith({ ...(await jwkFor(alg)), alg, kid: 'one' });
    const group = ['EdDSA', 'Ed25519'].includes(alg) ? ['EdDSA', 'Ed25519'] : [alg];
    for (const other of algorithms) {
      const verdict = only.verify(await signedFor(other));
      if (group.includes(other)) expect((await verdict).subject, other).toBe('somebody');
      else await expect(verdict, other).rejects.toMatchObject({ reason: 'INVALID' });
    }
  });

  it('that does not say what it is for is told by its kind', async () => {
    for (const alg of ['RS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']) {
      const only = await openWith({ ...(await jwkFor(alg)), kid: 'one' });
      expect((await only.verify(await signedFor(alg))).subject, alg).toBe('somebody');
    }
    const rsa = await openWith({ ...(await jwkFor('RS256')), kid: 'one' });
    for (const alg of ['RS384', 'RS512', 'PS256', 'PS384', 'PS512']) {
      await expect(rsa.verify(await signedFor(alg)), alg).rejects.toMatchObject({ reason: 'INVALID' });
    }
  });

  it.each([
    ['a token does not name', {}, { kid: undefined }],
    ['has the name of another', { kid: 'same' }, { kid: 'same' }],
    ['has no name', { kid: undefined }, { kid: undefined }],
  ])('that %s is found among those that fit, wherever it stands', async (_what, ofKeys, ofToken) => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const others = await Promise.all(
      [1, 2, 3].map(
        async (n): Promise<JWK> => ({
          ...(await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey)),
          kid: `other-${n}`,
          ...ofKeys,
        }),
      ),
    );
    const weak = { ...publicKey.export({ format: 'jwk' }), kid: 'weak', ...ofKeys } as JWK;
    const broken = { kty: 'RSA', n: '!', e: 'AQAB', kid: 'broken', ...ofKeys };
    const encrypting = { ...(await jwkFor('RS256')), kid: 'enc', use: 'enc', alg: 'RSA-OAEP' };
    const own = { ...(await jwkFor('RS256')), kid: 'own', ...ofKeys };
    const noise = [encrypting, weak, broken, ...others];
    const token = await signedFor('RS256', ofToken);
    for (const place of [0, 3, noise.length]) {
      const among = await openWith(...noise.slice(0, place), own, ...noise.slice(place));
      expect((await among.verify(token)).subject).toBe('somebody');
      const late = await signed(
        { exp: nowS() - 60 },
        { alg: 'RS256', ...ofToken },
        (await pairFor('RS256')).privateKey,
      );
      await expect(among.verify(late)).rejects.toMatchObject({ reason: 'EXPIRED' });
    }
    await expect((await openWith(...noise)).verify(token)).rejects.toMatchObject({ reason: 'INVALID' });
  });
});

describe('keys at an address', () => {
  const unknown = (n: number): Promise<string> => signed({}, { kid: `unknown-${n}` });

  it('are asked for once, and once more at most for any number of unknown kids', async () => {
    fetches = 0;
    const remote = await open(atUrl(REFETCH_MS));
    expect((await remote.verify(await signed())).subject).toBe('somebody');
    for (let n = 0; n < 50; n += 1) await expect(remote.verify(await unknown(n))).rejects.toThrow();
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => expect(remote.verify(await unknown(n))).rejects.toThrow()),
    );
    expect(fetches).toBe(1);
    expect((await remote.verify(await signed())).subject).toBe('somebody');
  });

  it.each([
    ['fails', 500, { keys: [] }],
    ['has no keys', 200, { keys: [] }],
    ['has rubbish', 200, { rubbish: true }],
  ])('are not asked for again and again while their server %s', async (_how, status, body) => {
    const before = answer;
    answer = () => ({ status, body });
    fetches = 0;
    const remote = await open(atUrl(REFETCH_MS));
    try {
      for (let n = 0; n < 20; n += 1)
        await expect(remote.verify(await unknown(n))).rejects.toMatchObject({ name: 'KeysUnavailable' });
      expect(fetches).toBe(1);
    } finally {
      answer = before;
    }
  });

  it('are found when they have changed, after a while', async () => {
    const remote = await open(atUrl(200));
    await remote.verify(await signed());
    const before = answer;
    const fresh = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(fresh.publicKey)), kid: 'fresh', alg: 'ES256' };
    answer = () => ({ status: 200, body: { keys: [...keys, jwk] } });
    try {
      const token = await signed({}, { kid: 'fresh' }, fresh.privateKey);
      await expect.poll(() => remote.verify(token).catch(() => null)).toMatchObject({ subject: 'somebody' });
    } finally {
      answer = before;
    }
  });
});

describe('a server', () => {
  it('answers a bad token the same on every transport, and gives nothing away', async () => {
    const server = await startTestServer();
    try {
      const bad = await server.token('demo-district', -3600);
      const { HTTP, SSE, WebSocket } = threeTransports(server);
      const query = '{ viewer { subject } }';
      for (const token of [bad, 'x.y.z', `${part({ alg: 'none' })}.${part(good())}.`]) {
        for (const send of [HTTP, SSE]) {
          const verdict = await send({ query }, token);
          expect(verdict.data).toBeUndefined();
          expect(verdict.errors).toMatchObject([
            { extensions: { code: expect.stringMatching(/UNAUTHENTICATED|TOKEN_EXPIRED/) } },
          ]);
          expect(JSON.stringify(verdict)).not.toContain(token);
        }
        await expect(WebSocket({ query }, token)).rejects.toThrow('closed with 4403');
      }
    } finally {
      await server.stop();
    }
  });
});
