import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { dayOf, systemClock, today } from '../../src/calendar.ts';
import { readDemoOptions } from '../../src/cli/demo-options.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { BoardClient, type BoardFrame, type BoardStream, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { ChildProgram, lives } from '../helpers/child-program.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const TODAY = today(systemClock);
const YEAR = Number(TODAY.slice(0, 4));
const DISTRICT = 'Đảng bộ huyện Lục Yên';
const READY = /Live board {3}http\S+\n/;

const scratch = join(scratchFolder(), `ketnap-cli-${randomBytes(4).toString('hex')}`);
mkdirSync(scratch, { mode: 0o711 });
const data = join(scratch, 'Dữ liệu thử');

const programs: ChildProgram[] = [];
const servers = new Set<number>();
afterEach(async () => {
  for (const program of programs.splice(0)) await program.end('SIGKILL');
});
afterAll(() => {
  // Only what a failed test has left.
  for (const pid of servers) if (lives(pid)) process.kill(pid, 'SIGQUIT');
  rmSync(scratch, { recursive: true, force: true });
});

function demo(...options: string[]): ChildProgram {
  return demoIn({}, ...options);
}

function demoIn(env: NodeJS.ProcessEnv, ...options: string[]): ChildProgram {
  const program = new ChildProgram(['--import', 'tsx', 'src/cli/demo.ts', ...options], { ...process.env, ...env });
  programs.push(program);
  return program;
}

/** Starts the demo on a free port and waits until it serves. */
async function serving(folder: string, ...options: string[]) {
  const program = demo('--port', '0', '--data', folder, ...options);
  await program.says(READY);
  postgresOf(options.includes('--replay') ? join(folder, 'replay') : folder);
  const [, url = ''] = await program.says(/POST (http:\S+)/);
  const login = options.includes('--replay') ? 'demo-district' : 'demo-province';
  const token = await tokenOf(program, login);
  return { program, url, token };
}

/** The token of a login, out of the file that the demo names. */
async function tokenOf(program: ChildProgram, login: string): Promise<string> {
  const [, folder = ''] = await program.says(/Tokens {3}(.+)\/…/);
  return readFileSync(join(folder, login), 'utf8').trim();
}

/** The process of the database in a data folder. */
function postgresOf(folder: string): number {
  const pid = Number.parseInt(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8'), 10);
  servers.add(pid);
  return pid;
}

async function ask(url: string, token: string, query: string, variables: object = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by the paths that were asked for
  return (await response.json()) as any;
}

async function admitted(url: string, token: string): Promise<number> {
  const QUERY = 'query ($id: ID!, $year: Int!) { committee(id: $id) { quota(year: $year) { admitted } } }';
  const answer = await ask(url, token, QUERY, { id: encodeGlobalId('Committee', demoIds.laoCai), year: YEAR });
  return answer.data.committee.quota.admitted;
}

/** Records an admission, as the province, of somebody who waits for it. */
async function admit(url: string, token: string): Promise<void> {
  const WAITING = `query ($id: ID!) {
    committee(id: $id) { candidates(first: 1, stage: [DECIDED]) { edges { node { id } } } }
  }`;
  const RECORD = `mutation ($input: RecordAdmissionInput!) {
    recordAdmission(input: $input) { __typename ... on UserError { message } }
  }`;
  const waiting = await ask(url, token, WAITING, { id: encodeGlobalId('Committee', demoIds.laoCai) });
  const candidateId: string = waiting.data.committee.candidates.edges[0].node.id;
  const input = { candidateId, ceremonyOn: TODAY };
  const answer = await ask(url, token, RECORD, { input });
  expect(answer.data.recordAdmission).toEqual({ __typename: 'AdmissionPayload' });
}

it('leaves nothing broken when it is interrupted while it loads the demo data', async () => {
  const program = demo('--port', '0', '--data', data);
  await program.says(/Loading the demo data/);
  const postgres = postgresOf(data);
  expect(await program.end('SIGINT')).toEqual({ code: 0, signal: null, errors: '' });
  expect(program.output).not.toMatch(READY);
  expect(lives(postgres)).toBe(false);
});

let firstToken: string;
let before: number;

it('prints where and as whom, serves, and Ctrl-C stops everything and keeps the data', async () => {
  const { program, url, token } = await serving(data);
  const { host } = new URL(url);
  for (const text of [
    `GraphQL     POST http://${host}/graphql`,
    `ws://${host}/graphql  (graphql-transport-ws)`,
    `http://${host}/graphql?login=…`,
    'Dữ liệu / Data',
    'Đăng nhập thử',
    'Demo logins',
    'Nhấn Ctrl-C để dừng',
    'Tỉnh ủy Lào Cai / Province committee, Lào Cai',
    'Đảng bộ huyện Lục Yên đã kết thúc / ended 01/07/2025',
  ]) {
    expect(program.output).toContain(text);
  }
  // A board in whose address there is no year moves on to the new one.
  expect(program.output).toMatch(/\/\?login=demo-province {3}/);
  // One screen of 24 lines, with the address last.
  const told = program.output.slice(program.output.indexOf('  GraphQL ')).trimEnd().split('\n');
  expect(told.length).toBeLessThanOrEqual(24);
  expect(told.at(-1)).toContain(`Live board   http://${host}/`);
  // No token stands in it: they lie in files that are the user's alone.
  expect(program.output).not.toContain('eyJ');
  const [, folder = ''] = /Tokens {3}(.+)\/…/.exec(program.output) ?? [];
  expect(statSync(folder).mode & 0o077).toBe(0);
  const subjects = readdirSync(folder);
  expect(subjects).toHaveLength(7);
  for (const subject of subjects) {
    expect(program.output).toContain(`/?login=${subject} `);
    expect(statSync(join(folder, subject)).mode & 0o077).toBe(0);
    const itsToken = await tokenOf(program, subject);
    expect((await ask(url, itsToken, '{ viewer { subject } }')).data).toEqual({ viewer: { subject } });
  }

  // The key behind the tokens is nobody's but the demo's.
  const keyFile = join(data, 'demo-key.json');
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(program.output).not.toContain((JSON.parse(readFileSync(keyFile, 'utf8')) as { d: string }).d);

  before = await admitted(url, token);
  await admit(url, token);
  expect(await admitted(url, token)).toBe(before + 1);
  const postgres = postgresOf(data);
  expect(lives(postgres)).toBe(true);
  expect(await program.end('SIGINT')).toEqual({ code: 0, signal: null, errors: '' });
  expect(lives(postgres)).toBe(false);
  firstToken = token;
});

it('has one demo on a folder, and adopts the database of one that was killed', async () => {
  const first = await serving(data);
  // Kept, and so is the key that signed the tokens.
  expect(await admitted(first.url, firstToken)).toBe(before + 1);

  const second = await demo('--port', '0', '--data', data).ended;
  expect(second).toMatchObject({ code: 1, errors: expect.stringMatching(/^[^\n]+\n$/) });
  expect(second.errors).toContain(`already in use by process ${first.program.pid}. Stop it first`);
  await admit(first.url, first.token);

  const postgres = postgresOf(data);
  await first.program.end('SIGKILL');
  expect(lives(postgres)).toBe(true);

  const third = await serving(data);
  expect(postgresOf(data)).toBe(postgres);
  expect(await admitted(third.url, firstToken)).toBe(before + 2);
  expect(await third.program.end('SIGTERM')).toMatchObject({ code: 0, errors: '' });
  expect(lives(postgres)).toBe(false);
});

it('refuses a taken port before it changes anything', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const refused = await demo('--port', String(port), '--data', data, '--fresh').ended;
  taken.close();
  expect(refused).toEqual({
    code: 1,
    signal: null,
    errors: `port ${port} is taken: end what uses it, or choose another port\n`,
  });
  expect(existsSync(join(data, 'cluster/postmaster.pid'))).toBe(false);
});

it('says in one line what is wrong with a folder, and leaves it as it is', async () => {
  const broken = join(scratch, 'broken');
  mkdirSync(join(broken, 'cluster'), { recursive: true });
  writeFileSync(join(broken, 'cluster/letter.txt'), 'mine');
  const { code, errors } = await demo('--port', '0', '--data', broken).ended;
  expect(code).toBe(1);
  expect(errors).toMatch(/^The database in .*broken.cluster is damaged: PG_VERSION is missing\. .*\n$/);
  expect(readFileSync(join(broken, 'cluster/letter.txt'), 'utf8')).toBe('mine');

  const file = join(scratch, 'file');
  writeFileSync(file, 'mine');
  const refused = await demo('--port', '0', '--data', file).ended;
  expect(refused).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^The database folder .* cannot be used .*\n$/),
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

it('obeys the settings that its messages name, brings the others itself, and has kept what there was', async () => {
  const env = {
    KETNAP_PUBLIC_URL: 'https://demo.example/ketnap',
    KETNAP_CORS_ORIGINS: 'http://localhost:3000',
    KETNAP_MOST_DEPTH: '5',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere',
    HOST: '203.0.113.1',
    KETNAP_JWT_ISSUER: 'https://elsewhere.example',
  };
  const program = demoIn(env, '--port', '0', '--data', data, '--cors', 'http://localhost:5173');
  await program.says(READY);
  postgresOf(data);
  const [, url = ''] = await program.says(/Listens at {3}(http:\S+)/);
  const token = await tokenOf(program, 'demo-province');
  expect(program.output).toContain('POST https://demo.example/ketnap/graphql');
  expect(program.output).toContain('wss://demo.example/ketnap/graphql');
  expect(program.output).toMatch(/ https:\/\/demo\.example\/ketnap\/\?login=demo-cell /);

  const from = (origin: string, query: string) =>
    fetch(`${url}/ketnap/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
  for (const origin of ['http://localhost:5173', 'http://localhost:3000']) {
    const answer = await from(origin, '{ viewer { subject } }');
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await answer.json()).toEqual({ data: { viewer: { subject: 'demo-province' } } });
  }
  expect((await from('http://localhost:8080', '{ viewer { subject } }')).status).toBe(403);
  const deep = await from(
    'http://localhost:5173',
    '{ committees { edges { node { parent { parent { parent { name } } } } } } }',
  );
  expect(await deep.text()).toContain('at most 5');
  expect(await admitted(`${url}/ketnap/graphql`, token)).toBe(before + 2);
  expect(await program.end('SIGINT')).toMatchObject({ code: 0, errors: '' });

  const refused = await demoIn({ KETNAP_CORS_ORIGINS: '*' }, '--port', '0', '--data', data).ended;
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('KETNAP_CORS_ORIGINS must be origins') });
});

it('begins anew with --fresh', async () => {
  const fresh = await serving(data, '--fresh');
  expect(await admitted(fresh.url, firstToken)).toBe(before);
  expect(await fresh.program.end('SIGINT')).toMatchObject({ code: 0 });
});

it.each([
  [['--port', '70000'], '--port must be a whole number up to 65535'],
  [['--port='], '--port must be a whole number up to 65535'],
  [['--port', '0x10'], '--port must be a whole number up to 65535'],
  [['--data', ''], '--data must name a folder'],
  [['--replay-seconds', '-1'], '--replay-seconds'],
  [['--cors', '*'], '--cors must be where a page is from'],
  [['--cors', 'http://localhost:5173/'], '--cors must be where a page is from'],
  [['--date', '2023-12-17'], '--date must be a day from 2023-12-18 to today'],
  [['--date', '2025-02-30'], '--date must be a day from 2023-12-18 to today'],
  [['--date', '2025-06-30T24:00'], '--date must be a day from 2023-12-18 to today'],
  [['--date', '2099-01-01'], '--date must be a day from 2023-12-18 to today'],
  [['--date', '2025-06-30', '--replay'], '--replay plays 2023 and takes no --date'],
  [['fresh'], "Unexpected argument 'fresh'"],
  [['--fesh'], "Unknown option '--fesh'"],
])('does not take %j', (args, reason) => {
  expect(() => readDemoOptions(args)).toThrow(reason);
  expect(() => readDemoOptions(args)).toThrow(/\nusage: npm run demo -- /);
});

it('stands on another day where it is asked to, in a folder of its own, and goes on from there', async () => {
  const folder = join(scratch, 'then');
  const ofThen = join(folder, '2023-12-18T08-00');
  const start = async () => {
    const program = demo('--port', '0', '--data', folder, '--date', '2023-12-18T08:00');
    await program.says(READY);
    postgresOf(ofThen);
    await program.says(/Today is {3}18\/12\/2023/);
    const [, url = ''] = await program.says(/POST (http:\S+)/);
    const token = await tokenOf(program, 'demo-district');
    return { program, url, token };
  };
  const BOARD = `query ($id: ID!) {
    quotaBoard(committeeId: $id, year: 2023, depth: SELF) { asOf rows { admitted plan } }
  }`;
  const asked = { id: encodeGlobalId('Committee', demoIds.lucYen) };

  const first = await start();
  const answer = await ask(first.url, first.token, BOARD, asked);
  expect(dayOf(new Date(answer.data.quotaBoard.asOf))).toBe('2023-12-18');
  expect(answer.data.quotaBoard.rows).toEqual([{ admitted: 216, plan: 216 }]);
  expect(await first.program.end('SIGINT')).toEqual({ code: 0, signal: null, errors: '' });
  const again = await start();
  const later = (await ask(again.url, again.token, BOARD, asked)).data.quotaBoard;
  expect(later.rows).toEqual(answer.data.quotaBoard.rows);
  expect(dayOf(new Date(later.asOf))).toBe('2023-12-18');
  expect(Date.parse(later.asOf)).toBeGreaterThan(Date.parse(answer.data.quotaBoard.asOf));
  await again.program.end('SIGINT');
});

it('replays 2023 from nobody to 216 in a folder that is thrown away', async () => {
  const folder = join(scratch, 'replayed');
  const { program, url, token } = await serving(folder, '--replay', '--replay-seconds', '2');
  const postgres = postgresOf(join(folder, 'replay'));
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const variables = { committeeId: encodeGlobalId('Committee', demoIds.lucYen), year: 2023, depth: 'SUBTREE' };
  const stream = client.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables }) as BoardStream;
  const board = new BoardClient();
  await follow(stream, board, () => true);
  expect(board.row(DISTRICT)).toMatchObject({ plan: 216, admitted: 0 });
  await follow(stream, board, () => board.row(DISTRICT).admitted === 216);
  await program.says(/216\/216/);
  await client.dispose();

  expect(await program.end('SIGINT')).toEqual({ code: 0, signal: null, errors: '' });
  expect(lives(postgres)).toBe(false);
  expect(existsSync(join(folder, 'replay'))).toBe(false);
});
