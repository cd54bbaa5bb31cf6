import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { type BuiltPrograms, buildPrograms } from '../helpers/built-programs.ts';
import type { ChildProgram } from '../helpers/child-program.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'ketnap-secrets';

const NOWHERE = { host: 'nowhere.invalid' };

/** Everything that must never be seen, by what it is. */
const secrets = new Map<string, string>();
const secret = (what: string, value = `kanari-${randomBytes(12).toString('hex')}`): string => {
  secrets.set(what, value);
  return value;
};

let built: BuiltPrograms;
const file = (name: string, content: string): string => {
  writeFileSync(join(built.folder, name), content);
  return join(built.folder, name);
};
let postgres: EmbeddedPostgres;
let admin: pg.Client;
let key: LocalKey;
let tree: SmallTree;
let settings: Record<string, string>;

// The server asks for a password; those of the other tests trust everybody.
beforeAll(async () => {
  built = await buildPrograms();
  const dataFolder = join(scratchFolder(), `ketnap-test-secrets-${randomBytes(4).toString('hex')}`);
  const first = await startEmbeddedPostgres({ dataFolder, durable: false });
  const rules = join(first.dataFolder, 'rules.conf');
  writeFileSync(rules, 'local all ketnap trust\nlocal all guarded scram-sha-256\n', { mode: 0o644 });
  await first.stop();
  postgres = await startEmbeddedPostgres({ dataFolder, durable: false, settings: { hba_file: rules } });
  await createDatabaseIfMissing(postgres.url('ketnap'));
  await migrate(postgres.url('ketnap'));
  admin = new pg.Client({ connectionString: postgres.url('ketnap') });
  await admin.connect();
  tree = await plantSmallTree(admin);
  const password = secret('the password');
  await admin.query(
    `CREATE ROLE guarded LOGIN CREATEDB PASSWORD '${password}'; GRANT ALL ON ALL TABLES IN SCHEMA public TO guarded; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO guarded`,
  );

  key = await openLocalKey(ISSUER, AUDIENCE);
  settings = {
    DATABASE_URL: addressOf(password),
    PORT: '0',
    KETNAP_JWKS: file('jwks.json', JSON.stringify(key.jwks)),
    KETNAP_JWT_ISSUER: ISSUER,
    KETNAP_JWT_AUDIENCE: AUDIENCE,
    LOG_LEVEL: 'debug',
  };
});
afterEach(() => built.killAll());
afterAll(async () => {
  await admin?.end();
  await postgres?.stop();
  if (postgres) rmSync(postgres.dataFolder, { recursive: true, force: true });
  built?.remove();
});

function addressOf(password: string, { host = 'localhost', database = 'ketnap' } = {}): string {
  const address = new URL(postgres.url(database));
  address.username = 'guarded';
  address.password = password;
  if (host !== 'localhost') {
    address.host = host;
    address.search = '';
  }
  return address.href;
}

/** The names of the secrets in a text. */
const seenIn = (text: string): string[] =>
  [...secrets].flatMap(([what, value]) => (text.includes(value) ? [what] : []));

/** Waits for a program's end; returns what it said, none of it secret. */
async function said(program: ChildProgram): Promise<{ code: number | null; text: string }> {
  const { code, errors } = await program.ended;
  const text = `${program.output}${errors}`;
  expect(seenIn(text)).toEqual([]);
  return { code, text };
}

it('a server that works, is attacked, loses its database and crashes', async () => {
  const program = built.run('server.js', settings, [], ['--import', './test/helpers/crash-on-signal.mjs']);
  const [, url = ''] = await program.says(/"url":"([^"]+)","msg":"serving"/);
  const good = secret('a good token', await key.sign('chief', 600));
  const bad = secret('a bad token');
  const answers: string[] = [];
  const post = async (
    path: string,
    authorization: string,
    query: string,
    accept = 'application/json',
  ): Promise<void> => {
    const headers = { 'content-type': 'application/json', accept, authorization };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    answers.push(JSON.stringify([...response.headers]), await response.text());
  };
  await post('/graphql', `Bearer ${good}`, '{ viewer { subject } }');
  expect(answers.at(-1)).toContain('"subject":"chief"');
  await post('/graphql', `Bearer ${bad}`, '{ viewer { subject } }');
  await post(`/graphql?token=${bad}`, `Basic ${bad}`, '{ viewer { subject } }');
  await post('/graphql', `Bearer ${bad}`, 'subscription { quotaBoard }', 'text/event-stream');
  for (const authorization of [`Bearer ${good}`, `Bearer ${bad}`]) {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/graphql?token=${bad}`, 'graphql-transport-ws');
    await once(ws, 'open');
    ws.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    const [first] = (await Promise.race([once(ws, 'message'), once(ws, 'close')])) as [unknown];
    answers.push(String(first));
    ws.close();
  }

  // What is unexpected goes to the log with its cause, and so does a connection that is lost.
  await admin.query('ALTER TABLE training_class RENAME TO gone');
  await post('/graphql', `Bearer ${good}`, '{ trainingClasses { totalCount } }');
  expect(answers.at(-1)).toContain('INTERNAL');
  await admin.query('ALTER TABLE gone RENAME TO training_class');
  // What failed took its connection with it; this one is at rest when it is lost.
  await post('/graphql', `Bearer ${good}`, '{ trainingClasses { totalCount } }');
  expect(answers.at(-1)).toContain('"totalCount":0');
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guarded'`);
  await program.says(/"msg":"a database connection was lost"/);
  await program.says(/"msg":"the connection that listens was lost/);
  for (const path of ['/health', '/ready', '/metrics']) answers.push(await (await fetch(`${url}${path}`)).text());
  expect(seenIn(answers.join('\n'))).toEqual([]);

  process.kill(program.pid, 'SIGCONT');
  await program.says(/"err":{"type":"Error","message":"planted".*"msg":"failed after it was given up"}/);
  expect((await fetch(`${url}/health`)).status).toBe(200);

  const { code, errors } = await program.end('SIGUSR2');
  expect(code).toBe(1);
  expect(program.output).toMatch(/"err":{"type":"Error","message":"planted".*"msg":"crashed"}\n$/);
  expect(seenIn(`${program.output}${errors}`)).toEqual([]);
});

describe('a start that fails says why and keeps the secret', () => {
  const wrong = secret('a wrong password');
  it.each([
    [
      'a wrong password',
      () => ({ DATABASE_URL: addressOf(wrong) }),
      /password authentication failed for user "guarded"/,
    ],
    [
      'a wrong password for LISTEN',
      () => ({ DATABASE_DIRECT_URL: addressOf(wrong) }),
      /password authentication failed/,
    ],
    ['a host that does not exist', () => ({ DATABASE_URL: addressOf(wrong, NOWHERE) }), /nowhere\.invalid/],
    [
      'a database that does not exist',
      () => ({ DATABASE_URL: addressOf(secrets.get('the password') ?? '', { database: 'other' }) }),
      /the database is not there/,
    ],
    [
      'a file of keys that is another file',
      () => ({ KETNAP_JWKS: file('pw', wrong) }),
      /KETNAP_JWKS names cannot be read: the file is no JSON/,
    ],
  ])('%s', async (_what, given, why) => {
    const { code, text } = await said(built.run('server.js', { ...settings, ...given() }));
    expect(code).toBe(1);
    expect(text).toMatch(why);
  });
});

describe('commands keep the secret', () => {
  const wrong = secret('a wrong password of a command');
  const mistyped = `postgresql://guarded:${wrong}@nowhere:port/ketnap`;
  const grant = ['--subject', 'someone', '--role', 'CELL_SECRETARY', '--committee', 'CELL'];
  it.each([
    ['migrate', 'that works', 0, [], () => settings.DATABASE_URL, /up to date/],
    ['migrate', 'asked for help', 0, ['--help'], () => settings.DATABASE_URL, /^usage: /],
    ['migrate', 'with a wrong password', 1, [], () => addressOf(wrong), /password authentication failed/],
    ['migrate', 'with a wrong host', 1, [], () => addressOf(wrong, NOWHERE), /nowhere\.invalid/],
    ['migrate', 'given an address', 1, [mistyped], () => settings.DATABASE_URL, /guarded:\*\*\*@nowhere/],
    ['grant', 'that works', 0, grant, () => settings.DATABASE_URL, /someone is CELL_SECRETARY of Thôn 2/],
    ['grant', 'asked for help', 0, ['--help'], () => settings.DATABASE_URL, /^usage: /],
    ['grant', 'with a wrong password', 1, grant, () => addressOf(wrong), /password authentication failed/],
    ['grant', 'with a wrong host', 1, grant, () => addressOf(wrong, NOWHERE), /nowhere\.invalid/],
    ['grant', 'with an address that is none', 1, grant, () => mistyped, /DATABASE_URL is no address/],
  ] as const)('%s %s', async (name, _what, code, args, address, why) => {
    const options = args.map((option) => (option === 'CELL' ? tree.cellA : option));
    const end = await said(built.run(`cli/${name}.js`, { DATABASE_URL: address() ?? '' }, options));
    expect(end.text).toMatch(why);
    expect(end.code).toBe(code);
  });
});
