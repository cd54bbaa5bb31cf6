import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { removeCopies } from './load-access.ts';
import { type MatrixServer, startMatrixServer } from './matrix-server.ts';
import { flips, rules } from './rules.ts';
import { unnoticedFlips, unnoticedRules } from './survivors.ts';

// A table that would stay the same without a rule would prove nothing about it. Every rule is taken out by
// `npm run mutate:policy`, which wants nothing to be noticed where nothing is missing, too; here a few of them are, others in every
// run.

const TIMEOUT_MS = 400_000;
/** `POLICY_START=n` takes out the same ones again. */
const start = Number(process.env.POLICY_START ?? randomInt(1_000));
const every = <T>(all: readonly T[], step: number): T[] => all.filter((_, index) => (index + start) % step === 0);

let database: TestDatabase;
let server: MatrixServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startMatrixServer(database.url);
});
afterAll(async () => {
  removeCopies();
  await server.stop();
  await database.drop();
});

it('knows every role of every action, and the rules by where they stand', () => {
  expect(flips().length).toBeGreaterThanOrEqual(140);
  const files = new Set(rules().map(({ cut }) => cut.file));
  expect(rules().length).toBeGreaterThanOrEqual(100);
  for (const file of [
    'access/scope.ts',
    'access/viewer.ts',
    'schema/builder.ts',
    'resolvers/quota/watch-quota-board.ts',
    'resolvers/quota/set-quota.ts',
    'resolvers/training/enrol-in-class.ts',
  ]) {
    expect(files).toContain(file);
  }
});

it('knows the places of every operation that writes', () => {
  const resolvers = fileURLToPath(new URL('../../src/resolvers/', import.meta.url));
  const writing = readdirSync(resolvers, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && /(=|return|await) write\(\{/.test(readFileSync(join(resolvers, file), 'utf8')),
    )
    .map((file) => `resolvers/${file}`);
  expect(writing.length).toBeGreaterThan(8);
  const declared = rules().filter(({ cut }) => cut.place);
  expect(new Set(declared.map(({ cut }) => cut.file))).toEqual(new Set(writing));
});

it(`entries of the policy the other way round are noticed (start ${start})`, { timeout: TIMEOUT_MS }, async () => {
  expect(await unnoticedFlips(server, every(flips(), 40))).toEqual([]);
});

it(`rules that are missing are noticed (start ${start})`, { timeout: TIMEOUT_MS }, async () => {
  expect(await unnoticedRules(server, every(rules(), 100))).toEqual([]);
});
