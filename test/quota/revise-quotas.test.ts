import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const REVISE = `mutation ($input: ReviseQuotasInput!) {
  reviseQuotas(input: $input) {
    __typename
    ... on ReviseQuotasPayload {
      cursor
      quotas { kind target version basis ratePercent basisMembers basisOn committee { id } revisions { version documentNumber documentOn changedBy { subject role } } }
      progress { committeeId plan floor stretch planVersion floorVersion stretchVersion }
      warnings { code message committee { id } }
    }
    ... on UserError { code message path }
    ... on InvalidInput { mistakes { path } }
    ... on StaleVersion { stale { target version } }
  }
}`;

const [LAM_THUONG, LUC_YEN, KHEO_LENG] = [demoIds.lamThuong, demoIds.lucYen, demoIds.kheoLeng].map((id) =>
  globalId('Committee', id),
);
const PAPER = { reason: 'điều chỉnh', documentNumber: '15-KH/HU', documentOn: '2026-11-02' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function revise(rows: object[], more: object = {}, subject = 'demo-district') {
  const { data, errors } = await server.ask(subject, REVISE, {
    input: { year: 2030, rows: rows.map((row) => ({ expectedVersion: 0, ...row })), ...more },
  });
  expect(errors).toBeUndefined();
  return data.reviseQuotas;
}

const countOf = async (year: number): Promise<number> =>
  server.app.services.database.prisma.admissionQuotaRevision.count({ where: { quota: { year } } });

describe('reviseQuotas', () => {
  it('sets quotas of several committees and kinds at once; each version keeps its document, day and author', async () => {
    const first = await revise([
      { committeeId: LAM_THUONG, target: 9 },
      { committeeId: LAM_THUONG, target: 12, kind: 'STRETCH' },
      { committeeId: KHEO_LENG, target: 1, kind: 'FLOOR', basis: 'RESOLUTION' },
    ]);
    expect(first.quotas.map(({ kind, target, basis, committee }: never) => [kind, target, basis, committee])).toEqual([
      ['PLAN', 9, 'ASSIGNED', { id: LAM_THUONG }],
      ['STRETCH', 12, 'ASSIGNED', { id: LAM_THUONG }],
      ['FLOOR', 1, 'RESOLUTION', { id: KHEO_LENG }],
    ]);
    expect(first.progress).toEqual([
      expect.objectContaining({ committeeId: LAM_THUONG, plan: 9, stretch: 12, floor: null, stretchVersion: 1 }),
      expect.objectContaining({ committeeId: KHEO_LENG, plan: null, stretch: null, floor: 1, floorVersion: 1 }),
    ]);
    expect(first.cursor).toBe(server.app.services.feed.cursor());
    const second = await revise([{ committeeId: LAM_THUONG, target: 8, expectedVersion: 1 }], PAPER);
    const { reason: _reason, ...paper } = PAPER;
    const changedBy = { subject: 'demo-district', role: 'SUPERIOR_COMMITTEE' };
    expect(second.quotas[0].revisions).toEqual([
      { version: 1, documentNumber: null, documentOn: null, changedBy },
      { version: 2, ...paper, changedBy },
    ]);
  });

  it('takes a rate of the members at the start of the year, rounded up', async () => {
    const asOf = '2023-12-31';
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!, $asOf: Day) { committee(id: $id) { membership(asOf: $asOf) { memberCount } } }`,
      { id: LUC_YEN, asOf },
    );
    const members: number = data.committee.membership.memberCount;
    const row = { committeeId: LUC_YEN, basis: 'RATE', ratePercent: 3.25, kind: 'STRETCH' };
    const { quotas } = await revise([row], { year: 2024, ...PAPER }, 'demo-province');
    expect(quotas).toEqual([
      expect.objectContaining({
        target: Math.ceil((325 * members) / 10_000),
        ratePercent: 3.25,
        basisMembers: members,
        basisOn: asOf,
      }),
    ]);
  });

  it('warns of a plan below its floor, and writes it', async () => {
    const rows = [
      { committeeId: LAM_THUONG, target: 4, kind: 'FLOOR', basis: 'RESOLUTION' },
      { committeeId: LAM_THUONG, target: 3 },
      { committeeId: KHEO_LENG, target: 3 },
    ];
    const { warnings, quotas } = await revise(rows, { year: 2031 });
    expect(quotas).toHaveLength(3);
    expect(warnings).toEqual([
      { code: 'PLAN_BELOW_FLOOR', message: 'the plan of 3 is below the floor of 4', committee: { id: LAM_THUONG } },
    ]);
  });
});

describe('reviseQuotas refuses all of it', () => {
  afterEach(async () => expect(await countOf(2035)).toBe(0));
  const refused = (rows: object[], more: object = {}, subject?: string) =>
    revise(rows, { year: 2035, ...more }, subject);
  const good = { committeeId: KHEO_LENG, target: 1 };

  it('a commune cannot set its own plan, its floor, or what is wished for', async () => {
    for (const kind of ['PLAN', 'FLOOR', 'STRETCH']) {
      const answer = await refused([good, { committeeId: LAM_THUONG, target: 1, kind }], {}, 'demo-commune');
      expect(answer).toMatchObject({ code: 'FORBIDDEN', path: ['rows', '1', 'committeeId'] });
      expect(answer.message).toMatch(/for those below it and not for itself/);
    }
  });

  it('what is beside, hidden like what is missing', async () => {
    const other = globalId('Committee', '00000000-0000-4000-8000-00000000dead');
    const missing = await refused([good, { committeeId: other, target: 1 }], {}, 'demo-commune');
    const above = await refused([good, { committeeId: LUC_YEN, target: 1 }], {}, 'demo-commune');
    expect(missing).toMatchObject({ code: 'NOT_FOUND', path: ['rows', '1', 'committeeId'] });
    expect(above).toEqual(missing);
  });

  it('all mistakes of all rows, each at its row', async () => {
    const answer = await refused([
      { committeeId: LAM_THUONG, target: -1 },
      { committeeId: KHEO_LENG, basis: 'RATE', ratePercent: 7, target: 3 },
      { committeeId: KHEO_LENG, kind: 'FLOOR' },
      { committeeId: KHEO_LENG, kind: 'STRETCH', basis: 'RATE', ratePercent: 0.001 },
      { committeeId: LAM_THUONG, target: 2 },
    ]);
    expect(answer.code).toBe('INVALID_INPUT');
    expect(answer.mistakes.map(({ path }: { path: string[] }) => path.slice(1).join('.'))).toEqual([
      'rows.0.target',
      'rows.1.target',
      'rows.2.target',
      'rows.3.ratePercent',
      'rows.4.committeeId',
    ]);
  });

  it('no rows', async () => {
    expect(await refused([])).toMatchObject({ code: 'INVALID_INPUT', path: ['rows'] });
  });

  it('a rate where nobody has reported members', async () => {
    const row = { committeeId: KHEO_LENG, basis: 'RATE', ratePercent: 7, rateOf: 'TERM' };
    expect(await refused([row])).toMatchObject({ code: 'RATE_OF_NOBODY', path: ['rows', '0', 'rateOf'] });
  });
});

it('answers which quotas stand at another version, and writes none', async () => {
  const year = 2036;
  await revise([{ committeeId: LAM_THUONG, target: 5 }], { year });
  const answer = await revise(
    [
      { committeeId: KHEO_LENG, target: 1 },
      { committeeId: LAM_THUONG, target: 6 },
    ],
    { year },
  );
  expect(answer).toMatchObject({
    code: 'STALE_VERSION',
    path: ['rows', '1', 'expectedVersion'],
    stale: [{ target: 5, version: 1 }],
  });
  expect(await countOf(year)).toBe(1);
});

it('of two sheets at once one is written whole, and the other not at all', async () => {
  const year = 2037;
  const sheet = (target: number) => [
    { committeeId: LAM_THUONG, target },
    { committeeId: KHEO_LENG, target },
  ];
  const answers = await Promise.all([3, 4, 5].map((target) => revise(sheet(target), { year })));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    'ReviseQuotasPayload',
    'StaleVersion',
    'StaleVersion',
  ]);
  const quotas = await server.app.services.database.prisma.admissionQuota.findMany({ where: { year } });
  expect(new Set(quotas.map(({ target }) => target)).size).toBe(1);
});
