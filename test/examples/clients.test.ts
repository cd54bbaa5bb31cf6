import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { defaultShareConfig } from '../../src/config/share-config.ts';
import { ChildProgram } from '../helpers/child-program.ts';
import { type NetworkLine, networkLine } from '../helpers/network-line.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { within } from '../helpers/within.ts';

const DISTRICT = 'Đảng bộ huyện Lục Yên';
/** Five programs start at once on a machine with other work; EventSource comes back after three seconds. */
const PATIENCE_MS = 40_000;

const folder = join(scratchFolder(), `ketnap-examples-${randomBytes(4).toString('hex')}`);
const table = join(folder, 'board.csv');
const commands: Record<string, string[]> = {
  'graphql-ws': ['examples/graphql-ws/live-board.ts'],
  urql: ['examples/urql/live-board.ts'],
  apollo: ['examples/apollo/live-board.ts'],
  sse: ['examples/sse/live-board.ts'],
  'csv-mirror': ['examples/csv-mirror/mirror-board.ts', table],
};

let server: TestServer;
let line: NetworkLine;
let waiting: string[];
let admitted: number;
let plan: number;
const clients = new Map<string, ChildProgram>();

beforeAll(async () => {
  mkdirSync(folder);
  server = await startTestServer({ shares: defaultShareConfig });
  line = await networkLine(server.url);
  const { data } = await server.ask(
    'demo-district',
    `query ($id: ID!) { committee(id: $id) {
      quota(year: 2026) { plan admitted }
      candidates(first: 10, stage: [DECIDED]) { edges { node { id } } }
    } }`,
    { id: globalId('Committee', demoIds.lucYen) },
  );
  ({ plan, admitted } = data.committee.quota);
  waiting = data.committee.candidates.edges.map(({ node }: { node: { id: string } }) => node.id);
  for (const name of Object.keys(commands)) await start(name);
});
afterAll(async () => {
  for (const client of clients.values()) await client.end('SIGKILL');
  await line?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(name: string): Promise<void> {
  clients.set(name, await program(commands[name] ?? []));
}

async function program(command: readonly string[]): Promise<ChildProgram> {
  const env = {
    ...process.env,
    KETNAP_URL: line.url,
    KETNAP_TOKEN: await server.token('demo-district'),
    KETNAP_YEAR: '2026',
  };
  return new ChildProgram(['--conditions', 'ketnap-source', '--import', 'tsx', ...command], env);
}

/** Waits until a client shows how many the district has admitted, in a line that begins with what it goes by. */
async function shows(name: string, by: string): Promise<void> {
  const pattern = new RegExp(`^${by}: \\d+ rows; ${DISTRICT} ${admitted} of ${plan}$`, 'm');
  await within(PATIENCE_MS, `${name} shows ${admitted}`, clients.get(name)?.says(pattern) ?? Promise.reject());
}

/** Waits for all clients at once. Apollo's shows the list that its cache has drawn, not the frame. */
async function allShow(by: string): Promise<void> {
  await Promise.all([...clients.keys()].map((name) => shows(name, name === 'apollo' ? 'LIST' : by)));
}

async function admit(): Promise<void> {
  const input = { candidateId: waiting.pop(), ceremonyOn: DEMO_DAY };
  const RECORD = `mutation ($input: RecordAdmissionInput!) {
    recordAdmission(input: $input) { __typename ... on UserError { message } }
  }`;
  const { data } = await server.ask('demo-district', RECORD, { input });
  expect(data.recordAdmission).toEqual({ __typename: 'AdmissionPayload' });
  admitted += 1;
}

/** Ends all clients as Ctrl-C does. One that waits before it connects again ends after that. */
async function interruptAll(): Promise<void> {
  const ends = [...clients].map(async ([name, client]) => ({
    name,
    ...(await within(PATIENCE_MS, `${name} ends`, client.end('SIGINT'))),
  }));
  for (const end of await Promise.all(ends)) expect(end).toMatchObject({ code: 0, signal: null, errors: '' });
}

/** The district's line in the file of the mirror. */
function mirrored(): string | undefined {
  return readFileSync(table, 'utf8')
    .split('\n')
    .find((text) => text.includes(DISTRICT));
}

// The steps build on one another: five clients of one server live through the same story.

it('each example shows the board, and an admission as it is recorded', async () => {
  await allShow('(SNAPSHOT|QUERY)');
  // What the two that began with a query have asked for next is on its way.
  await admit();
  await allShow('DELTA');
  expect(mirrored()).toContain(`${DISTRICT},${plan},${admitted},`);
});

it('each goes on where it stood when the network comes back, and has missed nothing', async () => {
  line.cut();
  await admit();
  await admit();
  line.mend();
  await allShow('DELTA');
  for (const { output } of clients.values()) {
    expect(output.match(/^(SNAPSHOT|QUERY)/gm)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(output).not.toMatch(/^RESET/m);
    // Both came in one step.
    expect(output).not.toContain(`${admitted - 1} of`);
  }
});

it('the mirror that was killed goes on from the cursor beside its file', async () => {
  await clients.get('csv-mirror')?.end('SIGKILL');
  const before = mirrored();
  await admit();
  expect(mirrored()).toBe(before);
  await start('csv-mirror');
  await shows('csv-mirror', 'DELTA');
  expect(clients.get('csv-mirror')?.output).not.toMatch(/^(SNAPSHOT|RESET)/m);
  expect(mirrored()).toContain(`${DISTRICT},${plan},${admitted},`);
});

it('the first client of the README shows the board, and an admission as it is recorded', async () => {
  const first = await program(['examples/first-board/first-board.ts']);
  const says = (count: number): Promise<unknown> =>
    within(PATIENCE_MS, `it shows ${count}`, first.says(new RegExp(`${DISTRICT}.*\\b${count}\\b.*\\b${plan}\\b`)));
  await says(admitted);
  await admit();
  await says(admitted);
  // It is the shortest: of a line that breaks it knows nothing.
  await first.end('SIGKILL');
});

it('each ends at once and cleanly when it is interrupted', async () => {
  await interruptAll();
  expect(line.connections).toBe(0);
});

it('each ends cleanly while it waits for a server that is away', async () => {
  for (const name of Object.keys(commands)) await start(name);
  await allShow('(SNAPSHOT|QUERY|HEARTBEAT)');
  // The subscriptions of those that began with a query.
  await admit();
  await allShow('DELTA');
  line.cut();
  await Promise.all([...clients.values()].map((client) => client.says(/^lost the connection/m)));
  await interruptAll();
});
