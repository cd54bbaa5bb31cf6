// `npm run bench:api`: asking and writing, against a bare server over the same data and against usual servers.
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Asked, Asking } from './api/asker.ts';
import { post } from './api/http-line.ts';
import { comparable, READING, type ReadingLoad } from './api/loads.ts';
import { type ApiServer, type ServerName, serversHere, startServer } from './api/servers.ts';
import { requestsToAdmit, WRITING } from './api/writing.ts';
import { Child, endChildren } from './child.ts';
import { prepareDatabases } from './database.ts';
import { chooseCores } from './limits.ts';
import { median, quantile } from './statistics.ts';

const USAGE = `npm run bench:api -- [options]
  --rounds 5          measurements of each contender, in turn; the medians of their ratios are printed
  --seconds 2         of each measurement
  --only nested,...   of ${[...READING.map(({ name }) => name), WRITING.name].join(', ')}
  --against raw,...   of ${serversHere().join(', ')}; Ketnap and raw always
  --connections 16
  --no-pin            leaves the choice of processors to the system
PostgreSQL: that of TEST_DATABASE_URL, else one of its own. \`npm run bench:peers\` installs Mercurius.`;

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string' },
    against: { type: 'string' },
    connections: { type: 'string', default: '16' },
    pin: { type: 'boolean', default: true },
  },
});
const rounds = Number(options.rounds);
const forMs = Number(options.seconds) * 1000;
const connections = Number(options.connections);
const wanted = (name: string): boolean => options.only === undefined || options.only.split(',').includes(name);
const against = options.against?.split(',');

/** What a contender did in one measurement. */
interface Round {
  perSecond: number;
  p99Ms: number;
  /** Of the server, for each answer. */
  cpuUs: number;
  bytes: number;
}

/** People who can be admitted, in each cell: enough for all rounds of admissions. */
const PEOPLE_EACH = wanted(WRITING.name) ? Math.ceil(((rounds + 1) * forMs * WRITING.mostPerSecond) / 1000 / 344) : 1;

async function main(): Promise<string[]> {
  const faults: string[] = [];
  const cores = chooseCores(options.pin);
  const databases = await prepareDatabases(PEOPLE_EACH);
  const servers: ApiServer[] = [];
  const asker = new Child('./api/asker.ts', cores.load);
  try {
    for (const name of serversHere()) {
      if (against && name !== 'raw' && name !== 'ketnap' && !against.includes(name)) continue;
      servers.push(await startServer(name, databases, cores));
    }
    console.log(
      `Node ${process.version}, ${connections} connections, ${rounds} rounds of ${forMs} ms; of the rate of the raw server`,
    );
    for (const load of READING.filter(({ name }) => wanted(name))) {
      const asked = servers.filter(({ name }) => !load.logged || name === 'raw' || name === 'ketnap');
      const asking = await askingFor(load, asked, asker, faults);
      report(load, await compare(asked, asker, asking, faults));
    }
    if (wanted(WRITING.name)) {
      const asking = await askingToAdmit(servers);
      report(WRITING, await compare(servers, asker, asking, faults));
      faults.push(...(await wronglyAdmitted(servers)));
    }
  } finally {
    for (const server of servers) await server.end();
    await asker.end();
    await databases.end();
  }
  return faults;
}

/** What each server is asked with. The first answer of each is compared with what SQL says, value by value, all others with that. */
async function askingFor(load: ReadingLoad, servers: readonly ApiServer[], asker: Child, faults: string[]) {
  const asking = new Map<ApiServer, Omit<Asking, 'forMs'>>();
  for (const server of servers) {
    const { rows } = await server.pool.query<{ data: object }>(load.sql, load.values);
    const body = { query: load.query, variables: load.variables };
    const request = post(server.name === 'raw' ? `/${load.name}` : '/graphql', body, server.token);
    const answer = comparable(await asker.ask<string>('one', { port: server.port, request }));
    if (!isDeepStrictEqual(JSON.parse(answer), { data: rows[0]?.data })) {
      faults.push(`${load.name}, ${server.name}: ${firstDifference(JSON.parse(answer), { data: rows[0]?.data })}`);
    }
    const { port } = server;
    asking.set(server, { port, connections, requests: [request], once: false, expected: { whole: answer } });
  }
  return asking;
}

async function askingToAdmit(servers: readonly ApiServer[]) {
  const asking = new Map<ApiServer, Omit<Asking, 'forMs'>>();
  for (const server of servers) {
    const requests = await requestsToAdmit(server);
    asking.set(server, { port: server.port, connections, requests, once: true, expected: { part: WRITING.recorded } });
  }
  return asking;
}

/** Takes the servers in turn, each first once for warming up. */
async function compare(
  servers: readonly ApiServer[],
  asker: Child,
  asking: Map<ApiServer, Omit<Asking, 'forMs'>>,
  faults: string[],
): Promise<Map<ServerName, Round[]>> {
  const done = new Map<ServerName, Round[]>(servers.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      const what = asking.get(server) as Omit<Asking, 'forMs'>;
      const before = await server.cpuUs();
      const asked = await asker.ask<Asked>('ask', { ...what, forMs });
      const cpuUs = ((await server.cpuUs()) - before) / asked.answers;
      if (what.once) what.requests = what.requests.slice(asked.answers);
      faults.push(...asked.faults.map((fault) => `${server.name}: ${fault}`));
      if (round < 0) continue;
      const perSecond = (asked.answers / asked.ms) * 1000;
      done.get(server.name)?.push({ perSecond, p99Ms: quantile(asked.delays, 0.99), cpuUs, bytes: asked.bytes });
    }
  }
  return done;
}

function report(
  { name, title, aim }: Pick<ReadingLoad, 'name' | 'title' | 'aim'>,
  all: Map<ServerName, Round[]>,
): void {
  console.log(`\n${name}: ${title} (aim ${aim.toFixed(2)})`);
  console.log('               of raw      least    most   answers/s   p99 ms   CPU us   bytes');
  const raw = all.get('raw') ?? [];
  for (const [server, own] of all) {
    const ratios = own.map(({ perSecond }, round) => perSecond / (raw[round]?.perSecond ?? Number.NaN));
    const of = (figure: (round: Round) => number): number => median(own.map(figure));
    console.log(
      [
        `  ${server.padEnd(11)}`,
        median(ratios).toFixed(3).padStart(8),
        Math.min(...ratios)
          .toFixed(3)
          .padStart(10),
        Math.max(...ratios)
          .toFixed(3)
          .padStart(8),
        of(({ perSecond }) => perSecond)
          .toFixed(0)
          .padStart(12),
        of(({ p99Ms }) => p99Ms)
          .toFixed(1)
          .padStart(9),
        of(({ cpuUs }) => cpuUs)
          .toFixed(0)
          .padStart(9),
        String(own.at(-1)?.bytes ?? 0).padStart(8),
      ].join(''),
    );
  }
}

/** Whether every server has as many admissions as it has answered. */
async function wronglyAdmitted(servers: readonly ApiServer[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, pool } of servers) {
    const { rows } = await pool.query<{ wrong: number }>(
      `SELECT count(*)::integer AS wrong FROM bench_candidate b JOIN candidate c ON c.id = b.candidate_id
       WHERE (c.stage = 'PROBATIONARY') <> EXISTS (SELECT FROM admission a WHERE a.candidate_id = c.id)
         OR (c.stage = 'PROBATIONARY') <> EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = c.id)`,
    );
    if (rows[0]?.wrong !== 0) faults.push(`${name}: ${rows[0]?.wrong} cases are half admitted`);
  }
  return faults;
}

/** Where two answers differ first, with both values. */
function firstDifference(one: unknown, other: unknown, at = 'answer'): string {
  if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const [left, right] = [Reflect.get(one, key) as unknown, Reflect.get(other, key) as unknown];
      if (!isDeepStrictEqual(left, right)) return firstDifference(left, right, `${at}.${key}`);
    }
  }
  return `${at} is ${JSON.stringify(one)?.slice(0, 300)}, by SQL ${JSON.stringify(other)?.slice(0, 300)}`;
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => void endChildren());
if (options.help) console.log(USAGE);
else {
  const faults = await main();
  if (faults.length > 0) console.log(`\nINCORRECT:\n${[...new Set(faults)].slice(0, 20).join('\n')}`);
  else console.log('\nEvery answer was checked and is right.');
  process.exitCode = faults.length > 0 ? 1 : 0;
}
