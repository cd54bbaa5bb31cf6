import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPool } from '../helpers/live-district.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { plantTree } from './plant-tree.ts';
import { candidatePages } from './rows/candidate-pages.ts';
import { curves } from './rows/curves.ts';
import { grantsLoop } from './rows/grants-loop.ts';
import { honestViewers } from './rows/honest-viewers.ts';
import { hugeBoard } from './rows/huge-board.ts';
import { otherAliases } from './rows/other-aliases.ts';
import { sevenBoards } from './rows/seven-boards.ts';
import { type SiegeSize, SiegeStand } from './stand.ts';

/**
 * The short form of `npm run siege`: fewer of everything, the same rows. Waiting is measured in the time in which the node was
 * carried out, so that other tests beside do not count.
 */
const SIZE: SiegeSize = {
  bystanders: 60,
  calmMs: 700,
  leastMs: 700,
  mostMs: 8_000,
  others: { p99Ms: 400, stallMs: 800 },
  by: 'node',
};
const COMMITTEES = 3_000;

let database: TestDatabase;
let differences: object[];
let stand: SiegeStand;
beforeAll(async () => {
  database = await createTestDatabase();
  const shape = await plantTree(database.url, COMMITTEES);
  const pool = openPool(database);
  differences = (await pool.query<object>('SELECT * FROM feed_differences()')).rows;
  await pool.end();
  // Without heartbeats every frame is one that something was changed for.
  const env = { KETNAP_HEARTBEAT_MS: '600000' };
  stand = await SiegeStand.start({ ...SIZE, databaseUrl: database.url, shape, nodes: 2, env });
});
afterAll(async () => {
  await stand.end();
  await database.drop();
});

it('a planted tree counts as its records say, and bystanders are shown all that happens in it', async () => {
  expect(differences).toEqual([]);
  const { during } = await stand.besiege(async () => {});
  expect(during).toMatchObject({ owed: 0, lost: 0, failed: {} });
  expect(during.frames.count).toBeGreaterThan(SIZE.bystanders / 2);
});

it.each([
  hugeBoard(20),
  sevenBoards('district', 20),
  otherAliases(3, 60),
  honestViewers(20),
  curves(20, 1_000),
  grantsLoop(200, 1_000, 0),
  candidatePages(4, 1_000),
])('$title: everything that must hold holds', async (row) => {
  const outcomes = await row.run(stand);
  expect(outcomes.filter(({ held }) => !held)).toEqual([]);
});
