import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const SET = `mutation ($input: SetQuotaInput!) {
  setQuota(input: $input) {
    __typename
    ... on SetQuotaPayload {
      cursor
      quota { id year kind target version documentNumber documentOn source revisions { version target reason documentNumber documentOn } }
      progress { plan floor planVersion floorVersion percent percentOfFloor remaining status admitted }
    }
    ... on UserError { code message path }
    ... on StaleVersion { current { target version } record { ... on AdmissionQuota { version } } }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const LUC_YEN = globalId('Committee', demoIds.lucYen);

async function set(input: object, subject = 'demo-district') {
  const { data, errors } = await server.ask(subject, SET, {
    input: { committeeId: LAM_THUONG, year: 2027, expectedVersion: 0, ...input },
  });
  expect(errors).toBeUndefined();
  return data.setQuota;
}

/** What a revision needs. */
const PAPER = { reason: 'điều chỉnh', documentNumber: '15-KH/HU', documentOn: '2026-11-02' };

const stored = (year: number) =>
  server.app.services.database.prisma.admissionQuota.findMany({
    where: { year, committeeId: demoIds.lamThuong },
    include: { revisions: { orderBy: { version: 'asc' } } },
    orderBy: { kind: 'asc' },
  });

describe('setQuota', () => {
  it('makes a quota and revises it; every value it had is kept', async () => {
    const first = await set({ target: 9, documentNumber: '12-KH/HU', reason: 'giao đầu năm' });
    expect(first.quota).toEqual({
      id: expect.any(String),
      year: 2027,
      kind: 'PLAN',
      target: 9,
      version: 1,
      documentNumber: '12-KH/HU',
      documentOn: null,
      source: null,
      revisions: [{ version: 1, target: 9, reason: 'giao đầu năm', documentNumber: '12-KH/HU', documentOn: null }],
    });
    expect(first.progress).toMatchObject({
      plan: 9,
      planVersion: 1,
      floor: null,
      floorVersion: 0,
      status: 'ON_TRACK',
      remaining: 9,
    });
    expect(first.cursor).toBe(server.app.services.feed.cursor());

    const second = await set({ target: 11, expectedVersion: 1, ...PAPER });
    expect(second.quota).toMatchObject({
      id: first.quota.id,
      target: 11,
      version: 2,
      documentNumber: '15-KH/HU',
      documentOn: '2026-11-02',
      revisions: [
        { version: 1, target: 9, reason: 'giao đầu năm', documentNumber: '12-KH/HU', documentOn: null },
        { version: 2, target: 11, ...PAPER },
      ],
    });
    expect(second.progress).toMatchObject({ plan: 11, planVersion: 2 });
    const [row] = await stored(2027);
    expect(row?.revisions.map(({ changedBy }) => changedBy)).toEqual(['demo-district', 'demo-district']);
  });

  it('keeps the floor beside the plan', async () => {
    await set({ year: 2028, target: 5, kind: 'PLAN' });
    const { progress } = await set({ year: 2028, target: 4, kind: 'FLOOR' });
    expect(progress).toMatchObject({ plan: 5, planVersion: 1, floor: 4, floorVersion: 1 });
  });

  it('of 0 is no target, and what is admitted still counts', async () => {
    const setPast = (input: object) => set({ year: 2023, committeeId: LUC_YEN, ...PAPER, ...input }, 'demo-province');
    const { progress: before } = await setPast({ target: 1, expectedVersion: 1 });
    // Far more than 100 % is legal.
    expect(before).toMatchObject({ plan: 1, admitted: 216, percent: 21_600, remaining: 0, status: 'EXCEEDED' });
    const { progress } = await setPast({ target: 0, expectedVersion: 2 });
    expect(progress).toMatchObject({ plan: 0, admitted: 216, percent: null, remaining: 0, status: 'NO_TARGET' });
    const { progress: after } = await setPast({ target: 216, expectedVersion: 3 });
    expect(after).toMatchObject({ plan: 216, percent: 100, status: 'MET' });
  });

  it('of a committee does not change those above and below', async () => {
    const QUERY = `query ($id: ID!) { quotaBoard(committeeId: $id, year: 2029, depth: SUBTREE) { rows { name plan } } }`;
    await set({ year: 2029, target: 3 });
    const { data } = await server.ask('demo-district', QUERY, { id: LUC_YEN });
    const planned = data.quotaBoard.rows.filter(({ plan }: { plan: number | null }) => plan !== null);
    expect(planned).toEqual([{ name: 'Đảng bộ xã Lâm Thượng', plan: 3 }]);
  });

  it('stores texts composed', async () => {
    const { quota } = await set({
      year: 2031,
      target: 1,
      documentNumber: '1-NQ/ĐH  lần '.normalize('NFD'),
      reason: 'Nghị quyết'.normalize('NFD'),
    });
    expect(quota).toMatchObject({
      documentNumber: '1-NQ/ĐH lần',
      revisions: [{ reason: 'Nghị quyết'.normalize('NFC') }],
    });
  });
});

describe('setQuota refuses, and leaves everything as it was', () => {
  it.each(['reason', 'documentNumber', 'documentOn'])('a revision without its %s', async (field) => {
    const year = 2032 + ['reason', 'documentNumber', 'documentOn'].indexOf(field);
    await set({ year, target: 5 });
    const before = await stored(year);
    expect(await set({ year, target: 6, expectedVersion: 1, ...PAPER, [field]: null })).toMatchObject({
      code: 'GROUNDS_REQUIRED',
      path: [field],
    });
    expect(await stored(year)).toEqual(before);
  });

  it('a document of a day to come', async () => {
    expect(await set({ year: 2040, target: 1, ...PAPER, documentOn: '2027-01-01' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['documentOn'],
    });
  });

  const bad: Record<string, { input: object; path: string[] }> = {
    'a negative target': { input: { target: -1 }, path: ['target'] },
    'a target of more than a million': { input: { target: 1_000_001 }, path: ['target'] },
    'the largest number there is': { input: { target: 2_147_483_647 }, path: ['target'] },
    'a year before the Party': { input: { year: 1929 }, path: ['year'] },
    'a year after 2100': { input: { year: 2101 }, path: ['year'] },
    'a reason of blanks': { input: { reason: ' ' }, path: ['reason'] },
    'a reason that is too long': { input: { reason: 'x'.repeat(501) }, path: ['reason'] },
    'a reason of invisible characters': { input: { reason: '\u200b' }, path: ['reason'] },
    'a document with control characters': { input: { documentNumber: '1\u0000' }, path: ['documentNumber'] },
    'a document that is too long': { input: { documentNumber: 'x'.repeat(61) }, path: ['documentNumber'] },
  };
  it.each(Object.keys(bad))('%s', async (name) => {
    const { input = {}, path = [] } = bad[name] ?? {};
    expect(await set({ year: 2040, target: 1, ...input })).toMatchObject({ code: 'INVALID_INPUT', path });
    expect(await stored(2040)).toEqual([]);
  });

  it('takes the ends of what is allowed', async () => {
    expect(await set({ year: 1930, target: 0, ...PAPER })).toMatchObject({
      quota: { target: 0 },
    });
    expect(await set({ year: 2100, target: 1_000_000 })).toMatchObject({ quota: { target: 1_000_000 } });
  });

  it('a version that somebody else has passed, and shows the quota as it is', async () => {
    await set({ year: 2041, target: 5 });
    await set({ year: 2041, target: 6, expectedVersion: 1, ...PAPER });
    const before = await stored(2041);
    for (const expectedVersion of [0, 1, 3, -1]) {
      expect(await set({ year: 2041, target: 7, expectedVersion })).toMatchObject({
        __typename: 'StaleVersion',
        code: 'STALE_VERSION',
        path: ['expectedVersion'],
        current: { target: 6, version: 2 },
        record: { version: 2 },
      });
    }
    expect(await stored(2041)).toEqual(before);
    expect(await set({ year: 2042, target: 7, expectedVersion: 1 })).toMatchObject({
      code: 'STALE_VERSION',
      current: null,
      record: null,
    });
    expect(await stored(2042)).toEqual([]);
  });
});

describe('two who set a quota at once', () => {
  it.each([
    ['the first one', 2050, 0],
    ['a revision', 2051, 1],
  ])('%s: one wins, the others see what it set', async (_name, year, expectedVersion) => {
    if (expectedVersion === 1) await set({ year, target: 1 });
    const answers = await Promise.all(
      [11, 12, 13, 14, 15].map((target) => set({ year, target, expectedVersion, ...PAPER })),
    );
    const winners = answers.filter(({ __typename }) => __typename === 'SetQuotaPayload');
    expect(winners).toHaveLength(1);
    const { target, version } = winners[0].quota;
    expect(version).toBe(expectedVersion + 1);
    for (const answer of answers.filter(({ __typename }) => __typename !== 'SetQuotaPayload')) {
      expect(answer).toMatchObject({ code: 'STALE_VERSION', current: { target, version } });
    }
    const [row] = await stored(year);
    expect(row?.revisions).toHaveLength(expectedVersion + 1);
  });
});

describe('the database itself', () => {
  it('keeps every value a quota has had', async () => {
    const { pool } = server.app.services.database;
    for (const text of [
      'DELETE FROM admission_quota',
      'DELETE FROM admission_quota_revision',
      'UPDATE admission_quota_revision SET target = 1',
    ]) {
      await expect(pool.query(text)).rejects.toMatchObject({ code: '23001' });
    }
  });
});
