import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { ClassAudience, OfficerTitle, TrainingStatus } from '../../src/db/generated/enums.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Offices are trained, not persons. The day of the server is 2026-11-23.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const prisma = () => server.app.services.database.prisma;

interface Planted {
  status?: TrainingStatus;
  audience?: ClassAudience[];
  startsOn?: Date;
  endsOn?: Date;
}

/** A class for officers of the centre of Lục Yên, past the operations. */
async function aClass(more: Planted = {}): Promise<string> {
  const { id } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'PROFESSIONAL',
      status: 'CLOSED',
      audience: ['OFFICERS'],
      capacity: 100,
      title: 'Lớp bồi dưỡng nghiệp vụ cho bí thư, chi ủy viên chi bộ',
      startsOn: new Date('2026-10-07'),
      endsOn: new Date('2026-10-09'),
      ...more,
    },
    select: { id: true },
  });
  return globalId('TrainingClass', id);
}
async function officer(title: OfficerTitle, from = '2025-06-01', to: string | null = null): Promise<string> {
  const { id } = await prisma().officer.create({
    data: {
      committeeId: demoIds.kheoLeng,
      personName: 'Hoàng Văn Thử',
      title,
      validFrom: new Date(from),
      validTo: to === null ? null : new Date(to),
    },
    select: { id: true },
  });
  return globalId('Officer', id);
}
async function record(classId: string, officerIds: string[], subject = 'demo-centre') {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: RecordOfficersInput!) { recordOfficers(input: $input) { __typename
      ... on RecordOfficersPayload { officerCount } ... on UserError { code path }
      ... on RuleViolation { refusals { code path } } } }`,
    { input: { classId, officerIds } },
  );
  expect(errors).toBeUndefined();
  return data.recordOfficers;
}
async function trained(committeeId: string, kind: string | null = null, subject = 'demo-district') {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!, $kind: CommitteeKind) { committee(id: $id) { officersTrained(committeeKind: $kind) { officeCount trainedCount percent } } }`,
    { id: globalId('Committee', committeeId), kind },
  );
  expect(errors).toBeUndefined();
  return data.committee.officersTrained;
}

describe('recordOfficers and Committee.officersTrained', () => {
  it('row 56 of the source: secretaries and committee members of village cells, with their coverage', async () => {
    const [secretary, member, other] = [
      await officer('SECRETARY'),
      await officer('MEMBER'),
      await officer('DEPUTY_SECRETARY'),
    ];
    const before = await trained(demoIds.kheoLeng, null, 'demo-cell');
    const above = await trained(demoIds.lucYen, 'CELL');
    expect(before.trainedCount).toBe(0);
    const classId = await aClass();
    expect(await record(classId, [secretary, member])).toMatchObject({ officerCount: 2 });
    // Who is on record already stays so.
    expect(await record(classId, [member])).toMatchObject({ officerCount: 2 });
    const { officeCount } = before;
    expect(await trained(demoIds.kheoLeng, null, 'demo-cell')).toEqual({
      officeCount,
      trainedCount: 2,
      percent: Math.round((2 / officeCount) * 1000) / 10,
    });
    expect(await trained(demoIds.lucYen, 'CELL')).toMatchObject({
      officeCount: above.officeCount,
      trainedCount: above.trainedCount + 2,
    });
    expect(await trained(demoIds.kheoLeng, 'PROVINCE')).toMatchObject({ officeCount: 0, percent: null });
    expect(other).toBeDefined();
  });

  it('a class before the term, or before the office, does not count', async () => {
    const committeeId = demoIds.kheoLeng;
    const early = await aClass({ startsOn: new Date('2025-07-01'), endsOn: new Date('2025-07-02') });
    const one = await officer('MEMBER', '2025-06-01');
    const before = await trained(committeeId);
    await record(early, [one]);
    expect((await trained(committeeId)).trainedCount).toBe(before.trainedCount + 1);
    await prisma().committeeTerm.create({
      data: {
        committeeId,
        startsOn: new Date('2025-07-03'),
        endsOn: new Date('2028-01-01'),
        decisionNumber: '1',
        setBy: 'test',
      },
    });
    expect((await trained(committeeId)).trainedCount).toBe(before.trainedCount);
  });

  it('refuses what cannot be, and names the row', async () => {
    const [held, ended, later] = [
      await officer('MEMBER'),
      await officer('MEMBER', '2020-01-01', '2026-10-07'),
      await officer('MEMBER', '2026-10-10'),
    ];
    const classId = await aClass();
    expect((await record(classId, [held, ended, later])).refusals).toEqual([
      { code: 'NOT_IN_OFFICE', path: ['input', 'officerIds', '1'] },
      { code: 'NOT_IN_OFFICE', path: ['input', 'officerIds', '2'] },
    ]);
    expect(await record(await aClass({ audience: ['MEMBERS'] }), [held])).toMatchObject({ code: 'NOT_FOR_OFFICERS' });
    expect(await record(await aClass({ status: 'OPEN' }), [held])).toMatchObject({ code: 'CLASS_STEP_NOT_ALLOWED' });
    expect(await record(classId, [held, held])).toMatchObject({ path: ['officerIds', '1'] });
    expect(await record(classId, [])).toMatchObject({ path: ['officerIds'] });
    expect(await record(classId, [held], 'demo-commune')).toMatchObject({ code: 'FORBIDDEN', path: ['classId'] });
    expect(await prisma().officerTraining.count({ where: { classId: plainOf(classId) } })).toBe(0);
  });
});

const plainOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
