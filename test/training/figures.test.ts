import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage, EnrolmentStatus, TrainingKind, TrainingStatus } from '../../src/db/generated/enums.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The day of the server is 2026-11-23.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const LUC_YEN = globalId('Committee', demoIds.lucYen);

async function does(name: string, input: object, fields: string, subject: string) {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code path }
      ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

describe('reportTrainees', () => {
  const report = (more: object = {}, subject = 'demo-district') =>
    does(
      'reportTrainees',
      { committeeId: LAM_THUONG, year: 2023, audience: 'OFFICERS', traineeCount: 330, asOf: '2023-12-01', ...more },
      'report { id traineeCount qualifier audience asOf source }',
      subject,
    );
  const reports = async (committeeId = LAM_THUONG) =>
    (
      await server.ask(
        'demo-district',
        'query ($id: ID!) { committee(id: $id) { traineeReports(year: 2023) { id traineeCount qualifier audience } } }',
        { id: committeeId },
      )
    ).data.committee.traineeReports;

  it('“trên 330” stays AT_LEAST 330, and is added to no other figure', async () => {
    const before = await reports();
    const { report: first } = await report({ qualifier: 'AT_LEAST', source: 'Báo cáo năm 2023' });
    expect(first).toMatchObject({ traineeCount: 330, qualifier: 'AT_LEAST', audience: 'OFFICERS', asOf: '2023-12-01' });
    // Persons on record do not make it another figure, nor it theirs.
    const { report: second } = await report({ audience: 'NEW_MEMBERS', traineeCount: 60 });
    expect(await reports()).toHaveLength(before.length + 2);
    expect((await reports()).find(({ id }: { id: string }) => id === first.id)).toMatchObject({ traineeCount: 330 });
    expect((await reports()).find(({ id }: { id: string }) => id === second.id)).toMatchObject({
      traineeCount: 60,
      qualifier: 'EXACT',
    });
    // Another report of the day corrects the first; what stood there is kept.
    const corrected = await report({ traineeCount: 340, qualifier: 'ABOUT' });
    expect(corrected.report).toMatchObject({ id: first.id, traineeCount: 340, qualifier: 'ABOUT', source: null });
    const { rows } = await server.app.services.database.pool.query(
      `SELECT trainee_count AS count, qualifier::text, changed_by AS by, changed_role::text AS role FROM trainee_report_revision
       WHERE report_id = $1 ORDER BY id`,
      [Buffer.from(first.id, 'base64url').toString().split(':')[1]],
    );
    const by = { by: 'demo-district', role: 'SUPERIOR_COMMITTEE' };
    expect(rows).toEqual([
      { count: 330, qualifier: 'AT_LEAST', ...by },
      { count: 340, qualifier: 'ABOUT', ...by },
    ]);
    await expect(
      server.app.services.database.pool.query('UPDATE trainee_report_revision SET trainee_count = 1'),
    ).rejects.toThrow('keeps its history');
  });

  it('a committee reports for itself and those below; a cell and a centre do not', async () => {
    expect(await report({}, 'demo-commune')).not.toHaveProperty('code');
    expect(await report({ committeeId: LUC_YEN }, 'demo-commune')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await report({}, 'demo-centre')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await report({}, 'demo-cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await report({ traineeCount: -1, year: 1800, asOf: '2099-01-01' })).toMatchObject({
      mistakes: ['year', 'traineeCount', 'asOf'].map((field) => ({ path: ['input', field] })),
    });
  });
});

describe('Committee.trainingOutlook', () => {
  interface Outlook {
    proposedCount: number;
    lackingCount: number;
    trainedWaitingCount: number;
    lapsingCount: number;
    below: { committee: { id: string }; proposedCount: number; lackingCount: number }[];
  }
  const outlook = async (id: string, kind: TrainingKind, months = 6, subject = 'demo-district'): Promise<Outlook> => {
    const { data, errors } = await server.ask(
      subject,
      `query ($id: ID!) { committee(id: $id) { trainingOutlook(kind: ${kind}, months: ${months}) {
        proposedCount lackingCount trainedWaitingCount lapsingCount below { committee { id } proposedCount lackingCount } } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.committee.trainingOutlook;
  };
  /** What people change of the figures: each is asked before and after. */
  async function change(kind: TrainingKind, plant: () => Promise<unknown>, months?: number) {
    const before = await outlook(LAM_THUONG, kind, months);
    const above = await outlook(LUC_YEN, kind, months);
    await plant();
    const after = await outlook(LAM_THUONG, kind, months);
    const figures = (['proposedCount', 'lackingCount', 'trainedWaitingCount', 'lapsingCount'] as const).map(
      (figure) => after[figure] - before[figure],
    );
    // The sum of the committee above follows by as much.
    const aboveNow = await outlook(LUC_YEN, kind, months);
    expect(aboveNow.lackingCount - above.lackingCount).toBe(figures[1]);
    // What is below makes up the whole: nobody stands with the commune itself.
    expect(after.below.reduce((sum, one) => sum + one.lackingCount, 0)).toBe(after.lackingCount);
    expect(after.below.every((one) => one.proposedCount + one.lackingCount > 0)).toBe(true);
    return figures;
  }
  const person = (stage: CandidateStage) => plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage });
  const certified = async (
    stage: CandidateStage,
    issuedOn: string,
    more: object = {},
    kind: TrainingKind = 'AWARENESS',
  ) =>
    prisma().certificate.create({
      data: { candidateId: await person(stage), kind, number: '1', issuedOn: new Date(issuedOn), ...more },
      select: { id: true },
    });
  async function seat(status: EnrolmentStatus, ofClass: TrainingStatus, stage: CandidateStage = 'OUTSTANDING') {
    const proposal = status === 'PROPOSED' ? { proposedOn: new Date('2026-11-02'), proposalNumber: '1' } : {};
    await prisma().trainingClass.create({
      data: {
        centreId: demoIds.lucYenCentre,
        kind: 'AWARENESS',
        status: ofClass,
        capacity: 5,
        title: 'Lớp thử',
        startsOn: new Date('2026-11-30'),
        endsOn: new Date('2026-12-04'),
        enrolments: { create: { candidateId: await person(stage), status, enrolledBy: 'test', ...proposal } },
      },
    });
  }

  it('demand: who needs the class, proposed or lacking, by commune and cell', async () => {
    expect(await change('AWARENESS', () => person('OUTSTANDING'))).toEqual([0, 1, 0, 0]);
    expect(await change('AWARENESS', () => person('SOURCE'))).toEqual([0, 0, 0, 0]);
    expect(await change('AWARENESS', () => seat('PROPOSED', 'OPEN'))).toEqual([1, 0, 0, 0]);
    // A proposal for a class that is over is none.
    expect(await change('AWARENESS', () => seat('PROPOSED', 'CLOSED'))).toEqual([0, 1, 0, 0]);
    for (const status of ['ENROLLED', 'ATTENDED'] as const) {
      expect(await change('AWARENESS', () => seat(status, 'RUNNING'))).toEqual([0, 0, 0, 0]);
    }
    expect(await change('AWARENESS', () => seat('WITHDRAWN', 'OPEN'))).toEqual([0, 1, 0, 0]);
    // A member needs the class of new members, and no other.
    expect(await change('NEW_MEMBER', () => person('PROBATIONARY'))).toEqual([0, 1, 0, 0]);
    expect(await change('AWARENESS', () => person('PROBATIONARY'))).toEqual([0, 0, 0, 0]);
  });

  it('trained, but not moved on', async () => {
    expect(await change('AWARENESS', () => certified('AWARENESS_CERTIFIED', '2026-01-05'))).toEqual([0, 0, 1, 0]);
    // One that has lapsed leads nowhere: the class is needed again.
    expect(await change('AWARENESS', () => certified('AWARENESS_CERTIFIED', '2021-01-05'))).toEqual([0, 1, 0, 0]);
    const revocation = { create: { reason: 'FRAUD', documentNumber: '1', recordedBy: 'test' } };
    expect(await change('AWARENESS', () => certified('OUTSTANDING', '2026-01-05', { revocation }))).toEqual([
      0, 1, 0, 0,
    ]);
    expect(await change('AWARENESS', () => certified('DOSSIER', '2026-01-05'))).toEqual([0, 0, 0, 0]);
    expect(await change('NEW_MEMBER', () => certified('PROBATIONARY', '2026-01-05', {}, 'NEW_MEMBER'))).toEqual([
      0, 0, 1, 0,
    ]);
  });

  it('certificates that lapse soon: to the last day of the months asked about, until the cell has resolved', async () => {
    // Good until 2027-05-23, which is six months from the day.
    expect(await change('AWARENESS', () => certified('VERIFYING', '2022-05-23'))).toEqual([0, 0, 0, 1]);
    expect(await change('AWARENESS', () => certified('VERIFYING', '2022-05-24'))).toEqual([0, 0, 0, 0]);
    expect(await change('AWARENESS', () => certified('VERIFYING', '2022-05-24'), 7)).toEqual([0, 0, 0, 1]);
    // Good until the day itself, and one day less.
    expect(await change('AWARENESS', () => certified('VERIFYING', '2021-11-23'))).toEqual([0, 0, 0, 1]);
    expect(await change('AWARENESS', () => certified('VERIFYING', '2021-11-22'))).toEqual([0, 0, 0, 0]);
    expect(await change('AWARENESS', () => certified('CELL_PROPOSED', '2022-05-23'))).toEqual([0, 0, 0, 0]);
  });

  it('is for who may see classes', async () => {
    await server.grant('outlook-none', 'INSPECTOR', demoIds.lamThuong);
    await server.app.services.feed.settle();
    expect(await outlook(LAM_THUONG, 'AWARENESS', 6, 'outlook-none')).toBeNull();
    expect(await outlook(LAM_THUONG, 'STUDY', 6, 'demo-centre')).toMatchObject({ lackingCount: 0, below: [] });
  });
});
