import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const YEAR = 2026;
const COMMUNE = 'demo-commune';
const DISTRICT = 'demo-district';
const CELL = 'demo-cell';

type Payload = Record<string, unknown> & { __typename: string; code?: string; path?: string[] };

/** Does a mutation of inspections, and gives what it answered. */
async function does(subject: string, mutation: string, input: object, selection = ''): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) {
      __typename ${selection === '' ? '' : `... on ${type}Payload { ${selection} }`} ... on UserError { code message path }
    } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[mutation] as Payload;
}

const idIn = (payload: Payload, field: string): string => (payload[field] as { id: string }).id;
const planned = (programmeId: string, more: object = {}) => ({
  programmeId,
  subjectId: globalId('Committee', demoIds.kheoLeng),
  kind: 'THEMATIC_INSPECTION',
  topic: 'Công tác phát triển đảng viên',
  dueOn: `${YEAR}-10-30`,
  ...more,
});

/** The programme of the commune for a year in which it has none. */
async function draft(year: number): Promise<string> {
  const committeeId = globalId('Committee', demoIds.lamThuong);
  return idIn(await does(COMMUNE, 'createProgramme', { committeeId, year }, 'programme { id }'), 'programme');
}

/** An inspection of a cell by its commune, under an issued programme. */
async function issuedInspection(year: number): Promise<string> {
  const programmeId = await draft(year);
  const added = await does(
    COMMUNE,
    'addInspection',
    planned(programmeId, { dueOn: `${year}-10-30` }),
    'inspection { id }',
  );
  await does(COMMUNE, 'issueProgramme', { programmeId, number: '1-CTr/ĐU', issuedOn: `${year}-01-12` });
  return idIn(added, 'inspection');
}

describe('a committee carries out its own programme', () => {
  it('from the draft to the last remedy, and is complete by that and not before', async () => {
    const inspectionId = await issuedInspection(2019);
    const completed = async (): Promise<boolean | null> => {
      const { data } = await server.ask(
        COMMUNE,
        `{ node(id: "${globalId('Committee', demoIds.lamThuong)}") { ... on Committee { inspectionCompletion(year: 2019) { ownCompleted } } } }`,
      );
      return data.node.inspectionCompletion.ownCompleted;
    };
    await does(COMMUNE, 'startInspection', { inspectionId, decisionNumber: '5-QĐ/ĐU', startedOn: '2019-03-01' });
    for (const [to, effectiveOn] of [
      ['SELF_REPORT_IN', '2019-03-20'],
      ['VERIFIED', '2019-04-02'],
      ['REPORTED', '2019-04-10'],
    ]) {
      expect(
        await does(COMMUNE, 'recordInspectionStep', { inspectionId, to, effectiveOn }, 'inspection { status }'),
      ).toMatchObject({
        inspection: { status: to },
      });
    }
    expect(await completed()).toBe(false);
    const concluded = await does(
      COMMUNE,
      'recordInspectionResult',
      {
        inspectionId,
        outcome: 'SHORTCOMINGS',
        concludedOn: '2019-04-20',
        findings: [
          {
            category: 'SHORTCOMING',
            text: 'Chưa rà soát nguồn',
            remedies: [{ action: 'Rà soát nguồn', dueOn: '2019-06-30' }],
          },
        ],
      },
      'inspection { status findings { remedies { id } } }',
    );
    expect(concluded).toMatchObject({ inspection: { status: 'FOLLOW_UP' } });
    expect(await completed()).toBe(true);
    const [finding] = (concluded.inspection as { findings: { remedies: { id: string }[] }[] }).findings;
    const remedyId = finding?.remedies[0]?.id ?? '';
    const report = { remedyId, doneOn: '2019-06-20', evidence: 'Biên bản họp chi bộ' };
    expect(await does(CELL, 'acceptRemedy', { remedyId })).toMatchObject({ __typename: 'Forbidden' });
    expect(await does(COMMUNE, 'acceptRemedy', { remedyId })).toMatchObject({ code: 'REMEDY_NOT_REPORTED' });
    expect(await does(CELL, 'reportRemedyDone', report, 'remedy { doneOn reportedOn }')).toMatchObject({
      remedy: { doneOn: null, reportedOn: '2019-06-20' },
    });
    await does(COMMUNE, 'rejectRemedy', { remedyId, reason: 'Thiếu danh sách' });
    await does(CELL, 'reportRemedyDone', { ...report, doneOn: '2019-06-28' });
    expect(
      await does(
        COMMUNE,
        'acceptRemedy',
        { remedyId },
        'inspection { status } remedy { doneOn changes { step note } }',
      ),
    ).toMatchObject({
      inspection: { status: 'CLOSED' },
      remedy: {
        doneOn: '2019-06-28',
        changes: [
          { step: 'REPORTED', note: 'Biên bản họp chi bộ' },
          { step: 'REJECTED', note: 'Thiếu danh sách' },
          { step: 'REPORTED', note: 'Biên bản họp chi bộ' },
          { step: 'ACCEPTED', note: null },
        ],
      },
    });
    expect(await does(CELL, 'reportRemedyDone', report)).toMatchObject({ code: 'REMEDY_DONE' });
  });

  it('is not complete by cancelling', async () => {
    const inspectionId = await issuedInspection(2018);
    const cancelled = await does(
      COMMUNE,
      'cancelInspection',
      { inspectionId, reason: 'Trùng với cấp trên', approver: 'Thường trực Đảng ủy' },
      'inspection { status cancelReason cancelApprover }',
    );
    expect(cancelled).toMatchObject({
      inspection: { status: 'CANCELLED', cancelReason: 'Trùng với cấp trên', cancelApprover: 'Thường trực Đảng ủy' },
    });
    const { data } = await server.ask(
      COMMUNE,
      `{ node(id: "${globalId('Committee', demoIds.lamThuong)}") { ... on Committee { inspectionCompletion(year: 2018) { ownCompleted } } } }`,
    );
    expect(data.node.inspectionCompletion.ownCompleted).toBe(false);
    expect(await does(COMMUNE, 'cancelInspection', { inspectionId, reason: 'x', approver: 'x' })).toMatchObject({
      code: 'INSPECTION_OVER',
    });
  });
});

describe('a programme', () => {
  it('is one a year, of a committee and not of a cell', async () => {
    await draft(2017);
    const committeeId = globalId('Committee', demoIds.lamThuong);
    expect(await does(COMMUNE, 'createProgramme', { committeeId, year: 2017 })).toMatchObject({
      code: 'PROGRAMME_EXISTS',
      path: ['year'],
    });
    const cell = globalId('Committee', demoIds.thamPat);
    expect(await does(COMMUNE, 'createProgramme', { committeeId: cell, year: 2017 })).toMatchObject({
      code: 'NO_PROGRAMME_OF_CELL',
    });
  });

  it('holds what is planned, of those below, in its year, until it is issued', async () => {
    const programmeId = await draft(2016);
    const item = planned(programmeId, { dueOn: '2016-05-01' });
    expect(await does(COMMUNE, 'issueProgramme', { programmeId, number: '1', issuedOn: '2016-01-05' })).toMatchObject({
      code: 'PROGRAMME_EMPTY',
    });
    expect(await does(COMMUNE, 'addInspection', { ...item, kind: 'VIOLATION_SIGNS' })).toMatchObject({
      code: 'KIND_NOT_PLANNED',
    });
    const itself = globalId('Committee', demoIds.lamThuong);
    expect(await does(COMMUNE, 'addInspection', { ...item, subjectId: itself })).toMatchObject({
      code: 'SUBJECT_NOT_BELOW',
    });
    const above = globalId('Committee', demoIds.naHau);
    expect(await does(COMMUNE, 'addInspection', { ...item, subjectId: above })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(
      await does(DISTRICT, 'addInspection', { ...item, subjectId: globalId('Committee', demoIds.lucYen) }),
    ).toMatchObject({
      code: 'SUBJECT_NOT_BELOW',
    });
    expect(await does(COMMUNE, 'addInspection', { ...item, dueOn: '2017-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['dueOn'],
    });
    const added = await does(COMMUNE, 'addInspection', item, 'inspection { id status }');
    expect(added).toMatchObject({ inspection: { status: 'PLANNED' } });
    const start = { inspectionId: idIn(added, 'inspection'), decisionNumber: '1', startedOn: '2016-03-01' };
    expect(await does(COMMUNE, 'startInspection', start)).toMatchObject({ code: 'PROGRAMME_DRAFT' });
    expect(await does(COMMUNE, 'issueProgramme', { programmeId, number: '1', issuedOn: '2014-12-31' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['issuedOn'],
    });
    expect(
      await does(
        COMMUNE,
        'issueProgramme',
        { programmeId, number: '1-CTr', issuedOn: '2015-12-31' },
        'programme { status number }',
      ),
    ).toMatchObject({ programme: { status: 'ISSUED', number: '1-CTr' } });
    expect(await does(COMMUNE, 'addInspection', item)).toMatchObject({ code: 'PROGRAMME_ISSUED' });
  });
});

describe('the steps of an inspection', () => {
  it('follow each other, and their days too', async () => {
    const inspectionId = await issuedInspection(2015);
    const step = (to: string, effectiveOn: string) =>
      does(COMMUNE, 'recordInspectionStep', { inspectionId, to, effectiveOn });
    expect(await step('REPORTED', '2015-03-01')).toMatchObject({ code: 'INSPECTION_STEP_ORDER' });
    await does(COMMUNE, 'startInspection', { inspectionId, decisionNumber: '5', startedOn: '2015-03-01' });
    expect(await step('VERIFIED', '2015-03-05')).toMatchObject({ code: 'INSPECTION_STEP_ORDER' });
    expect(await step('SELF_REPORT_IN', '2015-02-28')).toMatchObject({
      __typename: 'InvalidInput',
      path: ['effectiveOn'],
    });
    expect(await step('SELF_REPORT_IN', '2015-03-01')).toMatchObject({ __typename: 'RecordInspectionStepPayload' });
  });

  it('two that are taken at once are taken once', async () => {
    const inspectionId = await issuedInspection(2014);
    const input = { inspectionId, decisionNumber: '5', startedOn: '2014-03-01' };
    const answers = await Promise.all([1, 2, 3].map(() => does(COMMUNE, 'startInspection', input)));
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'INSPECTION_STEP_ORDER',
      'INSPECTION_STEP_ORDER',
      'StartInspectionPayload',
    ]);
  });

  it('who waits for another step sees its day', async () => {
    const inspectionId = await issuedInspection(2013);
    await does(COMMUNE, 'startInspection', { inspectionId, decisionNumber: '5', startedOn: '2013-03-01' });
    const { prisma, pool } = server.app.services.database;
    const { id } = await prisma.inspection.findFirstOrThrow({ where: { startedOn: new Date('2013-03-01') } });
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`UPDATE inspection SET status = 'SELF_REPORT_IN' WHERE id = $1`, [id]);
      await client.query(
        `INSERT INTO inspection_change (id, inspection_id, from_status, to_status, effective_on, changed_by)
         VALUES (gen_random_uuid(), $1, 'STARTED', 'SELF_REPORT_IN', '2013-05-01', 'test')`,
        [id],
      );
      const waiting = does(COMMUNE, 'recordInspectionStep', {
        inspectionId,
        to: 'VERIFIED',
        effectiveOn: '2013-04-01',
      });
      await expect
        .poll(async () => {
          const blocked = 'SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))';
          return (await client.query(blocked)).rowCount;
        })
        .toBe(1);
      await client.query('COMMIT');
      expect(await waiting).toMatchObject({ __typename: 'InvalidInput', path: ['effectiveOn'] });
    } finally {
      client.release();
    }
  });
});
