import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type BoardFrame, type BoardStream, WATCH_BOARD } from '../helpers/board-client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const PROPOSE = `query ($committeeId: ID!, $year: Int!, $by: AllocationBasis!, $total: Int, $locks: [AllocationLockInput!], $min: Int, $max: Int) {
  allocationProposal(committeeId: $committeeId, year: $year, by: $by, total: $total, locks: $locks, min: $min, max: $max) {
    total rows { committeeId name target locked planVersion memberCount lastPlan lastAdmitted sourceCount }
  }
}`;
const ALLOCATE = `mutation ($input: AllocateQuotasInput!) {
  allocateQuotas(input: $input) {
    __typename
    ... on AllocateQuotasPayload {
      cursor repeated allocated unallocated withoutTargetCount
      quotas { target version documentNumber documentOn committee { id } }
      progress { plan allocated unallocated withoutTargetCount }
      warnings { code message committee { id } }
    }
    ... on UserError { code message path }
    ... on StaleVersion { stale { target version } }
  }
}`;

const id = (committeeId: string): string => globalId('Committee', committeeId);
const PROVINCE = id(demoIds.province);
const LUC_YEN = id(demoIds.lucYen);
const LAM_THUONG = id(demoIds.lamThuong);
const PAPER = { documentNumber: '15-KH/HU', documentOn: '2026-11-02' };

/** A generated body of the province with so many directly below it. */
const BELOW = 344;
const body = randomUUID();
const BODY = id(body);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { pool } = server.app.services.database;
  await pool.query(
    `WITH one AS (
       INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'SUPERIOR', 'Đảng ủy khối', '2020-01-01') RETURNING id
     ), others AS (
       INSERT INTO committee (id, kind, name, founded_on)
       SELECT gen_random_uuid(), 'GRASSROOTS_COMMITTEE', 'Đảng bộ cơ sở ' || n, '2020-01-01' FROM generate_series(1, $3) AS n RETURNING id
     )
     INSERT INTO committee_placement (child_id, parent_id, valid_from)
     SELECT id, $2::uuid, '2020-01-01'::date FROM one UNION ALL SELECT id, $1, '2020-01-01' FROM others`,
    [body, demoIds.province, BELOW],
  );
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function propose(variables: object, subject = 'demo-province') {
  const { data, errors } = await server.ask(subject, PROPOSE, {
    committeeId: LUC_YEN,
    year: 2026,
    by: 'EQUAL',
    ...variables,
  });
  return { proposal: data?.allocationProposal ?? null, error: errors?.[0] };
}

async function allocate(input: object, subject = 'demo-province') {
  const { data, errors } = await server.ask(subject, ALLOCATE, { input: { committeeId: LUC_YEN, ...PAPER, ...input } });
  expect(errors).toBeUndefined();
  return data.allocateQuotas;
}

interface Row {
  committeeId: string;
  target: number;
  locked: boolean;
  planVersion: number;
  memberCount: number | null;
  lastAdmitted: number;
  sourceCount: number;
}
const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { target }) => sum + target, 0);
const asRows = (rows: readonly Row[]) =>
  rows.map(({ committeeId, target, planVersion }) => ({ committeeId, target, expectedVersion: planVersion }));

describe('allocationProposal', () => {
  it('shares the plan out in whole numbers that add up exactly, whatever it goes by', async () => {
    const fields = { MEMBERS: 'memberCount', SOURCES: 'sourceCount', LAST_YEAR: 'lastAdmitted' } as const;
    for (const by of ['EQUAL', 'MEMBERS', 'SOURCES', 'LAST_YEAR'] as const) {
      const { proposal } = await propose({ by });
      const rows: Row[] = proposal.rows;
      expect(sumOf(rows)).toBe(proposal.total);
      if (by === 'EQUAL') continue;
      const weight = (row: Row): number => row[fields[by]] ?? 0;
      const all = rows.reduce((sum, row) => sum + weight(row), 0);
      expect(all).toBeGreaterThan(0);
      for (const row of rows) expect(Math.abs(row.target - (proposal.total * weight(row)) / all)).toBeLessThan(1);
    }
  });

  it('shows what each is judged by, as the boards and the lists do', async () => {
    const { proposal } = await propose({});
    const row = proposal.rows.find(({ committeeId }: Row) => committeeId === LAM_THUONG);
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!) { committee(id: $id) {
        last: quota(year: 2025) { plan admitted } now: quota(year: 2026) { planVersion } membership { memberCount }
        stageCounts { stage candidateCount }
      } }`,
      { id: LAM_THUONG },
    );
    const { last, now, membership, stageCounts } = data.committee;
    const before = stageCounts.filter(({ stage }: { stage: string }) => !['PROBATIONARY', 'OFFICIAL'].includes(stage));
    expect(row).toMatchObject({
      memberCount: membership.memberCount,
      lastPlan: last.plan,
      lastAdmitted: last.admitted,
      planVersion: now.planVersion,
      sourceCount: before.reduce(
        (sum: number, { candidateCount }: { candidateCount: number }) => sum + candidateCount,
        0,
      ),
    });
  });

  it('keeps to locks and ends, and refuses those that leave no way, naming the row', async () => {
    const locks = [{ committeeId: LAM_THUONG, target: 30 }];
    const { proposal } = await propose({ total: 200, locks, min: 2, max: 12 });
    expect(sumOf(proposal.rows)).toBe(200);
    for (const { committeeId, target, locked } of proposal.rows as Row[]) {
      expect(locked).toBe(committeeId === LAM_THUONG);
      if (locked) expect(target).toBe(30);
      else expect(target >= 2 && target <= 12).toBe(true);
    }
    const refused = async (variables: object) => (await propose(variables)).error?.message;
    expect(await refused({ total: 20, locks })).toMatch(/fixed numbers up to this one are more than the 20/);
    expect(await refused({ total: 31, locks, min: 2 })).toMatch(/less than 2 for each/);
    expect(await refused({ total: 2_000, locks, max: 3 })).toMatch(/more than 3 for each/);
    expect(await refused({ total: 9, locks: [{ committeeId: BODY, target: 1 }] })).toMatch(/not stand directly below/);
    expect(await refused({ total: 9, locks: [...locks, ...locks] })).toMatch(/another fixed number/);
    expect(await refused({ year: 2090 })).toMatch(/no plan for 2090/);
  });

  it('has no rows where nobody stands below', async () => {
    const { proposal, error } = await propose({ committeeId: globalId('Committee', demoIds.kheoLeng) });
    expect(error).toBeUndefined();
    expect(proposal.rows).toEqual([]);
  });

  it('is null for who may not see the committee', async () => {
    expect(await propose({}, 'demo-commune')).toEqual({ proposal: null, error: undefined });
  });
});

describe('allocateQuotas', () => {
  it(`gives ${BELOW} committees their plan in one request under 1 s, and one frame a board`, async () => {
    const year = 2027;
    const { proposal } = await propose({ committeeId: BODY, year, by: 'EQUAL', total: 1_905 });
    expect(proposal.rows).toHaveLength(BELOW);
    const client = await server.ws('demo-province');
    const live = client.iterate<{ quotaBoard: BoardFrame }>({
      query: WATCH_BOARD,
      variables: { committeeId: BODY, year, depth: 'CHILDREN' },
    }) as BoardStream;
    const next = async (): Promise<BoardFrame> => {
      for (;;) {
        const frame = (await live.next()).value?.data?.quotaBoard as BoardFrame;
        if (frame.kind !== 'HEARTBEAT') return frame;
      }
    };
    expect((await next()).kind).toBe('SNAPSHOT');
    const rows = asRows(proposal.rows);
    const answers: { version: number; cursor: string; code?: string }[] = [];
    let version = 0;
    const took = await shortestOf(1_000, async () => {
      const before = performance.now();
      const answer = await allocate({
        committeeId: BODY,
        year,
        rows: rows.map((row) => ({ ...row, target: row.target + version, expectedVersion: version })),
        reason: 'điều chỉnh',
      });
      const ms = performance.now() - before;
      expect(answer.__typename).toBe('AllocateQuotasPayload');
      expect(answer.quotas).toHaveLength(BELOW);
      version += 1;
      answers.push({ version, cursor: answer.cursor });
      return ms;
    });
    expect(took).toBeLessThan(1_000);
    for (const { cursor } of answers) {
      const frame = await next();
      expect(frame).toMatchObject({ kind: 'DELTA', cursor });
      // Everybody below, and the one above, which has given so many.
      expect(frame.rows).toHaveLength(BELOW + 1);
    }
    await live.return?.();
  }, 60_000);

  it('shows what is given of a plan at every level, and forbids neither more nor less', async () => {
    const year = 2028;
    const revise = `mutation ($input: ReviseQuotasInput!) { reviseQuotas(input: $input) { __typename } }`;
    const plan = { committeeId: LUC_YEN, target: 20, expectedVersion: 0 };
    await server.ask('demo-province', revise, { input: { year, rows: [plan] } });
    const { rows } = (await propose({ year, total: 0 })).proposal as { rows: Row[] };
    const given = (each: number) => rows.slice(0, 3).map((row) => ({ ...asRows([row])[0], target: each }));
    const less = await allocate({ year, rows: given(5), dryRun: true });
    expect(less).toMatchObject({ allocated: 15, unallocated: 5, withoutTargetCount: rows.length - 3, quotas: [] });
    // Nothing was written.
    expect(less.progress).toMatchObject({ plan: 20, allocated: 0, unallocated: 20 });
    const more = await allocate({ year, rows: given(7) });
    expect(more).toMatchObject({
      allocated: 21,
      unallocated: -1,
      progress: { plan: 20, allocated: 21, unallocated: -1 },
    });
    expect(more.warnings).toEqual([
      { code: 'OVER_ALLOCATED', message: '21 are given of a plan of 20: 1 more', committee: { id: LUC_YEN } },
    ]);
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!) { committee(id: $id) { quota(year: 2028) { allocated unallocated withoutTargetCount } } }`,
      { id: PROVINCE },
    );
    expect(data.committee.quota).toMatchObject({ allocated: 20, unallocated: null });
  });

  it('refuses a commune that does not stand directly below, and a body that would give to itself', async () => {
    const row = (committeeId: string) => ({ committeeId, target: 1, expectedVersion: 0 });
    const answer = await allocate({ committeeId: PROVINCE, year: 2029, rows: [row(LUC_YEN), row(LAM_THUONG)] });
    expect(answer).toMatchObject({ code: 'NOT_DIRECTLY_BELOW', path: ['rows', '1', 'committeeId'] });
    expect(await allocate({ year: 2029, rows: [row(LUC_YEN)] }, 'demo-district')).toMatchObject({
      code: 'FORBIDDEN',
      path: ['rows', '0', 'committeeId'],
    });
    const dry = await allocate({ committeeId: PROVINCE, year: 2029, rows: [row(LAM_THUONG)], dryRun: true });
    expect(dry).toMatchObject({ code: 'NOT_DIRECTLY_BELOW', path: ['rows', '0', 'committeeId'] });
    const dryBelow = await allocate({ year: 2029, rows: [row(LUC_YEN)], dryRun: true }, 'demo-district');
    expect(dryBelow).toMatchObject({ code: 'FORBIDDEN' });
    expect(await server.app.services.database.prisma.admissionQuota.count({ where: { year: 2029 } })).toBe(0);
  });

  it('writes nothing where one of the rows is stale, and takes a thousand rows and no more', async () => {
    const stale = await allocate({ year: 2028, rows: [{ committeeId: LAM_THUONG, target: 1, expectedVersion: 9 }] });
    expect(stale).toMatchObject({ code: 'STALE_VERSION', path: ['rows', '0', 'expectedVersion'] });
    const rows = (n: number) =>
      Array.from({ length: n }, () => ({ committeeId: id(randomUUID()), target: 1, expectedVersion: 0 }));
    expect(await allocate({ year: 2029, rows: rows(1_000) })).toMatchObject({ code: 'NOT_FOUND' });
    const { errors } = await server.ask('demo-province', ALLOCATE, {
      input: { committeeId: LUC_YEN, year: 2029, ...PAPER, rows: rows(1_001) },
    });
    expect(errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX');
  });
});

describe('a sheet', () => {
  const PREPARE = `mutation ($input: PrepareAllocationInput!) { prepareAllocation(input: $input) {
    __typename
    ... on PrepareAllocationPayload { sheet { id status version total rows { target committee { id } } preparedBy { subject role } } }
    ... on UserError { code message path }
  } }`;
  const ISSUE = `mutation ($input: IssueAllocationInput!) { issueAllocation(input: $input) {
    __typename
    ... on IssueAllocationPayload {
      sheet { status documentNumber documentOn issuedBy { subject } } progress { allocated unallocated } warnings { code }
    }
    ... on UserError { code message path }
    ... on StaleVersion { stale { target } }
  } }`;
  const prepare = async (input: object, subject = 'demo-province') =>
    (await server.ask(subject, PREPARE, { input: { committeeId: LUC_YEN, ...input } })).data.prepareAllocation;
  const issue = async (sheetId: string, subject = 'demo-province') =>
    (await server.ask(subject, ISSUE, { input: { sheetId, ...PAPER } })).data.issueAllocation;
  const rowsOf = async (year: number): Promise<ReturnType<typeof asRows>> =>
    asRows((await propose({ year, total: 100 })).proposal.rows);

  it('counts nowhere as a draft; once issued all its quotas stand, and it stays as it is', async () => {
    const year = 2040;
    const rows = await rowsOf(year);
    const { sheet } = await prepare({ year, rows });
    expect(sheet).toMatchObject({
      status: 'DRAFT',
      version: 1,
      total: 100,
      preparedBy: { role: 'SUPERIOR_COMMITTEE' },
    });
    expect(sheet.rows.map((row: { committee: { id: string } }) => row.committee.id)).toEqual(
      rows.map(({ committeeId }) => committeeId),
    );
    expect(await server.app.services.database.prisma.admissionQuota.count({ where: { year } })).toBe(0);
    const doubled = rows.map((row) => ({ ...row, target: row.target * 2 }));
    const again = { year, rows: doubled, sheetId: sheet.id, expectedVersion: 1 };
    expect((await prepare(again)).sheet).toMatchObject({ version: 2, total: 200 });
    expect(await prepare(again)).toMatchObject({ code: 'STALE_VERSION' });
    const issued = await issue(sheet.id);
    expect(issued).toMatchObject({
      sheet: { status: 'ISSUED', ...PAPER, issuedBy: { subject: 'demo-province' } },
      progress: { allocated: 200 },
    });
    expect(await issue(sheet.id)).toMatchObject({ code: 'SHEET_ISSUED', path: ['sheetId'] });
    expect(await prepare({ ...again, expectedVersion: 2 })).toMatchObject({ code: 'SHEET_ISSUED' });
    const { pool } = server.app.services.database;
    await expect(pool.query(`UPDATE quota_sheet SET reason = 'x' WHERE year = $1`, [year])).rejects.toThrow(
      'was issued',
    );
    await expect(
      pool.query(`DELETE FROM quota_sheet_row USING quota_sheet s WHERE s.id = sheet_id AND s.year = $1`, [year]),
    ).rejects.toThrow('was issued');
  });

  it('of two that give the same plans one is issued, and of the other nothing is', async () => {
    const year = 2041;
    const rows = await rowsOf(year);
    const sheets = await Promise.all([1, 2].map(() => prepare({ year, rows })));
    const answers = await Promise.all(sheets.map(({ sheet }) => issue(sheet.id)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['IssueAllocationPayload', 'StaleVersion']);
    expect(await server.app.services.database.prisma.admissionQuota.count({ where: { year } })).toBe(rows.length);
    const left = await server.app.services.database.prisma.quotaSheet.findMany({ where: { year } });
    expect(left.map(({ status }) => status).sort()).toEqual(['DRAFT', 'ISSUED']);
  });

  it('is hidden like a missing one from those it gives to and from walls', async () => {
    const { sheet } = await prepare({ year: 2042, rows: await rowsOf(2042) });
    const missing = await issue(globalId('QuotaSheet', randomUUID()), 'demo-commune');
    expect(missing).toMatchObject({ code: 'NOT_FOUND' });
    for (const subject of ['demo-commune', 'demo-dashboard']) {
      expect(await issue(sheet.id, subject)).toEqual(missing);
      const { data } = await server.ask(subject, 'query ($id: ID!) { node(id: $id) { id } }', { id: sheet.id });
      expect(data.node).toBeNull();
    }
    // The body whose plan it is prepares and issues it.
    expect(await issue(sheet.id, 'demo-district')).toMatchObject({ __typename: 'IssueAllocationPayload' });
  });
});

describe('transferQuota', () => {
  const TRANSFER = `mutation ($input: TransferQuotaInput!) { transferQuota(input: $input) {
    __typename
    ... on TransferQuotaPayload { progress { committeeId plan planVersion } }
    ... on UserError { code message path }
  } }`;
  const transfer = async (input: object, subject = 'demo-district') =>
    (await server.ask(subject, TRANSFER, { input: { year: 2043, reason: 'điều chuyển', ...PAPER, ...input } })).data
      .transferQuota;

  it('moves a part of a plan between siblings by one paper, and never more than there is', async () => {
    const { rows } = (await propose({ year: 2043, total: 0 })).proposal as { rows: Row[] };
    const [from = '', to = ''] = rows.map(({ committeeId }) => committeeId);
    const [row] = asRows(rows);
    await allocate({ year: 2043, rows: [{ ...row, target: 5 }] });
    const pair = { fromCommitteeId: from, toCommitteeId: to, fromVersion: 1, toVersion: 0 };
    expect(await transfer({ ...pair, count: 6 })).toMatchObject({ code: 'TRANSFER_TOO_LARGE', path: ['count'] });
    expect((await transfer({ ...pair, count: 2 })).progress).toEqual([
      { committeeId: from, plan: 3, planVersion: 2 },
      { committeeId: to, plan: 2, planVersion: 1 },
    ]);
    expect(await transfer({ ...pair, count: 1 })).toMatchObject({ code: 'STALE_VERSION', path: ['fromVersion'] });
    const now = { ...pair, fromVersion: 2, toVersion: 1 };
    expect(await transfer({ ...now, toCommitteeId: from, count: 1 })).toMatchObject({
      path: ['toCommitteeId'],
    });
    expect(
      await transfer({ ...now, toCommitteeId: id(demoIds.vanYen), toVersion: 0, count: 1 }, 'demo-province'),
    ).toMatchObject({ code: 'NO_SIBLINGS', path: ['toCommitteeId'] });
    // Both must be its own to set.
    for (const field of ['fromCommitteeId', 'toCommitteeId']) {
      const answer = await transfer({ ...now, [field]: id(demoIds.vanYen), count: 1 });
      expect(answer).toMatchObject({ code: 'NOT_FOUND', path: [field] });
    }
    expect(await transfer({ ...now, count: 1 }, 'demo-commune')).toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });
  });
});

describe('registerQuota', () => {
  const REGISTER = `mutation ($input: RegisterQuotaInput!) { registerQuota(input: $input) {
    __typename
    ... on RegisterQuotaPayload { proposal { target reason proposedBy { subject role } } }
    ... on UserError { code message path }
  } }`;
  const register = async (input: object, subject: string) =>
    (await server.ask(subject, REGISTER, { input: { year: 2044, committeeId: LAM_THUONG, ...input } })).data
      .registerQuota;

  it('stands beside what the committee above proposes, the last word of a year, and counts nowhere', async () => {
    await register({ target: 3 }, 'demo-commune');
    expect((await register({ target: 4, reason: 'nguồn dồi dào' }, 'demo-commune')).proposal).toEqual({
      target: 4,
      reason: 'nguồn dồi dào',
      proposedBy: { subject: 'demo-commune', role: 'GRASSROOTS_COMMITTEE' },
    });
    const { data } = await server.ask(
      'demo-district',
      `query ($top: ID!, $id: ID!) {
        allocationProposal(committeeId: $top, year: 2044, total: 9) { rows { committeeId registered } }
        committee(id: $id) { quota(year: 2044) { plan } quotaProposals(year: 2044) { target } }
      }`,
      { top: LUC_YEN, id: LAM_THUONG },
    );
    const rows: { committeeId: string; registered: number | null }[] = data.allocationProposal.rows;
    for (const { committeeId, registered } of rows) expect(registered).toBe(committeeId === LAM_THUONG ? 4 : null);
    expect(data.committee).toEqual({ quota: { plan: null }, quotaProposals: [{ target: 4 }, { target: 3 }] });
    expect(await register({ target: 1, committeeId: LUC_YEN }, 'demo-commune')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await register({ target: 1 }, 'demo-dashboard')).toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });
    expect(await register({ target: -1 }, 'demo-commune')).toMatchObject({ code: 'INVALID_INPUT', path: ['target'] });
  });
});
