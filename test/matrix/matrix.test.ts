import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultGateConfig } from '../../src/config/gate-config.ts';
import { OperationGate } from '../../src/http/operation-gate.ts';
import { createContext } from '../../src/schema/context.ts';
import { schema } from '../../src/schema/index.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { documentOf } from './ask-probes.ts';
import { type MatrixServer, startMatrixServer } from './matrix-server.ts';
import { type Measured, measure } from './measure.ts';
import { allProbes, fieldsWithoutRow, neverShown } from './probes.ts';
import { readTable, tableOf } from './table.ts';
import { transports } from './transports.ts';
import { holderOf, roles, type Target } from './world.ts';

// permissions.md says who is shown what. Every line of it is asked of a real server by `npm run matrix`; here a share is, another one
// in every run, over one transport, and a part of that over the others: what a transport can do wrong is the same for each line.

/** Some seconds by itself, more beside others. */
const MEASURED_WITHIN_MS = 400_000;
const probes = allProbes();
/** `MATRIX_START=n` asks for the same share again. */
const start = Number(process.env.MATRIX_START ?? randomInt(1_000));
/** One of so many lines; whether a thing is seen at all is known by its id. */
const oneOf = (share: number) =>
  probes.filter(({ row }, index) => row.endsWith('.id') || (index + start) % share === 0);
const whole = transports.at(-1);
const asking = transports.map((transport) => ({
  transport,
  name: transport.name,
  asks: oneOf(transport === whole ? 10 : 30),
}));
const expected = readTable();

let database: TestDatabase;
let server: MatrixServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startMatrixServer(database.url);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

it('has a row for every field of the schema', () => {
  expect(fieldsWithoutRow(probes), 'fields that nobody asks for: see the head of permissions.md').toEqual([]);
  expect(new Set(probes.map(({ row }) => row)).size).toBe(probes.length);
  expect([...expected.keys()], 'rows of permissions.md: `npm run matrix` shows the difference').toEqual(
    probes.map(({ row }) => row),
  );
});

it('has in every row somebody who is shown something', () => {
  const blank = [...expected].filter(([, line]) => !/\| [y.NFUX-]*y/.test(line)).map(([row]) => row);
  expect(blank.sort()).toEqual(Object.keys(neverShown).sort());
});

it('holds no letter that is never expected', () => {
  expect([...expected.values()].filter((line) => /\| [^|]*[Le][^|]*\|/.test(line.slice(line.indexOf(' | '))))).toEqual(
    [],
  );
});

describe.each(asking)(`over $name (start ${start})`, ({ transport, asks }) => {
  let measured: Measured;
  beforeAll(async () => {
    measured = await measure(server, transport, asks);
  }, MEASURED_WITHIN_MS);

  it('everybody is shown what the table says, and nothing else', () => {
    const asked = asks.filter(({ row }) => measured.letters.has(row));
    expect(asked.length).toBeGreaterThan(transport.live ? asks.length - 1 : asks.length / 2);
    expect([...tableOf(asked, [measured]).values()]).toEqual(asked.map(({ row }) => expected.get(row)));
  });

  it('what is hidden looks like what is missing, on every row', () => {
    expect(measured.told).toEqual([]);
  });
});

describe('what an operation costs', () => {
  const gate = new OperationGate(schema, defaultGateConfig, null);
  const costs = async (target: Target): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const role of roles) {
      const session = { subject: holderOf(role), expiresAtMs: Number.POSITIVE_INFINITY };
      const context = await createContext(server.app.services, session, 'en');
      for (const probe of probes) {
        const document = gate.parse(documentOf(probe.kind, [[probe]], target));
        const cleared = gate.clear(document, {});
        // Live answers have no person in them: those rows are refused, whoever asks.
        if ('errors' in cleared) continue;
        gate.count(cleared, context);
        found.set(`${role} ${probe.row}`, context.cost.requested);
      }
    }
    return found;
  };

  it('is the same for what is hidden and for what is missing, on every row', async () => {
    const { targets, missing } = server.world;
    const nothing = await costs(missing);
    for (const relation of ['ancestor', 'sibling', 'foreign'] as const) {
      expect(await costs(targets[relation])).toEqual(nothing);
    }
    const own = await costs(targets.own);
    expect([...own].filter(([row, cost]) => cost > (nothing.get(row) ?? 0)).length).toBeGreaterThan(100);
  });
});

it('a live board is not to be had by plain HTTP', async () => {
  const [http] = transports;
  const text = `subscription { quotaBoard(committeeId: "${server.world.targets.own.ids.Committee}", year: 2026) { kind } }`;
  const line = http?.open(`${server.app.url}/graphql`, await server.token('has SUPERIOR_COMMITTEE'));
  expect(await line?.ask(text).catch((error: Error) => error.message)).not.toHaveProperty('data.quotaBoard.kind');
});
