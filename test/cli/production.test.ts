import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/db/migration-files.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { type BoardFrame, WATCH_BOARD } from '../helpers/board-client.ts';
import { type BuiltPrograms, buildPrograms } from '../helpers/built-programs.ts';
import type { ChildProgram } from '../helpers/child-program.ts';
import { urlOfDatabase } from '../helpers/database-url.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'ketnap-production';

let built: BuiltPrograms;
let jwks: string;
let key: LocalKey;
let database: TestDatabase;

beforeAll(async () => {
  built = await buildPrograms();
  jwks = join(built.folder, 'jwks.json');
  key = await openLocalKey(ISSUER, AUDIENCE);
  writeFileSync(jwks, JSON.stringify(key.jwks));
  // Vite puts the page beside the server; what it is made of is tested in a browser.
  mkdirSync(join(built.folder, 'dist/dashboard'));
  writeFileSync(join(built.folder, 'dist/dashboard/index.html'), '<!doctype html><title>Board</title>');
  database = await createTestDatabase({ from: 'demo' });
});
afterEach(() => built.killAll());
afterAll(async () => {
  await database?.drop();
  built.remove();
});

const settings = (): Record<string, string> => ({
  DATABASE_URL: database.url,
  PORT: '0',
  KETNAP_JWKS: jwks,
  KETNAP_JWT_ISSUER: ISSUER,
  KETNAP_JWT_AUDIENCE: AUDIENCE,
});

async function toItsEnd(stream: AsyncIterable<unknown>): Promise<string> {
  for await (const _frame of stream);
  return 'over';
}

async function serving(given: Record<string, string> = settings()): Promise<{ program: ChildProgram; url: string }> {
  const program = built.run('server.js', given);
  const [, url = ''] = await program.says(/"url":"([^"]+)".*"msg":"serving"/);
  return { program, url };
}

async function ask(url: string, token: string, query: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as object };
}

describe('npm start', () => {
  it('names everything that is missing or wrong in one message', async () => {
    const program = built.run('server.js', { PORT: 'four', KETNAP_JWT_ISSUER: DEMO_ISSUER });
    const { code, errors } = await program.ended;
    expect(code).toBe(1);
    expect(program.output).toBe('');
    const lines = errors.trimEnd().split('\n');
    expect(lines.slice(1).map((line) => line.trim().split(' ')[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'KETNAP_JWKS',
      'KETNAP_JWT_ISSUER',
      'KETNAP_JWT_AUDIENCE',
    ]);
    expect(errors).toContain('KETNAP_JWT_ISSUER must not be the issuer of demo tokens');
  });

  it('refuses a database that is missing or not migrated; npm run db:migrate makes it good', async () => {
    const { adminUrl, run: suffix } = inject('testServer');
    const name = `ketnap_test_${suffix}_${randomBytes(4).toString('hex')}`;
    const given = { ...settings(), DATABASE_URL: urlOfDatabase(adminUrl, name) };
    const missing = await built.run('server.js', given).ended;
    expect(missing).toMatchObject({
      code: 1,
      errors: 'the database is not there: run `npm run db:migrate` first, which creates it\n',
    });
    const unmigrated = await built.run('server.js', { ...given, DATABASE_URL: adminUrl }).ended;
    expect(unmigrated).toMatchObject({
      code: 1,
      errors: expect.stringMatching(
        /^the database is older than this build: it lacks \d+ migrations from \d+_init on\. Run `npm run db:migrate` first\n$/,
      ),
    });

    const migration = built.run('cli/migrate.js', { DATABASE_URL: given.DATABASE_URL });
    expect(await migration.ended).toEqual({ code: 0, signal: null, errors: '' });
    expect(migration.output).toMatch(/^database created\n(applied \d+_\w+\n)+\d+ applied, database is up to date\n$/);
    const { program, url } = await serving(given);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect(await program.end('SIGINT')).toMatchObject({ code: 0, errors: '' });
  });

  it.each([
    [
      'is older',
      `DELETE FROM _prisma_migrations WHERE migration_name = 'LAST'`,
      /^the database is older than this build: it lacks the migration LAST\. Run `npm run db:migrate` first\n$/,
    ],
    [
      'is newer',
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '29990101000000_later', now())`,
      /^The database is newer than this build: it has 29990101000000_later\. Run the newer build, or restore an older backup\.\n$/,
    ],
    [
      'has a migration that was edited since',
      `UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name = 'LAST'`,
      /^The migration LAST was edited after it was applied\. Restore its file, and put the change into a new migration\.\n$/,
    ],
    [
      'has a migration that failed',
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = 'LAST'`,
      /^The migration LAST failed earlier\. Correct its cause, then run: npm run db:migrate -- --retry LAST\n$/,
    ],
  ])('refuses a database that %s, and leaves it as it is', async (_what, sql, said) => {
    const last = readMigrations(MIGRATIONS_FOLDER).at(-1)?.name ?? '';
    const other = await createTestDatabase();
    const client = new pg.Client({ connectionString: other.url });
    await client.connect();
    await client.query(sql.replace('LAST', last));
    const records = async () => (await client.query('SELECT * FROM _prisma_migrations ORDER BY 1')).rows;
    const before = await records();
    const { code, errors } = await built.run('server.js', { ...settings(), DATABASE_URL: other.url }).ended;
    expect(await records()).toEqual(before);
    await client.end();
    await other.drop();
    expect(code).toBe(1);
    expect(errors.replaceAll(last, 'LAST')).toMatch(said);
  });

  it.each([
    ['a taken port', 'port', /^port \d+ is taken: end what uses it, or choose another port\n$/],
    ['an address of another machine', 'host', /^the server cannot listen on 192\.0\.2\.1 port 0: .*\n$/],
    ['keys that are not there', 'keys', /^the keys that KETNAP_JWKS names cannot be read: .*ENOENT.*\n$/],
    [
      'a database that does not answer',
      'database',
      /^the database cannot be reached: .*ECONNREFUSED.*DATABASE_URL\)?\n$/,
    ],
    [
      'a database that accepts and says nothing',
      'mute',
      /^the database cannot be reached: timeout expired\. Look at .*\n$/,
    ],
    ['a pooler that does not answer', 'pooler', /^the database cannot be reached: .*ECONNREFUSED.*DATABASE_URL\n$/],
  ] as const)('says in one line that it cannot start with %s', async (_what, which, said) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    if (which !== 'port' && which !== 'mute') {
      taken.close();
      await once(taken, 'close');
    }
    const nobody = `postgresql://nobody:secret@127.0.0.1:${port}/ketnap`;
    const wrong: Record<string, string> = {
      port: { PORT: String(port) },
      host: { HOST: '192.0.2.1' },
      keys: { KETNAP_JWKS: join(built.folder, 'nowhere.json') },
      database: { DATABASE_URL: nobody },
      mute: { DATABASE_URL: nobody },
      pooler: { DATABASE_URL: nobody, DATABASE_DIRECT_URL: database.url },
    }[which];
    const { code, errors } = await built.run('server.js', { ...settings(), ...wrong }).ended;
    taken.close();
    expect(code).toBe(1);
    expect(errors).toMatch(said);
    expect(errors).not.toContain('secret');
  });

  it('takes the tokens of its issuer and no demo tokens', async () => {
    const { program, url } = await serving();
    const good = await ask(url, await key.sign('demo-district', 60), '{ viewer { subject } }');
    expect(good).toEqual({ status: 200, body: { data: { viewer: { subject: 'demo-district' } } } });
    // The live board is there, and offers nobody's login.
    expect(await (await fetch(url)).text()).toContain('<title>Board');
    expect(await (await fetch(`${url}/logins.json`)).json()).toEqual([]);
    // Even one that the same key has signed.
    const demoKey = await openLocalKey(DEMO_ISSUER, AUDIENCE, key.jwk);
    const demo = await ask(url, await demoKey.sign('demo-district', 60), '{ viewer { subject } }');
    expect(demo.status).toBe(401);
    expect(demo.body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await program.end('SIGTERM')).toMatchObject({ code: 0 });
  });
});

describe('SIGTERM', () => {
  const watch = {
    query: WATCH_BOARD,
    variables: { committeeId: encodeGlobalId('Committee', demoIds.lucYen), year: 2026, depth: 'SUBTREE' },
  };

  it('ends within 3 s, and in a way after which WebSocket and SSE clients come back', async () => {
    const authorization = `Bearer ${await key.sign('demo-district', 600)}`;
    const endWatched = async (): Promise<number> => {
      const { program, url } = await serving();

      const retries: string[] = [];
      const ws = createWsClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization },
        retryAttempts: 1,
        retryWait: async () => void retries.push('WebSocket'),
      });
      const closed = new Promise<number>((resolve) => {
        ws.on('closed', (event) => resolve((event as { code: number }).code));
      });
      const sse = createSseClient({
        url: `${url}/graphql`,
        headers: { authorization },
        retryAttempts: 1,
        retry: async () => void retries.push('SSE'),
      });
      const streams = [ws, sse].map((client) => client.iterate<{ quotaBoard: BoardFrame }>(watch));
      for (const stream of streams) {
        const { value } = await stream.next();
        expect(value.data?.quotaBoard.kind).toBe('SNAPSHOT');
      }
      const rest = streams.map((stream) => toItsEnd(stream).catch(() => 'given up'));

      const startedAt = performance.now();
      expect(await program.end('SIGTERM')).toMatchObject({ code: 0, errors: '' });
      const tookMs = performance.now() - startedAt;
      expect(await closed).toBe(1001);
      // Nobody serves any more: they tried again, and gave up after the one attempt they were given.
      expect(await Promise.all(rest)).toEqual(['given up', 'given up']);
      expect(retries.sort()).toEqual(['SSE', 'WebSocket']);
      await ws.dispose();
      sse.dispose();
      return tookMs;
    };
    expect(await shortestOf(3_000, endWatched)).toBeLessThan(3_000);
  });

  it('does not wait for a client that does not answer', async () => {
    const { program, url } = await serving();
    const { hostname, port } = new URL(url);
    const mute = connect(Number(port), hostname).resume();
    mute.on('error', () => {});
    mute.write(
      [
        'GET /graphql HTTP/1.1',
        `Host: ${hostname}:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        '\r\n',
      ].join('\r\n'),
    );
    await once(mute, 'data');
    // Without a cut the WebSocket's own patience of 30 s would apply.
    const startedAt = performance.now();
    expect(await program.end('SIGTERM')).toMatchObject({ code: 0, errors: '' });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    mute.destroy();
  });

  it('lets a request finish that is under way', async () => {
    const { program, url } = await serving();
    const token = await key.sign('demo-district', 60);
    const answers = Array.from({ length: 20 }, () => ask(url, token, '{ viewer { subject } }'));
    await Promise.race(answers);
    const end = program.end('SIGTERM');
    for (const answer of await Promise.allSettled(answers)) {
      // Those that were not accepted yet are refused; none is answered by half.
      if (answer.status === 'fulfilled') expect(answer.value.status).toBe(200);
      else expect(answer.reason).toMatchObject({ message: 'fetch failed' });
    }
    expect(await end).toMatchObject({ code: 0, errors: '' });
  });
});

describe('npm run grant', () => {
  const grant = (...options: string[]) => built.run('cli/grant.js', { DATABASE_URL: database.url }, options).ended;

  it('gives the first role past the API, and a server that runs takes it over', async () => {
    const { program, url } = await serving();
    const token = await key.sign('first', 60);
    const options = ['--subject', 'first', '--role', 'SUPERIOR_COMMITTEE', '--committee', '15.135.000.000.000'];
    expect(await grant(...options)).toEqual({ code: 0, signal: null, errors: '' });
    expect(await grant(...options)).toEqual({ code: 0, signal: null, errors: '' });
    const mine = '{ viewer { grants { role committee { name } } } }';
    const role = { role: 'SUPERIOR_COMMITTEE', committee: { name: 'Đảng bộ huyện Lục Yên' } };
    await expect
      .poll(() => ask(url, token, mine))
      .toEqual({ status: 200, body: { data: { viewer: { grants: [role] } } } });
    await program.end('SIGTERM');
  });

  it.each([
    [[], /^usage: npm run grant/],
    [['--subject', 'x', '--role', 'KING', '--committee', '1'], /^usage: npm run grant/],
    [['--subject', ' x', '--role', 'AUDITOR', '--committee', '1'], /^subject must be exactly/],
    [['--subject', 'x', '--role', 'AUDITOR', '--committee', 'nowhere'], /^there is no committee nowhere/],
    [
      ['--subject', 'x', '--role', 'CELL_SECRETARY', '--committee', '15.135.000.000.000'],
      /^the role “Cell secretary” is for: “Cell”, “Grassroots cell”; this is: “Superior committee”\n$/,
    ],
  ])('says what is wrong with %j', async (options, said) => {
    const { code, errors } = await grant(...options);
    expect(code).toBe(1);
    expect(errors).toMatch(said);
  });
});

it('the import is among the built programs, and goes to the database of DATABASE_URL', async () => {
  const file = join(built.folder, 'import.csv');
  writeFileSync(
    file,
    'Mã tổ chức,Tên tổ chức đảng,Loại,Ngày thành lập,Năm,Kế hoạch\nI1,Đảng bộ tỉnh,Đảng bộ tỉnh,01/01/2000,2026,9\n',
  );
  const run = built.run('cli/import.js', { DATABASE_URL: database.url }, [file, '--write', '--by', 'operator']);
  expect(await run.ended).toMatchObject({ code: 0, errors: '' });
  expect(run.output).toMatch(/tổ chức đảng\s+thêm 1, sửa 0, giữ nguyên 0\nchỉ tiêu\s+thêm 1/);
});

it('where there are no sources there is no demo, and the import says how to name a database', async () => {
  const run = built.run('cli/import.js', {}, [join(built.folder, 'import.csv'), '--lang', 'en']);
  expect(await run.ended).toMatchObject({
    code: 1,
    errors: 'there is no database: run npm run demo first, or set DATABASE_URL\n',
  });
});
