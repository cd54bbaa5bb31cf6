import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { ConfigError, settingsOf } from '../../src/config/setting.ts';
import { readConfig, readDatabaseUrl, readDirectUrl, sharedSettings } from '../../src/config.ts';

const whole = {
  DATABASE_URL: 'postgresql://ketnap:hush@db:5432/ketnap',
  KETNAP_JWKS: 'https://id.example/jwks.json',
  KETNAP_JWT_ISSUER: 'https://id.example',
  KETNAP_JWT_AUDIENCE: 'ketnap',
};

function messageOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the settings were taken');
}

describe('readConfig', () => {
  it('takes the four settings that are needed and has a default for the rest', () => {
    expect(readConfig(whole)).toEqual({
      host: '127.0.0.1',
      port: 4000,
      database: { url: whole.DATABASE_URL, directUrl: whole.DATABASE_URL, poolSize: 10, statementMs: 10_000 },
      auth: {
        issuer: 'https://id.example',
        audience: 'ketnap',
        keys: { kind: 'url', url: whole.KETNAP_JWKS, refetchMs: 10_000, keptMs: 86_400_000 },
      },
      publicAddress: null,
      corsOrigins: [],
      graphiql: null,
      offeredLogins: [],
      endedLogins: [],
      logLevel: 'info',
      feed: { pollMs: 250, heartbeatMs: 10_000, settleMs: 2_000, paceMs: 20, stallMs: 30_000, boardRows: 5_000 },
      sockets: {
        pingMs: 12_000,
        operationsPerSocket: 100,
        socketsPerViewer: 1_000,
        messagesPerSecond: 50,
        initMs: 5_000,
      },
      shares: {
        operationsAtOnce: 100,
        operationsPerViewer: 6,
        waitingPerViewer: 200,
        waitMs: 10_000,
        costPerSecond: 4_000,
        costAtOnce: 40_000,
        readMsPerSecond: 100,
        readMsAtOnce: 500,
        liveRowsPerViewer: 50_000,
        liveBoardsPerViewer: 1_000,
        shared: new Map(),
      },
      http: {
        headBytes: 32_768,
        headersMs: 10_000,
        requestMs: 30_000,
        answerMs: 60_000,
        keepAliveMs: 65_000,
        unservedMs: 15_000,
        uploadsAtOnce: 2,
      },
      gate: {
        limits: {
          bytes: 65_536,
          tokens: 4_000,
          depth: 14,
          selections: 400,
          rootFields: 20,
          aliases: 100,
          directives: 30,
          listItems: 100,
          cost: 5_000,
        },
        introspection: false,
        trustedDocuments: null,
      },
    });
  });

  it('takes what is set', () => {
    const config = readConfig({
      ...whole,
      KETNAP_JWKS: '/etc/ketnap/jwks.json',
      DATABASE_DIRECT_URL: 'postgres://direct/ketnap',
      DATABASE_POOL_SIZE: '20',
      PORT: '0',
      KETNAP_CORS_ORIGINS: 'https://a.example, https://b.example,',
      KETNAP_SETTLE_MS: '0',
      KETNAP_SHARED_VIEWERS: 'wall=20, auth0|a=b@office=5,',
    });
    expect(config).toMatchObject({
      port: 0,
      database: { directUrl: 'postgres://direct/ketnap', poolSize: 20 },
      auth: { keys: { kind: 'file', path: '/etc/ketnap/jwks.json' } },
      corsOrigins: ['https://a.example', 'https://b.example'],
      feed: { settleMs: 0 },
      shares: {
        shared: new Map([
          ['wall', 20],
          ['auth0|a=b@office', 5],
        ]),
      },
    });
  });

  it('names everything that is missing in one message', () => {
    const message = messageOf({});
    for (const name of Object.keys(whole)) expect(message).toContain(`${name} is missing`);
    // What is empty is missing as well.
    expect(messageOf(Object.fromEntries(Object.keys(whole).map((name) => [name, ''])))).toBe(message);
  });

  it('names everything that is wrong, and never repeats a value', () => {
    const wrong = {
      DATABASE_URL: 'mysql://root:SECRET1@db/ketnap',
      DATABASE_DIRECT_URL: 'SECRET2',
      DATABASE_POOL_SIZE: 'SECRET3',
      PORT: '65536',
      KETNAP_JWT_ISSUER: DEMO_ISSUER,
      KETNAP_POLL_MS: '1',
      KETNAP_SHARED_VIEWERS: 'SECRET5',
      LOG_LEVEL: 'SECRET4',
    };
    const message = messageOf(wrong);
    for (const name of [...Object.keys(wrong), 'KETNAP_JWKS', 'KETNAP_JWT_AUDIENCE']) expect(message).toContain(name);
    expect(message).not.toMatch(/SECRET|65536|urn:/);
  });

  it.each([
    'postgresql://ketnap:SECRET@db:port/ketnap',
    'postgresql://ketnap:SECRET@[db/ketnap',
    'postgresql://ketnap:100%SECRET@db/ketnap',
    'postgresql://ketnap:1#SECRET@db/ketnap',
  ])('says that %s is no address, without the password', (url) => {
    const message = messageOf({ ...whole, DATABASE_URL: url });
    expect(message).toMatch(/DATABASE_URL is no address: .* password written as %40/);
    expect(message).not.toContain('SECRET');
  });

  it.each([
    'postgresql:///ketnap',
    'postgres://ketnap@/ketnap?host=/var/run/postgresql',
    'postgresql://ketnap:a%40b%25@db:5432/ketnap?sslmode=require',
  ])('takes the address %s', (url) => {
    expect(readConfig({ ...whole, DATABASE_URL: url }).database.url).toBe(url);
  });

  it('fetches keys where nobody can change them on the way', () => {
    for (const url of [
      'http://id.example/jwks',
      'HTTP://id.example/jwks',
      'http://127.0.0.1.evil.example/jwks',
      'http://[',
    ]) {
      expect(messageOf({ ...whole, KETNAP_JWKS: url }), url).toContain('KETNAP_JWKS must be an https address');
    }
    for (const url of [
      'HTTPS://id.example/jwks',
      'http://localhost:8080/jwks',
      'http://127.0.0.1/jwks',
      'http://[::1]/jwks',
    ]) {
      expect(readConfig({ ...whole, KETNAP_JWKS: url }).auth.keys, url).toEqual({
        kind: 'url',
        url,
        refetchMs: 10_000,
        keptMs: 86_400_000,
      });
    }
  });

  it.each([
    '*',
    'https://a.example/',
    'a.example',
    'https://a.example/path',
    'null',
    'https://a.example https://b.example',
  ])('says that %s is no origin, which would never match or match everybody', (origin) => {
    expect(messageOf({ ...whole, KETNAP_CORS_ORIGINS: `https://b.example,${origin}` })).toContain(
      'KETNAP_CORS_ORIGINS must be origins',
    );
  });

  it('takes origins in every way they can be written', () => {
    const written = 'https://A.example:443, http://a.example:80,https://a.example.,http://[0:0::1]:8080,';
    expect(readConfig({ ...whole, KETNAP_CORS_ORIGINS: written }).corsOrigins).toEqual([
      'https://a.example',
      'http://a.example',
      'https://a.example',
      'http://[::1]:8080',
    ]);
  });

  it.each([
    ['https://board.example', { origin: 'https://board.example', path: '/' }],
    ['https://Board.example:443/', { origin: 'https://board.example', path: '/' }],
    ['http://127.0.0.1:8080/ketnap', { origin: 'http://127.0.0.1:8080', path: '/ketnap/' }],
    ['https://board.example/so/ket-nap_2/', { origin: 'https://board.example', path: '/so/ket-nap_2/' }],
    ['', null],
  ])('reads the public address %s', (text, address) => {
    expect(readConfig({ ...whole, KETNAP_PUBLIC_URL: text }).publicAddress).toEqual(address);
  });

  it.each([
    'board.example',
    '/ketnap/',
    'ws://board.example/',
    'https://user:SECRET@board.example/',
    'https://board.example/?SECRET',
    'https://board.example/#SECRET',
    'https://board.example/a//b/',
    'https://board.example/k%E1%BA%BFt/',
    'https://board.example/graphql/',
    'https://board.example/export/ketnap/',
  ])('says that %s can be no public address', (text) => {
    const message = messageOf({ ...whole, KETNAP_PUBLIC_URL: text });
    expect(message).toContain('KETNAP_PUBLIC_URL must be an address such as https://board.example/ketnap/');
    expect(message).not.toContain('SECRET');
  });

  it('gives the demo every setting that a message to a client names', () => {
    for (const catalogue of ['english', 'vietnamese']) {
      const text = readFileSync(new URL(`../../src/messages/${catalogue}.ts`, import.meta.url), 'utf8');
      const named = text.match(/\b(KETNAP|DATABASE)_[A-Z_]+/g) ?? [];
      expect(named).not.toHaveLength(0);
      const obeyed = settingsOf(sharedSettings).map(({ variable }) => variable);
      expect(obeyed).toEqual(expect.arrayContaining(named));
    }
  });

  it('refuses the issuer of demo tokens', () => {
    expect(messageOf({ ...whole, KETNAP_JWT_ISSUER: DEMO_ISSUER })).toContain(
      'KETNAP_JWT_ISSUER must not be the issuer of demo tokens',
    );
  });
});

it('migrations go by the direct address, where there is one', () => {
  const { DATABASE_URL } = whole;
  expect(readDirectUrl({ DATABASE_URL })).toBe(DATABASE_URL);
  expect(readDirectUrl({ DATABASE_URL, DATABASE_DIRECT_URL: 'postgres://direct/ketnap' })).toBe(
    'postgres://direct/ketnap',
  );
  expect(() => readDirectUrl({ DATABASE_URL, DATABASE_DIRECT_URL: 'direct' })).toThrow(/DATABASE_DIRECT_URL/);
});

describe('readDatabaseUrl', () => {
  it('needs nothing else', () => {
    expect(readDatabaseUrl({ DATABASE_URL: whole.DATABASE_URL })).toBe(whole.DATABASE_URL);
    expect(() => readDatabaseUrl({})).toThrow(ConfigError);
    expect(() => readDatabaseUrl({ DATABASE_URL: 'mysql://SECRET' })).toThrow(/^(?!.*SECRET)/s);
  });
});
