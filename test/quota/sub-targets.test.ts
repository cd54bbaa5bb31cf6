import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../helpers/live-district.ts';
import { type Admitted, plantAdmitted, plantOffice } from '../helpers/plant-office.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const SET = `mutation ($input: SetSubTargetsInput!) { setSubTargets(input: $input) {
  __typename
  ... on SetSubTargetsPayload { subTargets { id version rows { group source target } documentNumber documentOn reason setBy { role } } }
  ... on UserError { code message path }
} }`;
const READ = `query ($id: ID!, $year: Int) { committee(id: $id) {
  quota(year: 2022) { plan }
  subTargets(year: $year) { year version progress { until rows { group source target admitted percent } } }
} }`;
const PAPER = { documentNumber: '12-KH/TU', documentOn: '2022-02-01', reason: 'điều chỉnh' };

let server: TestServer;
let pool: ReturnType<typeof openPool>;
let top: string;
let body: string;
let cell: string;
const ROWS = [
  { of: { group: 'WOMEN' }, target: 20 },
  { of: { source: 'YOUTH' }, target: 40 },
  { of: { group: 'MILITIA_MEMBERS' }, target: 10 },
];
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  pool = openPool({ url: server.config.database.url });
  const admitted: Admitted[] = [{ count: 40, women: 20, days: ['2022-02-03', '2022-12-31'] }];
  top = await plantOffice(pool, {
    name: 'Đảng bộ tỉnh Thử',
    plans: { 2022: 50 },
    below: [{ name: 'Thử Hạ', plans: { 2022: 50 }, admitted }],
  });
  const { rows } = await pool.query<{ id: string; below: string }>(
    `SELECT p.child_id AS id, c.child_id AS below FROM committee_placement p JOIN committee_placement c ON c.parent_id = p.child_id
     WHERE p.parent_id = $1`,
    [top],
  );
  [body, cell] = [rows[0]?.id ?? '', rows[0]?.below ?? ''];
  await server.grant('above', 'SUPERIOR_COMMITTEE', top);
  await server.grant('itself', 'SUPERIOR_COMMITTEE', body);
  await server.grant('wall', 'DASHBOARD', top);
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

async function set(input: object, subject = 'above') {
  const { data, errors } = await server.ask(subject, SET, {
    input: { committeeId: globalId('Committee', body), year: 2022, rows: ROWS, expectedVersion: 0, ...PAPER, ...input },
  });
  expect(errors).toBeUndefined();
  return data.setSubTargets;
}

async function read(subject: string, year: number) {
  const { data, errors } = await server.ask(subject, READ, { id: globalId('Committee', body), year });
  expect(errors).toBeUndefined();
  return data.committee;
}

describe('sub-targets', () => {
  it('are set together by the committee above, kept with their paper, and counted from the admissions', async () => {
    expect((await set({})).subTargets).toMatchObject({
      version: 1,
      rows: [
        { group: 'WOMEN', source: null, target: 20 },
        { group: null, source: 'YOUTH', target: 40 },
        { group: 'MILITIA_MEMBERS', source: null, target: 10 },
      ],
      documentNumber: '12-KH/TU',
      documentOn: '2022-02-01',
      setBy: { role: 'SUPERIOR_COMMITTEE' },
    });
    const counted = [
      { group: 'WOMEN', source: null, target: 20, admitted: 20, percent: 100 },
      { group: null, source: 'YOUTH', target: 40, admitted: 40, percent: 100 },
      { group: 'MILITIA_MEMBERS', source: null, target: 10, admitted: 0, percent: 0 },
    ];
    expect(await read('above', 2022)).toEqual({
      quota: { plan: 50 },
      subTargets: [{ year: 2022, version: 1, progress: { until: '2022-12-31', rows: counted } }],
    });
    // A wall is told of no group with fewer than five in it or beside it.
    expect(
      (await read('wall', 2022)).subTargets[0].progress.rows.map(({ admitted }: { admitted: number }) => admitted),
    ).toEqual([20, null, null]);
  });

  it('have versions: the last holds, and who has not seen it is told', async () => {
    const before = await set({});
    expect(before).toMatchObject({ __typename: 'StaleVersion', code: 'STALE_VERSION', path: ['expectedVersion'] });
    expect(await set({ expectedVersion: 1, documentNumber: null })).toMatchObject({
      code: 'GROUNDS_REQUIRED',
      path: ['documentNumber'],
    });
    const one = await Promise.all([
      set({ expectedVersion: 1, rows: ROWS.slice(0, 1) }),
      set({ expectedVersion: 1, rows: ROWS.slice(0, 1) }),
    ]);
    expect(one.map(({ __typename }) => __typename).sort()).toEqual(['SetSubTargetsPayload', 'StaleVersion']);
    expect((await read('above', 2022)).subTargets.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  it('of this year are counted up to today for who reads the people, and for a wall up to the end of what is told', async () => {
    await plantAdmitted(pool, cell, { count: 8, women: 8, days: ['2026-09-30'] });
    await plantAdmitted(pool, cell, { count: 6, women: 0, days: ['2026-09-29'] });
    await plantAdmitted(pool, cell, { count: 1, women: 1, days: ['2026-10-01'] });
    await server.app.services.feed.settle();
    expect((await set({ year: 2026, rows: ROWS.slice(0, 1), documentNumber: null })).subTargets.version).toBe(1);
    const [of] = (await read('above', 2026)).subTargets;
    expect(of.progress).toMatchObject({ until: '2026-11-23', rows: [{ admitted: 9 }] });
    const [told] = (await read('wall', 2026)).subTargets;
    expect(told.progress).toMatchObject({ until: '2026-09-30', rows: [{ admitted: 8 }] });
    // Of a year to come nobody can be counted.
    await set({ year: 2027 });
    expect((await read('above', 2027)).subTargets[0].progress).toBeNull();
  });

  it('name the row that is wrong, all at once, and write nothing', async () => {
    const { data, errors } = await server.ask('above', SET, {
      input: {
        committeeId: globalId('Committee', body),
        year: 2028,
        rows: [...ROWS, { of: { group: 'WOMEN' }, target: -1 }, { of: { source: 'YOUTH' }, target: 1 }],
        expectedVersion: 0,
      },
    });
    expect(errors).toBeUndefined();
    expect(data.setSubTargets).toMatchObject({ code: 'INVALID_INPUT', path: ['rows', '3', 'of'] });
    expect((await read('above', 2028)).subTargets).toEqual([]);
    // One of the two, and not both: the schema says so.
    const both = await server.ask('above', SET, {
      input: {
        committeeId: globalId('Committee', body),
        year: 2028,
        rows: [{ of: { group: 'WOMEN', source: 'YOUTH' }, target: 1 }],
        expectedVersion: 0,
      },
    });
    expect(both.errors).toHaveLength(1);
  });

  it('are not set by the committee itself, nor in a year that is closed, nor without a role', async () => {
    expect(await set({ year: 2029 }, 'itself')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await set({ year: 2029 }, 'wall')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await set({ year: 2029 }, 'nobody')).toMatchObject({ code: 'NOT_FOUND' });
    await pool.query(
      `INSERT INTO quota_year (id, committee_id, year, document_number, document_on, closed_by)
       VALUES (gen_random_uuid(), $1, 2021, '1-TB', '2022-01-05', 'test')`,
      [top],
    );
    expect(await set({ year: 2021 })).toMatchObject({ code: 'YEAR_CLOSED', path: ['year'] });
  });
});
