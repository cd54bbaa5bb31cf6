import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { isOver, openCase, type Played, play, step } from './play-case.ts';

// Random steps of random bodies, in cases that go the whole way: what each is answered and where each case stands is what the model
// says, and every count is a recount. `CASE_STEPS=10000` makes it longer, by chance; with `CASE_SEED=n` a run is repeated.

const { CASE_STEPS, CASE_SEED } = process.env;
const steps = Number(CASE_STEPS ?? 150);
/** The short form walks one way that is known, the long one another each time. */
const seed = Number(CASE_SEED ?? (CASE_STEPS === undefined ? 20_261_127 : randomInt(2 ** 31)));
const BEGINS = '2023-01-02';

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

/** The records of a case say what the model does, and its history leads there step by step. */
async function checkRecords({ id, model }: Played): Promise<void> {
  const { prisma } = server.app.services.database;
  const found = await prisma.candidate.findUniqueOrThrow({ where: { id } });
  expect([found.stage, found.stageSince.toISOString().slice(0, 10)]).toEqual([model.stage, model.since]);
  const history = await prisma.stageChange.findMany({
    where: { candidateId: id },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
  });
  let at: string = 'SOURCE';
  for (const { fromStage, toStage } of history) {
    if (fromStage !== null) expect(fromStage).toBe(at);
    at = toStage;
  }
  expect(at).toBe(model.stage);
  const counted = await prisma.admission.findMany({ where: { candidateId: id, revoked: false } });
  expect(counted.map(({ ceremonyOn }) => ceremonyOn.toISOString().slice(0, 10))).toEqual(
    model.ceremonyOn === null ? [] : [model.ceremonyOn],
  );
}

it(`a case goes the way that the model says, and no other; counters and boards agree (${steps} steps, seed ${seed})`, async () => {
  const script = fc.sample(step, { numRuns: steps, seed });
  const all: Played[] = [];
  const answers = new Map<string, number>();
  let one = await openCase(server, tree.cellA, BEGINS);
  all.push(one);
  for (const next of script) {
    const answer = await play(server, one, next);
    answers.set(answer ?? 'nothing', (answers.get(answer ?? 'nothing') ?? 0) + 1);
    // A case that is over, or can go on no more, gives its place to a new one.
    if (isOver(one)) {
      await checkRecords(one);
      one = await openCase(server, tree.cellA, BEGINS);
      all.push(one);
    }
  }
  await checkRecords(one);
  expect(await feedDifferences(server)).toEqual([]);
  for (const year of [2023, 2024, 2025, 2026]) {
    const { data } = await server.ask(
      'district',
      `{ quotaBoard(committeeId: "${globalId('Committee', tree.commune)}", year: ${year}) { rows { name admitted } } }`,
    );
    const admitted = all.filter(({ model }) => model.ceremonyOn?.startsWith(`${year}-`)).length;
    expect(data.quotaBoard.rows).toEqual([
      { name: 'Xã', admitted },
      { name: 'Thôn 2', admitted },
      { name: 'Thôn 10', admitted: 0 },
    ]);
  }
  if (CASE_STEPS !== undefined) console.log(Object.fromEntries([...answers].sort()));
}, 3_600_000);
