import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const ARTICLE = 'Báo Yên Bái, 18/12/2023';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Asks as the province about one committee. */
async function committee(id: string, selection: string) {
  const query = `query ($id: ID!) { committee(id: $id) { ${selection} } }`;
  const { data, errors } = await server.ask('demo-province', query, { id: globalId('Committee', id) });
  expect(errors).toBeUndefined();
  return data.committee;
}

describe('the district of Lục Yên in the API', () => {
  it('has 43 grassroots organisations, 29 committees and 14 cells, with 344 dependent cells', async () => {
    const found = await committee(
      demoIds.lucYen,
      `name kind source parent { name }
       all: children { totalCount }
       committees: children(kind: [GRASSROOTS_COMMITTEE]) { totalCount }
       grassrootsCells: children(kind: [GRASSROOTS_CELL]) { totalCount }
       dependent: subtree(kind: [CELL]) { totalCount }
       whole: subtree { totalCount }`,
    );
    expect(found).toEqual({
      name: 'Đảng bộ huyện Lục Yên',
      kind: 'SUPERIOR',
      source: ARTICLE,
      parent: { name: 'Đảng bộ tỉnh Yên Bái' },
      all: { totalCount: 43 },
      committees: { totalCount: 29 },
      grassrootsCells: { totalCount: 14 },
      dependent: { totalCount: 344 },
      whole: { totalCount: 1 + 43 + 344 },
    });
  });

  it('has 6,799 members as of 18 December 2023, and fewer figures were known the day before', async () => {
    const found = await committee(
      demoIds.lucYen,
      `that: membership(asOf: "2023-12-18") { memberCount newestOn }
       before: membership(asOf: "1991-01-01") { memberCount }`,
    );
    expect(found.that).toEqual({ memberCount: 6_799, newestOn: '2023-12-18' });
    expect(found.before).toBeNull();
  });

  it('was to admit 216 in 2023 and admitted 216: 100 % of the plan, 144 % of the floor of 150', async () => {
    const { quota } = await committee(
      demoIds.lucYen,
      'quota(year: 2023) { plan admitted admittedHere percent status remaining floor percentOfFloor pipelineCount }',
    );
    expect(quota).toEqual({
      plan: 216,
      admitted: 216,
      admittedHere: 0,
      percent: 100,
      status: 'MET',
      remaining: 0,
      floor: 150,
      percentOfFloor: 144,
      pipelineCount: null,
    });
  });

  it('has at least 128 dependent cells without an admission in 2023, and counts them by their admissions', async () => {
    const { without, all } = await committee(
      demoIds.lucYen,
      'without: subtree(kind: [CELL], withoutAdmissionIn: 2023) { totalCount } all: subtree(kind: [CELL]) { totalCount }',
    );
    expect(without.totalCount).toBeGreaterThanOrEqual(128);
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!) { quotaBoard(committeeId: $id, year: 2023, depth: SUBTREE) { rows { kind admitted } } }`,
      { id: globalId('Committee', demoIds.lucYen) },
    );
    const cells = data.quotaBoard.rows.filter(({ kind }: { kind: string }) => kind === 'CELL');
    expect(cells).toHaveLength(all.totalCount);
    expect(cells.filter(({ admitted }: { admitted: number }) => admitted === 0)).toHaveLength(without.totalCount);
  });
});

describe('Lâm Thượng in the API', () => {
  it('has the village of Khéo Lẹng: 208 households, 25 of them poor, 38 members, one to admit and one admitted', async () => {
    const found = await committee(
      demoIds.kheoLeng,
      `name kind parent { name } ancestors { name }
       profile { households poorHouseholds poorPercent mainEthnicGroup source }
       membership(asOf: "2023-12-18") { memberCount qualifier }
       quota(year: 2023) { plan admitted admittedHere percent status }`,
    );
    expect(found).toEqual({
      name: 'Chi bộ thôn Khéo Lẹng',
      kind: 'CELL',
      parent: { name: 'Đảng bộ xã Lâm Thượng' },
      ancestors: [
        { name: 'Đảng bộ tỉnh Yên Bái' },
        { name: 'Đảng bộ huyện Lục Yên' },
        { name: 'Đảng bộ xã Lâm Thượng' },
      ],
      profile: { households: 208, poorHouseholds: 25, poorPercent: 12, mainEthnicGroup: 'Tày', source: ARTICLE },
      membership: { memberCount: 38, qualifier: 'EXACT' },
      quota: { plan: 1, admitted: 1, admittedHere: 1, percent: 100, status: 'MET' },
    });
  });

  it('has the cell of Thâm Pất', async () => {
    expect(await committee(demoIds.thamPat, 'name kind parent { name }')).toEqual({
      name: 'Chi bộ thôn Thâm Pất',
      kind: 'CELL',
      parent: { name: 'Đảng bộ xã Lâm Thượng' },
    });
  });

  it('has the obstacles of the article, and about 20 to 40 % of the young take part', async () => {
    const { profile } = await committee(
      demoIds.lamThuong,
      `profile { difficultyClass obstacles youthActiveMinPercent youthActiveMaxPercent youthActiveQualifier source }`,
    );
    expect(profile).toEqual({
      difficultyClass: 'REGION_III',
      obstacles: [
        'TRANSPORT',
        'ECONOMY',
        'CADRE_AWARENESS',
        'SUPPORT_DEPENDENCE',
        'YOUTH_AWAY',
        'YOUTH_RELUCTANT',
        'SOURCE_SHORTAGE',
      ],
      youthActiveMinPercent: 20,
      youthActiveMaxPercent: 40,
      youthActiveQualifier: 'ABOUT',
      source: `${ARTICLE}; 612/QĐ-UBDT`,
    });
  });
});

describe('inspection and training in the API', () => {
  it.each([2021, 2022, 2023])('all 31 committees of Văn Yên carried out their programme of %i', async (year) => {
    const { inspectionCompletion } = await committee(
      demoIds.vanYen,
      `inspectionCompletion(year: ${year}) { committeeCount programmeCount completedCount withoutProgrammeCount ownCompleted }`,
    );
    expect(inspectionCompletion).toEqual({
      committeeCount: 31,
      programmeCount: 31,
      completedCount: 31,
      withoutProgrammeCount: 0,
      ownCompleted: true,
    });
  });

  it('they did so under scheme 04-ĐA/TU of 1 September 2021', async () => {
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!) { inspectionProgrammes(withinId: $id, year: 2022, first: 100) {
        totalCount edges { node { status scheme { number issuedOn firstYear lastYear } inspectionCount } } } }`,
      { id: globalId('Committee', demoIds.vanYen) },
    );
    const { totalCount, edges } = data.inspectionProgrammes;
    expect(totalCount).toBe(32);
    for (const { node } of edges) {
      expect(node).toMatchObject({
        status: 'ISSUED',
        scheme: { number: '04-ĐA/TU', issuedOn: '2021-09-01', firstYear: 2021, lastYear: 2025 },
      });
      expect(node.inspectionCount).toBeGreaterThan(0);
    }
  });

  it('the province reported more than 330 trainees in 2023', async () => {
    const { traineeReports } = await committee(
      demoIds.province,
      'traineeReports(year: 2023) { traineeCount qualifier audience source }',
    );
    expect(traineeReports).toEqual([
      { traineeCount: 330, qualifier: 'AT_LEAST', audience: 'CANDIDATES_AND_NEW_MEMBERS', source: ARTICLE },
    ]);
  });
});

describe('what the article does not say', () => {
  it('is marked as invented', async () => {
    const rows = await committee(
      demoIds.lucYen,
      `children(first: 100) { edges { node { name source profile { source } } } }
       cells: subtree(kind: [CELL], first: 100) { edges { node { name source } } }`,
    );
    const sources = (edges: { node: { source: string } }[]) => new Set(edges.map(({ node }) => node.source));
    const known = new Set([ARTICLE, '612/QĐ-UBDT', 'Danh mục hành chính 2023', 'invented', `${ARTICLE}; 612/QĐ-UBDT`]);
    const seen = new Set([...sources(rows.children.edges), ...sources(rows.cells.edges)]);
    expect([...seen].filter((source) => !known.has(source))).toEqual([]);
    expect(seen).toContain('invented');
    // The article names no school, so its cell is invented; the village of the article is not.
    const { schools } = await committee(
      demoIds.lucYen,
      'schools: subtree(text: "truong thpt") { edges { node { source } } }',
    );
    expect(sources(schools.edges)).toEqual(new Set(['invented']));
    expect((await committee(demoIds.kheoLeng, 'source')).source).not.toBe('invented');
  });

  it('of quotas is marked as well: 2023 is the article’s, every other plan is invented', async () => {
    const { prisma } = server.app.services.database;
    const plans = await prisma.admissionQuota.findMany({ where: { committeeId: demoIds.lucYen, kind: 'PLAN' } });
    const ids = plans.map(({ id }) => globalId('AdmissionQuota', id));
    const { data } = await server.ask(
      'demo-province',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on AdmissionQuota { year source } } }',
      { ids },
    );
    const byYear = Object.fromEntries(
      data.nodes.map(({ year, source }: { year: number; source: string }) => [year, source]),
    );
    expect(byYear).toEqual({ 2023: ARTICLE, 2024: 'invented', 2025: 'invented', 2026: 'invented' });
  });
});

describe('a board of the whole district', () => {
  interface Row {
    committeeId: string;
    parentId: string | null;
    name: string;
    kind: string;
    admitted: number;
    admittedHere: number;
    plan: number | null;
  }
  const boardOf = async (year: number): Promise<Row[]> => {
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) {
        rows { committeeId parentId name kind admitted admittedHere plan } } }`,
      { id: globalId('Committee', demoIds.province), year },
    );
    return data.quotaBoard.rows;
  };

  it.each([2023, 2024, 2025, 2026])('of %i: each row is the sum of the rows below it and its own', async (year) => {
    const rows = await boardOf(year);
    // The whole province: everything there is.
    expect(rows).toHaveLength(490);
    const sums = new Map(rows.map(({ committeeId, admittedHere }) => [committeeId, admittedHere]));
    for (const { parentId, admitted } of rows) {
      if (parentId !== null) sums.set(parentId, (sums.get(parentId) ?? 0) + admitted);
    }
    expect(rows.filter(({ committeeId, admitted }) => sums.get(committeeId) !== admitted)).toEqual([]);
    expect(rows[0]?.admitted).toBeGreaterThan(100);
    // Admissions are made by cells; a committee makes none itself.
    expect(rows.filter(({ kind, admittedHere }) => !kind.includes('CELL') && admittedHere > 0)).toEqual([]);
  });

  it.each([2023, 2024, 2025, 2026])(
    'of %i: a parent stands before its children, those in Vietnamese order',
    async (year) => {
      const rows = await boardOf(year);
      const place = new Map(rows.map(({ committeeId }, index) => [committeeId, index]));
      const collator = new Intl.Collator('vi', { numeric: true });
      const last = new Map<string | null, string>();
      for (const [index, { parentId, name }] of rows.entries()) {
        if (parentId !== null) expect(place.get(parentId)).toBeLessThan(index);
        const before = last.get(parentId);
        if (before !== undefined) expect(collator.compare(before, name)).toBeLessThanOrEqual(0);
        last.set(parentId, name);
      }
    },
  );

  it('of 2023: the plans of the organisations add up to that of the district', async () => {
    const { data } = await server.ask(
      'demo-district',
      'query ($id: ID!) { quotaBoard(committeeId: $id, year: 2023) { rows { plan parentId } } }',
      { id: globalId('Committee', demoIds.lucYen) },
    );
    const [top, ...children]: Row[] = data.quotaBoard.rows;
    expect(top?.plan).toBe(216);
    expect(children.reduce((sum, { plan }) => sum + (plan ?? 0), 0)).toBe(216);
  });
});
