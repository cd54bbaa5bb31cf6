import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const id = (committeeId: string): string => globalId('Committee', committeeId);
const [PROVINCE, LUC_YEN, LAM_THUONG, KHEO_LENG] = [
  demoIds.province,
  demoIds.lucYen,
  demoIds.lamThuong,
  demoIds.kheoLeng,
].map(id) as [string, string, string, string];
const YEAR = 2025;
const PAPER = { documentNumber: '3-TB/TU', documentOn: '2026-01-15' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function run(mutation: string, input: object, subject = 'demo-province') {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input!) { it: ${mutation}(input: $input) {
      __typename ... on UserError { code message path }
      ${mutation === 'recordAdmission' ? '... on AdmissionPayload { admission { id } }' : ''}
      ${mutation === 'reorganise' ? '... on ReorganisePayload { reorganisation { id } }' : ''}
    } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}
const close = (committeeId: string, subject?: string, year = YEAR) =>
  run('closeYear', { committeeId, year, ...PAPER }, subject);
const reopen = (committeeId: string, subject?: string, year = YEAR) =>
  run('reopenYear', { committeeId, year, reason: 'số liệu nhầm' }, subject);

async function figures(committeeId: string, year = YEAR, subject = 'demo-province') {
  const { data } = await server.ask(
    subject,
    `query ($id: ID!, $year: Int!) { committee(id: $id) {
      quota(year: $year) { admitted plan status published { publishedCount publishedPlan publishedStatus documentNumber } }
      quotaYears(year: $year) { reopenedAt reopenReason closedBy { subject } afterClosing { reason toCeremonyOn fromCeremonyOn } }
    } }`,
    { id: committeeId, year },
  );
  return data.committee;
}

/** Somebody of the cell on whom it was decided in the year. */
async function decided(): Promise<string> {
  const candidateId = await plantPerson(server.app.services.database.prisma, {
    committeeId: demoIds.kheoLeng,
    stage: 'DECIDED',
    stageSince: new Date('2025-10-01'),
  });
  return globalId('Candidate', candidateId);
}

const admission = { ceremonyOn: '2025-11-20', decisionOn: '2025-11-10', decisionNumber: '9-QĐ/HU' };

describe('closeYear', () => {
  it('is done by the committee above, a root by itself, and only once the year is over', async () => {
    expect(await close(LAM_THUONG, 'demo-commune')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await close(LUC_YEN, 'demo-district')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await close(PROVINCE, undefined, 2026)).toMatchObject({ code: 'YEAR_NOT_OVER', path: ['year'] });
    expect(await close(LUC_YEN)).toMatchObject({ __typename: 'CloseYearPayload' });
    expect(await close(LUC_YEN)).toMatchObject({ code: 'YEAR_CLOSED', path: ['year'] });
  });

  it('keeps what was published of it and of everything below, and tells that to who is below', async () => {
    for (const [committeeId, subject] of [
      [LUC_YEN],
      [LAM_THUONG, 'demo-commune'],
      [KHEO_LENG, 'demo-commune'],
    ] as const) {
      const { quota } = await figures(committeeId, YEAR, subject);
      expect(quota.published).toEqual({
        publishedCount: quota.admitted,
        publishedPlan: quota.plan,
        publishedStatus: quota.status,
        documentNumber: PAPER.documentNumber,
      });
    }
    expect((await figures(PROVINCE)).quota.published).toBeNull();
    expect((await figures(id(demoIds.naHau))).quota.published).toBeNull();
    expect((await figures(LUC_YEN, 2026)).quota.published).toBeNull();
  });

  it('refuses quotas and decisions of that year below it, and of no other', async () => {
    const grounds = { reason: 'điều chỉnh', documentNumber: '15-KH/HU', documentOn: '2026-11-02' };
    const revise = (committeeId: string, year: number) =>
      run('reviseQuotas', {
        year,
        rows: [{ committeeId, target: 3, expectedVersion: 0, kind: 'STRETCH' }],
        ...grounds,
      });
    expect(await revise(LAM_THUONG, YEAR)).toMatchObject({
      code: 'YEAR_CLOSED',
      path: ['rows', '0', 'committeeId'],
    });
    const rows = [{ committeeId: KHEO_LENG, target: 3, expectedVersion: 1 }];
    const given = { committeeId: LAM_THUONG, year: YEAR, rows, ...grounds };
    expect(await run('allocateQuotas', given, 'demo-district')).toMatchObject({ code: 'YEAR_CLOSED' });
    expect(await run('allocateQuotas', { ...given, dryRun: true }, 'demo-district')).toMatchObject({
      code: 'YEAR_CLOSED',
    });
    expect(await revise(id(demoIds.naHau), YEAR)).toMatchObject({ __typename: 'ReviseQuotasPayload' });
    expect(await revise(LAM_THUONG, 2026)).toMatchObject({ __typename: 'ReviseQuotasPayload' });
    const decision = (effectiveOn: string) => ({
      decision: { number: '7-QĐ', issuedOn: '2025-01-02', issuer: 'Tỉnh ủy', title: 'Đổi tên' },
      effectiveOn,
      changes: [{ rename: { committeeId: LAM_THUONG, name: 'Đảng bộ xã Mới' } }],
      dryRun: true,
    });
    for (const day of ['2024-06-01', '2025-12-31']) {
      expect(await run('reorganise', decision(day))).toMatchObject({ code: 'YEAR_CLOSED', path: ['effectiveOn'] });
      expect(await run('reorganise', { ...decision(day), dryRun: false })).toMatchObject({ code: 'YEAR_CLOSED' });
    }
    expect(await run('reorganise', decision('2026-01-01'))).toMatchObject({ __typename: 'ReorganisePayload' });
  });

  it('refuses to annul a decision that reaches into it, until it is opened again', async () => {
    const vanYen = id(demoIds.vanYen);
    const { reorganisation } = await run('reorganise', {
      decision: { number: '2-QĐ', issuedOn: '2024-03-01', issuer: 'Tỉnh ủy', title: 'Đổi tên' },
      effectiveOn: '2024-04-01',
      changes: [{ rename: { committeeId: id(demoIds.naHau), name: 'Đảng bộ xã Nà Hẩu Mới' } }],
    });
    const undo = () => run('undoReorganisation', { reorganisationId: reorganisation.id, reason: 'nhầm' });
    expect(await close(vanYen, undefined, 2024)).toMatchObject({ __typename: 'CloseYearPayload' });
    expect(await undo()).toMatchObject({ code: 'YEAR_CLOSED', path: ['reorganisationId'] });
    expect(await reopen(vanYen, undefined, 2024)).toMatchObject({ __typename: 'ReopenYearPayload' });
    expect(await undo()).toMatchObject({ __typename: 'UndoReorganisationPayload' });
  });

  it('takes an admission with a reason, moves the live figure and none that was published', async () => {
    const before = (await figures(LUC_YEN)).quota;
    const candidateId = await decided();
    expect(await run('recordAdmission', { candidateId, ...admission }, 'demo-district')).toMatchObject({
      code: 'YEAR_CLOSED',
      path: ['reason'],
    });
    const recorded = await run(
      'recordAdmission',
      { candidateId, ...admission, reason: 'hồ sơ về chậm' },
      'demo-district',
    );
    expect(recorded).toMatchObject({ __typename: 'AdmissionPayload' });
    const after = await figures(LUC_YEN);
    expect(after.quota).toMatchObject({ admitted: before.admitted + 1, published: before.published });
    const entered = { reason: 'hồ sơ về chậm', fromCeremonyOn: null, toCeremonyOn: admission.ceremonyOn };
    expect(after.quotaYears[0].afterClosing).toEqual([entered]);
    const correction = { admissionId: recorded.admission.id, revoke: true, reason: 'nhầm người' };
    expect(await run('correctAdmission', correction, 'demo-district')).toMatchObject({
      __typename: 'AdmissionPayload',
    });
    const corrected = await figures(LUC_YEN);
    expect(corrected.quota).toEqual(before);
    expect(corrected.quotaYears[0].afterClosing).toEqual([
      entered,
      { reason: 'nhầm người', fromCeremonyOn: admission.ceremonyOn, toCeremonyOn: null },
    ]);
    // Who may not read the people is told the figures alone.
    expect((await figures(LUC_YEN, YEAR, 'demo-dashboard')).quotaYears[0].afterClosing).toEqual([]);
  });

  it('waits for what is being written, so that nothing comes between the figures and the closing', async () => {
    const year = 2024;
    const before = (await figures(PROVINCE, year)).quota.admitted;
    const person = await plantPerson(server.app.services.database.prisma, {
      committeeId: demoIds.kheoLeng,
      stage: 'PROBATIONARY',
    });
    const client = await server.app.services.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
         VALUES (gen_random_uuid(), $1, $2, '2024-05-19', '1-QĐ', '2024-05-10', 'test')`,
        [person, demoIds.kheoLeng],
      );
      const closing = close(PROVINCE, undefined, year);
      await client.query('SELECT pg_sleep(0.05)');
      await client.query('COMMIT');
      expect(await closing).toMatchObject({ __typename: 'CloseYearPayload' });
    } finally {
      client.release();
    }
    expect((await figures(PROVINCE, year)).quota).toMatchObject({
      admitted: before + 1,
      published: { publishedCount: before + 1 },
    });
  });
});

describe('reopenYear', () => {
  it('opens it where it was closed, by the committee above, and keeps the record', async () => {
    expect(await reopen(LUC_YEN, 'demo-district')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await reopen(LAM_THUONG)).toMatchObject({ code: 'YEAR_NOT_CLOSED', path: ['year'] });
    expect(await reopen(LUC_YEN)).toMatchObject({ __typename: 'ReopenYearPayload' });
    const { quota, quotaYears } = await figures(LUC_YEN);
    expect(quota.published).toBeNull();
    expect(quotaYears).toMatchObject([{ reopenReason: 'số liệu nhầm', reopenedAt: expect.any(String) }]);
    expect(await reopen(LUC_YEN)).toMatchObject({ code: 'YEAR_NOT_CLOSED' });
    expect(await close(LUC_YEN)).toMatchObject({ __typename: 'CloseYearPayload' });
    const { pool } = server.app.services.database;
    for (const change of ['UPDATE quota_year SET year = 2020', 'UPDATE quota_year_figure SET admitted = 0']) {
      await expect(pool.query(change)).rejects.toThrow('keeps its history');
    }
  });
});
