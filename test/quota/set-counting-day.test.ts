import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const PROVINCE = globalId('Committee', demoIds.province);
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const KHEO_LENG = globalId('Committee', demoIds.kheoLeng);
const PAPER = { documentNumber: '12-HD/BTCTU', documentOn: '2026-02-02' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function set(countedBy: string, input: object = {}, subject = 'demo-province') {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: SetCountingDayInput!) { it: setCountingDay(input: $input) {
      __typename ... on UserError { code path } ... on InvalidInput { mistakes { path } }
      ... on SetCountingDayPayload {
        keptCount kept { id countsOn }
        committee { quota(year: 2026) { countedBy } countingSettings { countedBy documentNumber documentOn setBy { subject } } }
      }
    } }`,
    { input: { committeeId: PROVINCE, countedBy, ...PAPER, ...input } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

/** Records that somebody of the cell was admitted on whom it was decided before; answers the admission, and what moved. */
async function admit(ceremonyOn: string, decisionOn: string, reason: string | null = null) {
  const candidateId = await plantPerson(server.app.services.database.prisma, {
    committeeId: demoIds.kheoLeng,
    stage: 'DECIDED',
    stageSince: new Date(decisionOn),
  });
  const { data, errors } = await server.ask(
    'demo-province',
    `mutation ($input: RecordAdmissionInput!) { it: recordAdmission(input: $input) {
      __typename ... on UserError { code path }
      ... on AdmissionPayload { progress { year committeeId } admission { id ceremonyOn countsOn countsFor { id } history { toCountsOn } } }
    } }`,
    {
      input: {
        candidateId: globalId('Candidate', candidateId),
        ceremonyOn,
        decisionOn,
        decisionNumber: '7-QĐ/HU',
        reason,
      },
    },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

/** What a year says of the cell: by the board, by the list that the figure opens to, by the curve, and by the report of the month. */
async function figures(year: number): Promise<{ board: number; list: string[]; curve: number; months: number[] }> {
  const { data, errors } = await server.ask(
    'demo-province',
    `query ($id: ID!, $year: Int!) { committee(id: $id) {
      quota(year: $year) { admitted admissions(first: 50) { nodes { id } totalCount } }
      admissionCurve(year: $year) { cumulative }
    } }`,
    { id: KHEO_LENG, year },
  );
  expect(errors).toBeUndefined();
  const { quota, admissionCurve } = data.committee;
  const months = await server.ask(
    'demo-province',
    `query ($id: ID!, $from: Day!, $to: Day!) { quotaReport(committeeId: $id, from: $from, to: $to) { admitted } }`,
    { id: KHEO_LENG, from: `${year}-01-01`, to: year === 2026 ? '2026-01-31' : `${year}-12-31` },
  );
  return {
    board: quota.admitted,
    list: quota.admissions.nodes.map(({ id }: { id: string }) => id),
    curve: admissionCurve.cumulative.at(-1) ?? 0,
    months: [months.data?.quotaReport.admitted],
  };
}

describe('setCountingDay', () => {
  it('is for the committee at the top, and tells all that is wrong with a form', async () => {
    expect(await set('DECISION', { committeeId: LUC_YEN })).toMatchObject({
      code: 'COUNTING_OF_ROOT',
      path: ['committeeId'],
    });
    expect(await set('DECISION', {}, 'demo-district')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await set('DECISION', { documentNumber: ' ', documentOn: '2099-01-01' })).toMatchObject({
      mistakes: [{ path: ['input', 'documentNumber'] }, { path: ['input', 'documentOn'] }],
    });
  });

  it('has what was recorded count by the other day at once, everywhere, and back again', async () => {
    const { admission } = await admit('2026-01-06', '2025-12-22');
    expect(admission).toMatchObject({ countsOn: '2026-01-06', countsFor: { id: KHEO_LENG } });
    const [before, last] = [await figures(2026), await figures(2025)];
    expect(before.list).toContain(admission.id);

    const answer = await set('DECISION');
    expect(answer).toMatchObject({
      keptCount: 0,
      kept: [],
      committee: {
        quota: { countedBy: 'DECISION' },
        countingSettings: [{ countedBy: 'DECISION', ...PAPER, setBy: { subject: 'demo-province' } }],
      },
    });
    const [after, lastAfter] = [await figures(2026), await figures(2025)];
    expect(lastAfter.list).toContain(admission.id);
    for (const [one, other, moved] of [
      [before, after, -1],
      [last, lastAfter, 1],
    ] as const) {
      expect(other.board).toBe(other.list.length);
      expect(other.curve).toBe(other.board);
      // Others of the cell may be decided on one day and admitted on another.
      expect(other.months[0]).toBe((one.months[0] ?? 0) + moved);
    }

    expect((await set('CEREMONY')).committee.countingSettings).toHaveLength(2);
    expect([await figures(2026), await figures(2025)]).toEqual([before, last]);
  });

  it('holds for what is recorded from then on: the payload tells the year that moved', async () => {
    await set('DECISION');
    const { admission, progress } = await admit('2026-01-09', '2025-12-23');
    expect(admission).toMatchObject({
      ceremonyOn: '2026-01-09',
      countsOn: '2025-12-23',
      history: [{ toCountsOn: '2025-12-23' }],
    });
    expect(new Set(progress.map(({ year }: { year: number }) => year))).toEqual(new Set([2025]));
    expect(progress.at(-1).committeeId).toBe(KHEO_LENG);
    await set('CEREMONY');
  });

  it('leaves closed years as they are: says which keep their day, and wants a reason for what still falls in one', async () => {
    const { admission } = await admit('2026-01-08', '2025-12-24');
    const close = `mutation ($input: CloseYearInput!) { it: closeYear(input: $input) { __typename } }`;
    await server.ask('demo-province', close, {
      input: { committeeId: LUC_YEN, year: 2025, documentNumber: '3-TB', documentOn: '2026-01-15' },
    });
    const before = await figures(2025);
    const { keptCount, kept } = await set('DECISION');
    expect(kept).toContainEqual({ id: admission.id, countsOn: '2026-01-08' });
    expect(keptCount).toBe(kept.length);
    expect(await figures(2025)).toEqual(before);

    expect(await admit('2026-01-07', '2025-12-25')).toMatchObject({ code: 'YEAR_CLOSED', path: ['reason'] });
    expect(await admit('2026-01-07', '2025-12-25', 'ghi nhận muộn')).toMatchObject({ __typename: 'AdmissionPayload' });
    expect((await figures(2025)).board).toBe(before.board + 1);
    const { data } = await server.ask(
      'demo-province',
      'query ($id: ID!) { committee(id: $id) { quotaYears(year: 2025) { afterClosing { toCeremonyOn toCountsOn reason } } } }',
      { id: LUC_YEN },
    );
    expect(data.committee.quotaYears[0].afterClosing).toEqual([
      { toCeremonyOn: '2026-01-07', toCountsOn: '2025-12-25', reason: 'ghi nhận muộn' },
    ]);
  });
});
