import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What cells report of their members, and the sums above them.

const CELL = globalId('Committee', demoIds.kheoLeng);
const COMMUNE = globalId('Committee', demoIds.lamThuong);
const FIELDS = 'asOf memberCount official probationary exempt awayTemporarily qualifier source';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const figures = (more: object = {}) => ({
  committeeId: CELL,
  asOf: '2026-11-20',
  official: 36,
  probationary: 3,
  exempt: 4,
  awayTemporarily: 2,
  ...more,
});

async function report(subject: string, input: object) {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ReportMembershipInput!) { it: reportMembership(input: $input) {
       __typename ... on ReportMembershipPayload { report { id ${FIELDS} } } ... on UserError { code message path }
       ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

async function membersOf(id: string, asOf: string) {
  const { data } = await server.ask(
    'demo-province',
    `query ($id: ID!, $asOf: Day) { committee(id: $id) {
       membership(asOf: $asOf) { memberCount officialCount probationaryCount exemptCount awayCount reportCount }
       membershipReports { id ${FIELDS} } } }`,
    { id, asOf },
  );
  return data.committee;
}

describe('reportMembership', () => {
  it('moves the sums above by what has changed, from its day on', async () => {
    const [before, eve] = [await membersOf(COMMUNE, '2026-11-20'), await membersOf(COMMUNE, '2026-11-19')];
    const cell = (await membersOf(CELL, '2026-11-20')).membership.memberCount;
    const { report: entered } = await report('demo-cell', figures());
    expect(entered).toMatchObject({ memberCount: 39, official: 36, probationary: 3, qualifier: 'EXACT', source: null });
    const after = await membersOf(COMMUNE, '2026-11-20');
    expect(after.membership.memberCount).toBe(before.membership.memberCount + 39 - cell);
    expect(after.membership.reportCount).toBe(before.membership.reportCount);
    // Its neighbours have not said how many of theirs are official.
    expect(after.membership.officialCount).toBeNull();
    expect((await membersOf(COMMUNE, '2026-11-19')).membership).toEqual(eve.membership);
    const own = await membersOf(CELL, '2026-11-20');
    expect(own.membership).toMatchObject({ officialCount: 36, probationaryCount: 3, exemptCount: 4, awayCount: 2 });
    expect(own.membershipReports[0]).toEqual(entered);
  });

  it('of the same day corrects, and keeps what was said before', async () => {
    const first = await report('demo-cell', figures({ asOf: '2026-11-10' }));
    const second = await report('demo-commune', figures({ asOf: '2026-11-10', official: 35, qualifier: 'ABOUT' }));
    expect(second.report).toMatchObject({ id: first.report.id, memberCount: 38, qualifier: 'ABOUT' });
    const { pool, prisma } = server.app.services.database;
    const kept = await prisma.membershipRevision.findMany({
      where: { snapshot: { asOf: new Date('2026-11-10'), committeeId: demoIds.kheoLeng } },
      orderBy: { id: 'asc' },
      select: { memberCount: true, changedBy: true },
    });
    expect(kept).toEqual([
      { memberCount: 39, changedBy: 'demo-cell' },
      { memberCount: 38, changedBy: 'demo-commune' },
    ]);
    await expect(pool.query('DELETE FROM membership_revision')).rejects.toThrow(/keeps its history/);
  });

  it.each([
    ['a commune, whose members are those of its cells', { committeeId: COMMUNE }, 'MEMBERS_IN_CELLS'],
    ['a day before there was a cell', { asOf: '1930-02-03' }, 'COMMITTEE_NOT_IN_FORCE'],
    ['more who are away than there are', { exempt: 38, awayTemporarily: 2 }, 'INVALID_INPUT'],
  ])('refuses %s', async (_what, more, code) => {
    expect(await report('demo-commune', figures(more))).toMatchObject({ code });
  });

  it('tells all mistakes of its form at once', async () => {
    const { mistakes } = await report('demo-cell', figures({ asOf: '2099-01-01', official: -1, exempt: 10_001 }));
    expect(mistakes.map(({ path }: { path: string[] }) => path[1])).toEqual(['asOf', 'official', 'exempt']);
  });

  it('is for the cell itself and those above', async () => {
    const other = figures({ committeeId: globalId('Committee', demoIds.thamPat) });
    expect(await report('demo-cell', other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await report('demo-district', other)).toMatchObject({ __typename: 'ReportMembershipPayload' });
    expect(await report('demo-auditor', other)).toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
  });
});
