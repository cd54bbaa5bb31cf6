import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { OperationParams } from '../../src/http/operation-gate.ts';
import { schema } from '../../src/schema/index.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { Random } from '../simulation/random.ts';
import { generateOperation } from './generate-operation.ts';
import { threeTransports, type Verdict } from './three-transports.ts';

// A short run from a seed that is the same every time. `npm run fuzz -- --seconds 600 --seed 1` goes on for longer.

const SECONDS = Number(process.env.KETNAP_FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.KETNAP_FUZZ_SEED ?? 1);
/** Operations of a run that is not told how long it is to last. */
const SHORT_RUN = 250;
/** Longest time that the server may do nothing else, ms. */
const MOST_STALL_MS = 100;
const INSIDE = /node_modules|file:\/\/|\n\s+at |prisma|pothos|postgres|constraint "|relation "|column "/i;

let server: TestServer;
let tokens: string[];
let ids: string[];
const unexpected: string[] = [];
beforeAll(async () => {
  server = await startTestServer({
    onLog: (line) => {
      if (line.includes('failed unexpectedly')) unexpected.push(line);
    },
  });
  tokens = await Promise.all(['demo-province', 'demo-district', 'demo-cell', 'nobody'].map((one) => server.token(one)));
  ids = await someIds();
  // What runs for the first time is compiled first.
  for (let seed = -30; seed < 0; seed += 1) await send(seed);
});
afterAll(() => server.stop());

/** Ids of things of every kind, and of nothing. */
async function someIds(): Promise<string[]> {
  const { data } = await server.ask(
    'demo-province',
    `{ committees(first: 5) { edges { node { id } } } candidates(first: 5) { edges { node { id } } }
       trainingClasses(first: 3) { edges { node { id } } } inspectionProgrammes(first: 2) { edges { node { id } } } }`,
  );
  const found = Object.values(data as Record<string, { edges: { node: { id: string } }[] }>).flatMap(({ edges }) =>
    edges.map(({ node }) => node.id),
  );
  return [
    ...found,
    globalId('Committee', demoIds.lucYen),
    globalId('Committee', '01890000-0000-7000-8000-00000000dead'),
    globalId('QuotaProgress', `${demoIds.lucYen}:2023`),
  ];
}

async function send(seed: number): Promise<{ params: OperationParams; verdict: Verdict }> {
  const random = new Random(seed);
  const params = generateOperation(schema, random, ids);
  const transport = random.pick(['HTTP', 'HTTP', 'HTTP', 'SSE', 'WebSocket'] as const);
  return { params, verdict: await threeTransports(server)[transport](params, random.pick(tokens)) };
}

/** What is wrong with the answer to the operation of a seed; null when it is as it should be. */
async function fault(seed: number): Promise<string | null> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  let sent: Awaited<ReturnType<typeof send>>;
  try {
    sent = await send(seed);
  } catch (error) {
    return `no answer: ${String(error)}`;
  } finally {
    delay.disable();
  }
  const { user, system } = process.cpuUsage(before);
  const codes = (sent.verdict.errors ?? []).map(({ extensions }) => extensions?.code);
  const text = JSON.stringify(sent.verdict);
  if (codes.includes('INTERNAL') || codes.includes('UNAVAILABLE') || unexpected.length > 0) {
    return `it failed unexpectedly: ${unexpected.splice(0).join('\n')}`;
  }
  if (codes.some((code) => code === undefined)) return `an error without a code: ${text}`;
  if ((sent.verdict.errors ?? []).some(({ message }) => INSIDE.test(message)))
    return `an error tells of the inside: ${text}`;
  if (sent.verdict.data === undefined && codes.length === 0) return `neither data nor errors: ${text}`;
  // A machine that has other things to do stops everybody; then the time was not spent here.
  const stalledMs = Math.min(delay.max / 1e6, (user + system) / 1_000);
  return stalledMs > MOST_STALL_MS ? `the server did nothing else for ${Math.round(stalledMs)} ms` : null;
}

describe('operations made from the schema', () => {
  it(
    'are all answered: nothing unexpected, nothing of the inside, no stall',
    async () => {
      const until = performance.now() + SECONDS * 1_000;
      let seed = SEED;
      let data = 0;
      for (let n = 0; SECONDS > 0 ? performance.now() < until : n < SHORT_RUN; n += 1, seed += 1) {
        // What is collected as garbage of earlier ones is no fault of this one: it must happen again, and again.
        const found = (await fault(seed)) && (await fault(seed)) && (await fault(seed));
        if (found) {
          const { query, variables } = generateOperation(schema, new Random(seed), ids);
          expect.fail(
            `seed ${seed}: ${found}\n${query}\n${JSON.stringify(variables)}\nagain: npm run fuzz -- --seed ${seed}`,
          );
        }
        if (n % 50 === 0) {
          const alive = await fetch(server.url.replace('/graphql', '/ready'));
          expect([seed, alive.status]).toEqual([seed, 200]);
        }
        data += 1;
      }
      expect(data).toBeGreaterThan(0);
      console.log(`${data} operations, seeds ${SEED} to ${seed - 1}`);
    },
    (SECONDS + 240) * 1_000,
  );

  it('get somewhere: many have an answer with data', async () => {
    let answered = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const { verdict } = await send(seed);
      if (verdict.data && JSON.stringify(verdict.data).length > 40) answered += 1;
    }
    expect(answered).toBeGreaterThan(15);
  });
});
