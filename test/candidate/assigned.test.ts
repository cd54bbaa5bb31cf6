import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { checkAssigned } from '../../src/resolvers/candidate/rules.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

// Places without a cell: the committee above gives a case to the best placed one. The server's day is 2026-11-23; people
// are at their stages since 2026-01-05.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('both cells', 'CELL_SECRETARY', tree.cellA);
  await server.grant('both cells', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('south', 'SUPERIOR_COMMITTEE', tree.south);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const plant = (stage: CandidateStage = 'OUTSTANDING') => plantPerson(prisma(), { committeeId: tree.cellA, stage });
async function assign(id: string, more: object = {}, subject = 'commune', to = tree.cellB) {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: AssignCaseInput!) { it: assignCase(input: $input) {
       ... on AssignCasePayload { candidate { stage committee { id }
         places { committee { id } validFrom validTo cause documentNumber } } }
       ... on UserError { code message path } ... on InvalidInput { mistakes { path } } } }`,
    {
      input: {
        candidateId: globalId('Candidate', id),
        committeeId: globalId('Committee', to),
        effectiveOn: '2026-03-01',
        documentNumber: '8-CV/ĐU',
        ...more,
      },
    },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

it('in a place without a cell the superior gives the case to the best placed cell, and the case keeps its stage', async () => {
  const [from, to] = [tree.cellA, tree.cellB].map((id) => ({ id: globalId('Committee', id) }));
  expect(await assign(await plant())).toMatchObject({
    candidate: {
      stage: 'OUTSTANDING',
      committee: to,
      places: [
        { committee: from, validFrom: null, validTo: '2026-03-01', cause: null },
        { committee: to, validFrom: '2026-03-01', validTo: null, cause: 'ASSIGNMENT', documentNumber: '8-CV/ĐU' },
      ],
    },
  });
});

it('no cell does it for itself, and who sees only one of both cells cannot', async () => {
  expect(await assign(await plant(), {}, 'both cells')).toMatchObject({ code: 'NOT_YOUR_STEP', path: ['candidateId'] });
  expect(await assign(await plant(), { documentNumber: ' ' }, 'south')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await assign(await plant(), {}, 'other cell')).toMatchObject({ code: 'NOT_FOUND', path: ['candidateId'] });
  expect(await assign(await plant(), {}, 'commune', tree.south)).toMatchObject({
    code: 'NOT_FOUND',
    path: ['committeeId'],
  });
});

it('is refused to a committee, to the cell that has it, and on days that do not fit', async () => {
  const { pool } = server.app.services.database;
  const person = await plant();
  expect(await assign(person, {}, 'commune', tree.commune)).toMatchObject({ code: 'NOT_A_CELL' });
  expect(await assign(person, {}, 'commune', tree.cellA)).toMatchObject({ code: 'CASE_THERE_ALREADY' });
  expect(await assign(person, { effectiveOn: '2026-01-04' })).toMatchObject({ code: 'STEP_BEFORE_LAST' });
  expect(await assign(await plant('PROBATIONARY'))).toMatchObject({ code: 'CASE_NOT_ASSIGNED' });
  expect(await assign(person, { effectiveOn: '2026-11-24', documentNumber: ' ' })).toMatchObject({
    code: 'INVALID_INPUT',
    mistakes: [['effectiveOn'], ['documentNumber']].map((path) => ({ path: ['input', ...path] })),
  });
  // Another place lies ahead: it was decided, and is not thrown over.
  await transferCases(pool, [person], tree.cellB, '2027-01-01');
  await server.app.services.feed.settle();
  expect(await assign(person)).toMatchObject({ code: 'PLACED_LATER', message: expect.stringContaining('2027-01-01') });
});

it.each([
  ['OUTSTANDING', 'a', null, '2026-03-01', null],
  ['DECIDED', 'a', null, '2026-03-01', null],
  ['PROBATIONARY', 'a', null, '2026-03-01', 'CASE_NOT_ASSIGNED'],
  ['WITHDRAWN', 'a', null, '2026-03-01', 'CASE_NOT_ASSIGNED'],
  ['OUTSTANDING', 'b', null, '2026-03-01', 'CASE_THERE_ALREADY'],
  ['OUTSTANDING', 'a', null, '2026-02-28', 'STEP_BEFORE_LAST'],
  ['OUTSTANDING', 'a', '2026-03-01', '2026-03-01', 'PLACED_LATER'],
  ['OUTSTANDING', 'a', '2026-03-01', '2026-03-02', null],
] as const)('at %s in %s since %s, from %s: %s', (stage, committeeId, placedOn, from, expected) => {
  let code: unknown = null;
  try {
    checkAssigned({ stage, stageSince: '2026-03-01', committeeId, placedOn }, { cellId: 'b', from });
  } catch (error) {
    ({ code } = error as { code: string });
  }
  expect(code).toBe(expected);
});
