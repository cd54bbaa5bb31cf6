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

it('a cell that is split gives each member to the part that names them, and everybody else to the first', async () => {
  const [named, other] = [await planted(), await planted()];
  const cases = await database().candidate.findMany({ where: { committeeId: tree.cellA }, select: { id: true } });
  const candidateIds = cases.map(({ id }) => globalId('Candidate', id));
  const found = (ref: string) => ({
    found: { ref, kind: 'CELL', name: `Chi bộ ${ref}`, under: { committeeId: gid(tree.commune) } },
  });
  const split = (memberIds: string[], more: object[] = []) =>
    decide([
      found('A1'),
      found('A2'),
      {
        split: {
          committeeId: gid(tree.cellA),
          parts: [
            { to: { ref: 'A1' }, candidateIds },
            { to: { ref: 'A2' }, memberIds: memberIds.map((id) => globalId('Member', id)) },
            ...more,
          ],
        },
      },
    ]);
  const { id: stranger } = await database().member.create({
    data: {
      committee: { connect: { id: tree.cellB } },
      person: { create: { fullName: 'Lý Văn Khác', sex: 'MALE', birthYear: 1970, birthMonth: 3 } },
      officialSince: new Date('2000-01-01'),
    },
    select: { id: true },
  });
  const refused = ['input', 'changes', '2', 'split', 'parts', '1', 'memberIds'];
  expect(await split([named, stranger, named])).toMatchObject({
    refusals: [
      { code: 'NOT_OF_COMMITTEE', path: [...refused, '1'] },
      { code: 'NOT_OF_COMMITTEE', path: [...refused, '2'] },
    ],
  });
  const done = await split([named]);
  expect(done).toMatchObject({ __typename: 'ReorganisePayload' });
  const nameOf = async (id: string) =>
    (await database().committee.findUniqueOrThrow({ where: { id: await cellOf(id) }, select: { name: true } })).name;
  expect([await nameOf(named), await nameOf(other)]).toEqual(['Chi bộ A2', 'Chi bộ A1']);
  expect(await undo(done.reorganisation.id)).toEqual({ __typename: 'UndoReorganisationPayload' });
  for (const id of [named, other]) expect(await cellOf(id)).toBe(tree.cellA);
  // A cell that keeps a part itself keeps whoever is not named.
  const kept = await decide([
    found('A3'),
    {
      split: {
        committeeId: gid(tree.cellA),
        parts: [
          { to: { committeeId: gid(tree.cellA) }, candidateIds },
          { to: { ref: 'A3' }, memberIds: [globalId('Member', named)] },
        ],
      },
    },
  ]);
  expect(kept).toMatchObject({ __typename: 'ReorganisePayload' });
  expect([await nameOf(named), await cellOf(other)]).toEqual(['Chi bộ A3', tree.cellA]);
  expect(await undo(kept.reorganisation.id)).toEqual({ __typename: 'UndoReorganisationPayload' });
  expect(await cellOf(named)).toBe(tree.cellA);
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
