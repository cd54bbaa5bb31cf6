import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What a cell sees of a person whom it follows. The server's day is 2026-11-23.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const someone = async (stage: CandidateStage = 'SOURCE'): Promise<string> =>
  globalId('Candidate', await plantPerson(prisma(), { committeeId: tree.cellA, stage }));

async function run(mutation: string, input: object, selection: string, subject = 'cell') {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
       ... on UserError { code message path } ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}
const observe = (candidateId: string, more: object = {}, subject?: string) =>
  run(
    'observe',
    { candidateId, kind: 'MOVEMENT', observedOn: '2026-05-10', note: 'Tham gia làm đường thôn', ...more },
    '... on ObservePayload { observation { id kind observedOn note changedBy { subject role } } }',
    subject,
  );
const observationsOf = async (id: string, subject = 'cell') => {
  const { data, errors } = await server.ask(
    subject,
    'query ($id: ID!) { node(id: $id) { ... on Candidate { stage observations { kind observedOn note } } } }',
    { id },
  );
  expect(errors).toBeUndefined();
  return data.node;
};

it('the cell follows somebody in movements such as work, associations and the life of the village', async () => {
  const person = await someone();
  expect(await observe(person, { note: ' Tham gia  làm đường thôn ' })).toMatchObject({
    observation: {
      kind: 'MOVEMENT',
      observedOn: '2026-05-10',
      note: 'Tham gia làm đường thôn',
      changedBy: { subject: 'cell', role: 'CELL_SECRETARY' },
    },
  });
  await observe(person, { kind: 'AWARD', observedOn: '2026-03-01', note: 'Giấy khen của xã' }, 'commune');
  await observe(person, { kind: 'ACHIEVEMENT', observedOn: '2026-11-23', note: 'Mô hình nuôi ong' });
  expect(await observationsOf(person)).toEqual({
    stage: 'SOURCE',
    observations: [
      { kind: 'AWARD', observedOn: '2026-03-01', note: 'Giấy khen của xã' },
      { kind: 'MOVEMENT', observedOn: '2026-05-10', note: 'Tham gia làm đường thôn' },
      { kind: 'ACHIEVEMENT', observedOn: '2026-11-23', note: 'Mô hình nuôi ong' },
    ],
  });
});

it('is refused of who is followed no more, and tells all mistakes at once', async () => {
  expect(await observe(await someone('WITHDRAWN'))).toMatchObject({ code: 'NOT_FOLLOWED', path: ['candidateId'] });
  expect(await observe(await someone(), { observedOn: '2026-11-24', note: 'x'.repeat(1001) })).toMatchObject({
    code: 'INVALID_INPUT',
    mistakes: [['observedOn'], ['note']].map((path) => ({ path: ['input', ...path] })),
  });
});

it('is hidden from others as if the person were missing', async () => {
  const person = await someone();
  const { observation } = await observe(person);
  expect(await observe(person, { note: ' ' }, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
  expect((await server.ask('other cell', `{ node(id: "${observation.id}") { id } }`)).data.node).toBeNull();
  expect((await server.ask('cell', `{ node(id: "${observation.id}") { id } }`)).data.node).toEqual({
    id: observation.id,
  });
});

it('is in the export of the person, goes with the erasure, and is never rewritten', async () => {
  const { pool } = server.app.services.database;
  const person = await someone();
  await observe(person);
  const { document } = await run(
    'exportPerson',
    { candidateId: person, reason: 'x' },
    '... on PersonExport { document }',
    'district',
  );
  expect(JSON.stringify(document)).toContain('Tham gia làm đường thôn');
  await expect(pool.query(`UPDATE observation SET note = 'x'`)).rejects.toThrow('keeps its history');
  await expect(pool.query('DELETE FROM observation')).rejects.toThrow('keeps its history');
  await prisma().candidate.updateMany({ data: { stage: 'WITHDRAWN' } });
  await run(
    'erasePerson',
    { candidateId: person, reason: 'x' },
    '... on ErasePersonPayload { __typename }',
    'district',
  );
  expect(await observationsOf(person)).toMatchObject({
    observations: [{ kind: 'MOVEMENT', observedOn: null, note: null }],
  });
  expect(await observe(person)).toMatchObject({ code: 'PERSON_ERASED' });
});
