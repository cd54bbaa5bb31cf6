import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Where a cell keeps its roll, figures of a day are counted from it; a report keeps what the paper said, and shows the difference.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

const gid = (id: string) => globalId('Committee', id);

/** What each operation answers with. */
const PAYLOADS: Record<string, string> = {
  keepRoll: 'CommitteePayload { committee { rollSince } }',
  reportMembership: 'ReportMembershipPayload { report { memberCount onRoll } }',
  endMembership: 'EndMembershipPayload { member { id } }',
};

async function run(mutation: string, input: object, subject = 'cell') {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename
       ... on ${PAYLOADS[mutation] ?? 'MemberPayload { member { id } }'} ... on UserError { code path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const keep = (since: string | null, committeeId = tree.cellA, subject = 'cell') =>
  run('keepRoll', { committeeId: gid(committeeId), since }, subject);
const enter = (input: object): Promise<{ member: { id: string } }> =>
  run('enterMember', {
    committeeId: gid(tree.cellA),
    fullName: 'Lý Văn Cũ',
    sex: 'MALE',
    birthYear: 1970,
    birthMonth: 3,
    ...input,
  });
const report = (asOf: string, official: number, committeeId = tree.cellA) =>
  run('reportMembership', { committeeId: gid(committeeId), asOf, official, probationary: 1 }, 'commune');

async function figures(committeeId: string, asOf: string) {
  const { data, errors } = await server.ask(
    'commune',
    `query ($id: ID!, $asOf: Day) { committee(id: $id) { rollSince membership(asOf: $asOf) { from rollCount reportCount memberCount
       officialCount probationaryCount exemptCount awayCount oldestOn newestOn qualifier } } }`,
    { id: gid(committeeId), asOf },
  );
  expect(errors).toBeUndefined();
  return data.committee;
}

it('figures of a day are counted from the roll where one is kept, and else reported', async () => {
  await report('2026-01-10', 20);
  await enter({ officialSince: '2000-01-01', exemptSince: '2026-05-01' });
  await enter({ officialSince: '2026-06-01', probationarySince: '2025-06-01', awaySince: '2026-05-01' });
  const { member: gone } = await enter({ officialSince: '2000-01-01' });
  await run('endMembership', { memberId: gone.id, reason: 'DIED', endsOn: '2026-06-01' }, 'commune');
  await plantPerson(server.app.services.database.prisma, {
    committeeId: tree.cellA,
    stage: 'PROBATIONARY',
    stageSince: new Date('2026-04-01'),
  });
  // Before anybody says that the roll is whole, the report holds.
  expect((await figures(tree.cellA, '2026-07-01')).membership).toMatchObject({ from: 'REPORT', memberCount: 21 });
  expect(await keep('2026-03-01')).toEqual({ __typename: 'CommitteePayload', committee: { rollSince: '2026-03-01' } });
  expect((await figures(tree.cellA, '2026-02-28')).membership).toMatchObject({ from: 'REPORT', memberCount: 21 });
  const counted = { from: 'ROLL', rollCount: 1, reportCount: 1, qualifier: 'EXACT' };
  expect((await figures(tree.cellA, '2026-03-01')).membership).toEqual({
    ...counted,
    memberCount: 3,
    officialCount: 2,
    probationaryCount: 1,
    exemptCount: 0,
    awayCount: 0,
    oldestOn: '2026-03-01',
    newestOn: '2026-03-01',
  });
  expect((await figures(tree.cellA, '2026-05-31')).membership).toMatchObject({
    memberCount: 4,
    officialCount: 2,
    probationaryCount: 2,
    exemptCount: 1,
    awayCount: 1,
  });
  // One is official by now, and one has died.
  expect((await figures(tree.cellA, '2026-06-01')).membership).toMatchObject({
    ...counted,
    memberCount: 3,
    officialCount: 2,
    probationaryCount: 1,
  });
});

it('a sum says how many of its figures are counted, and is from rolls where all of them are', async () => {
  await report('2026-01-10', 9, tree.cellB);
  expect((await figures(tree.commune, '2026-06-01')).membership).toMatchObject({
    from: 'REPORT',
    rollCount: 1,
    reportCount: 2,
    memberCount: 3 + 10,
    oldestOn: '2026-01-10',
    newestOn: '2026-06-01',
  });
  expect(await keep('2026-02-01', tree.cellB, 'commune')).toMatchObject({ committee: { rollSince: '2026-02-01' } });
  // An empty roll is a roll: nobody is there.
  expect((await figures(tree.commune, '2026-06-01')).membership).toMatchObject({
    from: 'ROLL',
    rollCount: 2,
    memberCount: 3,
  });
});

it('a report keeps what the paper said, and shows what is on the roll', async () => {
  const difference = { report: { memberCount: 31, onRoll: 3 } };
  expect(await report('2026-06-01', 30)).toMatchObject(difference);
  expect((await figures(tree.cellA, '2026-06-01')).membership).toMatchObject({ from: 'ROLL', memberCount: 3 });
  expect(await report('2026-02-28', 30)).toMatchObject({ report: { memberCount: 31, onRoll: null } });
});

it('goes with the cell that a member is in on the day', async () => {
  const { member } = await enter({ officialSince: '2000-01-01' });
  const there = { committeeId: gid(tree.cellB), effectiveOn: '2026-08-01', documentNumber: '1-GT' };
  expect(await run('transferMember', { memberId: member.id, ...there }, 'commune')).toMatchObject({ member: {} });
  const on = async (cell: string, day: string) => (await figures(cell, day)).membership.memberCount;
  expect([await on(tree.cellA, '2026-07-31'), await on(tree.cellB, '2026-07-31')]).toEqual([4, 0]);
  expect([await on(tree.cellA, '2026-08-01'), await on(tree.cellB, '2026-08-01')]).toEqual([3, 1]);
});

it('is kept by cells alone, from a day that has come, until it is said otherwise', async () => {
  expect(await keep('2026-03-01', tree.commune, 'commune')).toMatchObject({ code: 'MEMBERS_IN_CELLS' });
  expect(await keep('2090-01-01')).toMatchObject({ code: 'INVALID_INPUT', path: ['since'] });
  expect(await keep('1950-01-01')).toMatchObject({ code: 'COMMITTEE_NOT_IN_FORCE', path: ['since'] });
  expect(await keep(null)).toMatchObject({ committee: { rollSince: null } });
  expect((await figures(tree.cellA, '2026-05-31')).membership).toMatchObject({ from: 'REPORT' });
  const { pool } = server.app.services.database;
  await expect(pool.query('DELETE FROM roll_keeping')).rejects.toThrow(/keeps its history/);
});
