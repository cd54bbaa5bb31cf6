import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Members go with their cell: who has a case with the case, everybody else by the roll.

const ON = '2026-03-01';
const DECISION = { number: '7-QĐ/TU', issuedOn: '2026-02-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp' };

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('boss', 'SUPERIOR_COMMITTEE', tree.province);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const gid = (id: string): string => globalId('Committee', id);
const database = () => server.app.services.database.prisma;

async function decide(changes: object[]) {
  const { data, errors } = await server.ask(
    'boss',
    `mutation ($input: ReorganiseInput!) { it: reorganise(input: $input) { __typename
       ... on ReorganisePayload { reorganisation { id } } ... on RuleViolation { refusals { code path } } } }`,
    { input: { decision: DECISION, effectiveOn: ON, changes } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

async function undo(reorganisationId: string) {
  const { data, errors } = await server.ask(
    'boss',
    `mutation ($input: UndoReorganisationInput!) { it: undoReorganisation(input: $input) { __typename
       ... on RuleViolation { refusals { code message } } } }`,
    { input: { reorganisationId, reason: 'ban hành nhầm' } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

/** Somebody on the roll of cell A, without a case. */
async function planted(): Promise<string> {
  const { id } = await database().member.create({
    data: {
      committee: { connect: { id: tree.cellA } },
      person: { create: { fullName: 'Lý Văn Cũ', sex: 'MALE', birthYear: 1970, birthMonth: 3 } },
      officialSince: new Date('2000-01-01'),
    },
    select: { id: true },
  });
  return id;
}

const cellOf = async (id: string): Promise<string> =>
  (await database().member.findUniqueOrThrow({ where: { id }, select: { committeeId: true } })).committeeId;

it('a cell that ends gives its members to the one that follows, and an annulment gives them back', async () => {
  const [member, other] = [await planted(), await planted()];
  const candidateId = await plantPerson(database(), {
    committeeId: tree.cellA,
    stage: 'OFFICIAL',
    stageSince: new Date('2024-01-05'),
  });
  const { id: ofCase } = await database().member.findUniqueOrThrow({ where: { candidateId }, select: { id: true } });
  const merged = await decide([{ merge: { committeeIds: [gid(tree.cellA)], into: { committeeId: gid(tree.cellB) } } }]);
  expect(merged).toMatchObject({ __typename: 'ReorganisePayload' });
  for (const id of [member, other, ofCase]) expect(await cellOf(id)).toBe(tree.cellB);
  const places = await database().memberPlace.findMany({ where: { memberId: member }, orderBy: { id: 'asc' } });
  expect(places.map(({ committeeId, cause, documentNumber }) => [committeeId, cause, documentNumber])).toEqual([
    [tree.cellA, null, null],
    [tree.cellB, 'REORGANISATION', DECISION.number],
  ]);
  expect(await undo(merged.reorganisation.id)).toEqual({ __typename: 'UndoReorganisationPayload' });
  for (const id of [member, other, ofCase]) expect(await cellOf(id)).toBe(tree.cellA);
});

it('a decision upon which members came or went is not annulled', async () => {
  await planted();
  const founded = { found: { ref: 'x', kind: 'CELL', name: 'Chi bộ mới', under: { committeeId: gid(tree.commune) } } };
  const merged = await decide([founded, { merge: { committeeIds: [gid(tree.cellA)], into: { ref: 'x' } } }]);
  const { id } = await database().committee.findFirstOrThrow({ where: { name: 'Chi bộ mới' }, select: { id: true } });
  await database().member.create({
    data: {
      committee: { connect: { id } },
      person: { create: { fullName: 'Lý Văn Mới', sex: 'MALE', birthYear: 1970, birthMonth: 3 } },
      officialSince: new Date('2000-01-01'),
    },
    select: { id: true },
  });
  const refused = await undo(merged.reorganisation.id);
  expect(refused.refusals).toEqual([
    { code: 'BUILT_UPON', message: expect.stringContaining('members who came or went') },
  ]);
});
