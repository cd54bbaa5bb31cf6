import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AreaKind } from '../../src/db/generated/client.ts';
import { watchKinds } from '../../src/resolvers/watch/words.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { plantArea } from '../helpers/plant-area.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What wants attention is told of the records as they stand, or stood on a day: at its edge each kind begins and ends, and
// `since` is the first day on which it would have been told.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  for (const role of ['SUPERIOR_COMMITTEE', 'DASHBOARD', 'AUDITOR', 'INSPECTOR'] as const) {
    await server.grant(role, role, tree.province);
  }
  await server.grant('south', 'SUPERIOR_COMMITTEE', tree.south);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

const sql = (text: string, values: unknown[] = []) => server.app.services.database.pool.query(text, values);
const quoted = (id: string) => `"${globalId('Committee', id)}"`;

interface Row {
  id: string;
  kind: string;
  since: string;
  committee: { name: string };
  area: { name: string } | null;
  values: { name: string; value: string }[];
  rule: { source: string } | null;
}

const ROW = 'id kind since committee { name } area { name } values { name value } rule { source }';

async function page(args: string, subject = 'SUPERIOR_COMMITTEE') {
  const { data, errors } = await server.ask(
    subject,
    `{ watchList(${args}) { totalCount edges { cursor node { ${ROW} } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
  );
  expect(errors).toBeUndefined();
  return data.watchList as {
    totalCount: number;
    edges: { cursor: string; node: Row }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
  };
}

const rowsOf = async (args: string, subject?: string): Promise<Row[]> =>
  (await page(`${args}, first: 100`, subject)).edges.map(({ node }) => node);

/** What is told of a kind at a committee on a day: since when, and the figures. Null where it is not told. */
async function told(kind: string, committeeId: string, day: string, more = '') {
  const rows = await rowsOf(`withinId: ${quoted(committeeId)}, kinds: [${kind}], asOf: "${day}" ${more}`);
  expect(rows.length).toBeLessThan(2);
  const [row] = rows;
  if (!row) return null;
  return { since: row.since, ...Object.fromEntries(row.values.map(({ name, value }) => [name, value])) };
}

/** A cell of its own for a test. */
async function cell(name: string, founded = '2000-01-01', parent = tree.commune): Promise<string> {
  const id = randomUUID();
  await sql(`INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'CELL', $2, $3)`, [id, name, founded]);
  await sql('INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, $3)', [
    id,
    parent,
    founded,
  ]);
  await sql(`SELECT place_committees('2026-11-01')`);
  await server.app.services.feed.settle();
  return id;
}

const plan = (id: string, year: number, target: number) =>
  sql(
    `INSERT INTO admission_quota (id, committee_id, year, kind, target, updated_at) VALUES (gen_random_uuid(), $1, $2, 'PLAN', $3, now())`,
    [id, year, target],
  );
const report = (id: string, asOf: string, official: number | null, qualifier = 'EXACT', members = official ?? 9) =>
  sql(
    `INSERT INTO membership_snapshot (id, committee_id, as_of, member_count, official, qualifier)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5::"Qualifier")`,
    [id, asOf, members, official, qualifier],
  );
const officer = (id: string, title: string, from: string, to: string | null) =>
  sql(
    `INSERT INTO officer (id, committee_id, person_name, title, valid_from, valid_to)
     VALUES (gen_random_uuid(), $1, 'Hà Văn Thử', $2::"OfficerTitle", $3, $4)`,
    [id, title, from, to],
  );
const term = (id: string, startsOn: string, endsOn: string) =>
  sql(
    `INSERT INTO committee_term (id, committee_id, starts_on, ends_on, decision_number, set_by)
     VALUES (gen_random_uuid(), $1, $2, $3, '5-QĐ/ĐU', 'test')`,
    [id, startsOn, endsOn],
  );
const cover = (id: string, areaId: string, from: string, to: string | null = null) =>
  sql(
    `INSERT INTO committee_area (id, committee_id, area_id, valid_from, valid_to) VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
    [id, areaId, from, to],
  );
const village = (name: string, kind: AreaKind = 'HAMLET') =>
  plantArea(server.app.services.database.prisma, { keeperId: tree.commune, name, kind });

it('tells a cell that has admitted nobody for so many years, with a plan apart from without', async () => {
  const id = await cell('Chi bộ lâu năm');
  await admitOn(server.app.services.database.pool, id, '2022-05-10');
  const revoked = await admitOn(server.app.services.database.pool, id, '2024-03-01');
  await sql('UPDATE admission SET revoked = true WHERE id = $1', [revoked]);
  await plan(id, 2024, 1);
  expect(await told('NO_ADMISSION', id, '2025-05-09')).toBeNull();
  expect(await told('NO_ADMISSION', id, '2025-05-10')).toEqual({
    since: '2025-05-10',
    years: '3',
    planned: '1',
    lastAdmission: '2022-05-10',
  });
  // The plan of 2024 is one of the last three years until the end of 2026, and of the last two until that of 2025.
  expect(await told('NO_ADMISSION', id, '2025-12-31', 'years: 2')).toMatchObject({ since: '2024-05-10', years: '2' });
  expect(await told('NO_ADMISSION', id, '2026-01-01', 'years: 2')).toBeNull();
  expect(await told('NO_ADMISSION_NOR_QUOTA', id, '2025-12-31', 'years: 2')).toBeNull();
  expect(await told('NO_ADMISSION_NOR_QUOTA', id, '2026-01-01', 'years: 2')).toMatchObject({
    since: '2026-01-01',
    planned: '0',
  });
});

it('takes a cell that never admitted anybody by its founding, and a plan of nobody for none', async () => {
  const id = await cell('Chi bộ mới', '2022-06-01');
  await plan(id, 2024, 0);
  expect(await told('NO_ADMISSION_NOR_QUOTA', id, '2025-05-31')).toBeNull();
  expect(await told('NO_ADMISSION_NOR_QUOTA', id, '2025-06-01')).toEqual({
    since: '2025-06-01',
    years: '3',
    planned: '0',
  });
  expect(await told('NO_ADMISSION', id, '2025-06-01')).toBeNull();
});

it('tells a cell in which nobody is on the way, from the day on which the last one left', async () => {
  const id = await cell('Chi bộ hết nguồn');
  expect(await told('NO_SOURCE', id, '2024-01-09')).toEqual({ since: '2000-01-01' });
  const candidate = randomUUID();
  await sql(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since) VALUES ($1, $2, 'Vi Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'OFFICIAL', '2026-03-01')`,
    [candidate, id],
  );
  for (const [from, to, day] of [
    [null, 'SOURCE', '2024-01-10'],
    ['SOURCE', 'DECIDED', '2025-02-01'],
    ['DECIDED', 'PROBATIONARY', '2025-03-01'],
    ['PROBATIONARY', 'OFFICIAL', '2026-03-01'],
  ]) {
    await sql(
      `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
       VALUES (gen_random_uuid(), $1, $2::"CandidateStage", $3::"CandidateStage", $4, 'test')`,
      [candidate, from, to, day],
    );
  }
  expect(await told('NO_SOURCE', id, '2024-01-10')).toBeNull();
  expect(await told('NO_SOURCE', id, '2025-02-28')).toBeNull();
  expect(await told('NO_SOURCE', id, '2025-03-01')).toEqual({ since: '2025-03-01' });
  expect(await told('NO_SOURCE', id, '2026-11-01')).toEqual({ since: '2025-03-01' });
});

it('tells a cell whose last source went to another cell', async () => {
  const id = await cell('Chi bộ chuyển đi');
  const other = await cell('Chi bộ chuyển đến');
  const candidate = randomUUID();
  await sql(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since) VALUES ($1, $2, 'Vi Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'SOURCE', '2024-01-10')`,
    [candidate, id],
  );
  // Of one transaction: everybody is with one cell on each day.
  await sql(`UPDATE case_place SET valid_to = '2025-07-01' WHERE candidate_id = '${candidate}';
    INSERT INTO case_place (candidate_id, committee_id, valid_from, cause, recorded_by)
      VALUES ('${candidate}', '${other}', '2025-07-01', 'TRANSFER', 'test')`);
  expect(await told('NO_SOURCE', id, '2025-06-30')).toBeNull();
  expect(await told('NO_SOURCE', id, '2025-07-01')).toEqual({ since: '2025-07-01' });
  expect(await told('NO_SOURCE', other, '2025-06-30')).toEqual({ since: '2000-01-01' });
  expect(await told('NO_SOURCE', other, '2025-07-01')).toBeNull();
});

it('tells a cell at the minimum of official members, as long as it was reported to be', async () => {
  const id = await cell('Chi bộ ít người');
  await report(id, '2023-01-01', 3);
  await report(id, '2024-01-01', 4);
  await report(id, '2024-06-01', 3);
  await report(id, '2025-01-01', 2);
  await report(id, '2025-06-01', null, 'EXACT', 5);
  await report(id, '2026-01-01', 3, 'AT_LEAST');
  expect(await told('FEW_OFFICIAL', id, '2022-12-31')).toBeNull();
  expect(await told('FEW_OFFICIAL', id, '2023-12-31')).toEqual({ since: '2023-01-01', official: '3', least: '3' });
  expect(await told('FEW_OFFICIAL', id, '2024-05-31')).toBeNull();
  expect(await told('FEW_OFFICIAL', id, '2024-06-01')).toMatchObject({ since: '2024-06-01', official: '3' });
  expect(await told('FEW_OFFICIAL', id, '2025-05-31')).toMatchObject({ since: '2024-06-01', official: '2' });
  // Where the parts are not told, or "more than" was said, nobody knows.
  expect(await told('FEW_OFFICIAL', id, '2025-06-01')).toBeNull();
  expect(await told('FEW_OFFICIAL', id, '2026-01-01')).toBeNull();
  const [row] = await rowsOf(`withinId: ${quoted(id)}, kinds: [FEW_OFFICIAL], asOf: "2025-01-01"`);
  expect(row?.rule?.source).toBe('Điều lệ Đảng, Điều 24.1');
});

it('counts the members of a cell from its roll where it keeps one', async () => {
  const id = await cell('Chi bộ có danh sách');
  await report(id, '2024-01-01', 20);
  await sql(
    `INSERT INTO roll_keeping (id, committee_id, since, set_by) VALUES (gen_random_uuid(), $1, '2025-01-01', 'test')`,
    [id],
  );
  for (const [officialSince, leftOn] of [
    ['2010-01-01', null],
    ['2010-01-01', null],
    ['2010-01-01', null],
    ['2010-01-01', '2025-09-01'],
    ['2026-02-01', null],
  ] as const) {
    const personId = randomUUID();
    await sql(
      `INSERT INTO person (id, full_name, sex, birth_year, birth_month) VALUES ($1, 'Lý Văn Cũ', 'MALE', 1970, 3)`,
      [personId],
    );
    await sql(
      `INSERT INTO member (id, person_id, committee_id, full_name, probationary_since, official_since, left_on, left_reason)
       VALUES (gen_random_uuid(), $1, $2, 'Lý Văn Cũ', '2009-01-01', $3, $4::date, CASE WHEN $4::date IS NOT NULL THEN 'DIED'::"MemberLeft" END)`,
      [personId, id, officialSince, leftOn],
    );
  }
  expect(await told('FEW_OFFICIAL', id, '2025-08-31')).toBeNull();
  expect(await told('FEW_OFFICIAL', id, '2026-01-31')).toEqual({ since: '2025-09-01', official: '3', least: '3' });
  expect(await told('FEW_OFFICIAL', id, '2026-02-01')).toBeNull();
});

it('tells a cell with nine official members and without a committee of its own', async () => {
  const id = await cell('Chi bộ chưa có chi ủy');
  await report(id, '2024-01-01', 8);
  await report(id, '2025-01-01', 9);
  await officer(id, 'SECRETARY', '2020-01-01', null);
  await officer(id, 'DEPUTY_SECRETARY', '2020-01-01', null);
  await officer(id, 'MEMBER', '2025-06-01', '2026-06-01');
  expect(await told('NO_CELL_COMMITTEE', id, '2024-12-31')).toBeNull();
  expect(await told('NO_CELL_COMMITTEE', id, '2025-01-01')).toEqual({ since: '2025-01-01', official: '9', least: '9' });
  expect(await told('NO_CELL_COMMITTEE', id, '2025-06-01')).toBeNull();
  expect(await told('NO_CELL_COMMITTEE', id, '2026-05-31')).toBeNull();
  expect(await told('NO_CELL_COMMITTEE', id, '2026-06-01')).toMatchObject({ since: '2026-06-01' });
  const about = await cell('Chi bộ khoảng chín');
  await report(about, '2025-01-01', 9, 'ABOUT');
  expect(await told('NO_CELL_COMMITTEE', about, '2025-01-01')).toBeNull();
  await report(about, '2025-02-01', 9, 'AT_LEAST');
  expect(await told('NO_CELL_COMMITTEE', about, '2025-02-01')).toMatchObject({ since: '2025-02-01' });
});

it('tells a committee without a secretary, from the day on which the last one left', async () => {
  const id = await cell('Chi bộ khuyết bí thư');
  expect(await told('NO_SECRETARY', id, '2023-12-31')).toEqual({ since: '2000-01-01' });
  await officer(id, 'SECRETARY', '2024-01-01', '2025-04-01');
  await officer(id, 'DEPUTY_SECRETARY', '2024-01-01', null);
  expect(await told('NO_SECRETARY', id, '2023-12-31')).toEqual({ since: '2000-01-01' });
  expect(await told('NO_SECRETARY', id, '2024-01-01')).toBeNull();
  expect(await told('NO_SECRETARY', id, '2025-03-31')).toBeNull();
  expect(await told('NO_SECRETARY', id, '2025-04-01')).toEqual({ since: '2025-04-01', lastLeft: '2025-04-01' });
});

it('tells a term that ends within so many days, until another one follows', async () => {
  const id = await cell('Chi bộ hết nhiệm kỳ');
  await term(id, '2022-07-01', '2025-01-01');
  expect(await told('TERM_ENDS', id, '2024-10-02')).toBeNull();
  expect(await told('TERM_ENDS', id, '2024-10-03')).toEqual({
    since: '2024-10-03',
    endsOn: '2025-01-01',
    days: '90',
    decision: '5-QĐ/ĐU',
  });
  expect(await told('TERM_ENDS', id, '2024-12-31', 'termDays: 0')).toBeNull();
  expect(await told('TERM_ENDS', id, '2025-01-01', 'termDays: 0')).toMatchObject({ since: '2025-01-01' });
  expect(await told('TERM_ENDS', id, '2026-01-01')).toMatchObject({ since: '2024-10-03' });
  await term(id, '2026-03-01', '2028-09-01');
  expect(await told('TERM_ENDS', id, '2025-11-30')).toMatchObject({ since: '2024-10-03' });
  expect(await told('TERM_ENDS', id, '2025-12-01')).toBeNull();
});

it('tells joint cells, and villages without a cell of their own or without members', async () => {
  const id = await cell('Chi bộ ghép');
  const [upper, lower] = [await village('Bản Trên'), await village('Bản Dưới', 'VILLAGE')];
  const commune = await village('Xã', 'COMMUNE');
  await cover(id, commune, '2020-01-01');
  await cover(id, upper, '2024-01-01');
  await cover(id, lower, '2025-01-01', '2026-01-01');
  await report(id, '2024-02-01', 3);
  const areas = async (kind: string, day: string) =>
    (await rowsOf(`withinId: ${quoted(tree.commune)}, kinds: [${kind}], asOf: "${day}"`)).map(
      ({ area, since, values }) => `${area?.name} ${since} ${values.map(({ value }) => value).join('/')}`,
    );
  expect(await told('JOINT_CELL', id, '2024-12-31')).toBeNull();
  expect(await told('JOINT_CELL', id, '2025-01-01')).toEqual({ since: '2025-01-01', villages: '2' });
  expect(await told('JOINT_CELL', id, '2026-01-01')).toBeNull();

  // Of a commune it is not told: nobody asks for a cell of it.
  const first = (name: string) => `${name} 2000-01-01 0`;
  expect((await areas('AREA_WITHOUT_CELL', '2023-12-31')).sort()).toEqual([first('Bản Dưới'), first('Bản Trên')]);
  expect(await areas('AREA_WITHOUT_CELL', '2024-01-01')).toEqual([first('Bản Dưới')]);
  expect(await areas('AREA_WITHOUT_CELL', '2025-01-01')).toEqual([
    first('Bản Dưới').replace(/0$/, '1'),
    'Bản Trên 2025-01-01 1',
  ]);
  expect(await areas('AREA_WITHOUT_CELL', '2026-01-01')).toEqual([first('Bản Dưới')]);

  expect(await areas('AREA_WITHOUT_MEMBER', '2024-12-31')).toEqual([first('Bản Dưới')]);
  expect(await areas('AREA_WITHOUT_MEMBER', '2025-01-01')).toEqual([]);
  expect(await areas('AREA_WITHOUT_MEMBER', '2026-01-01')).toEqual(['Bản Dưới 2026-01-01 0']);
  await report(id, '2026-02-01', 0);
  expect((await areas('AREA_WITHOUT_MEMBER', '2026-02-01')).sort()).toEqual([
    'Bản Dưới 2026-01-01 0',
    'Bản Trên 2026-02-01 1',
  ]);

  // In danger of it as long as its cells have no more than one of its own needs, and somebody.
  expect(await areas('AREA_IN_DANGER', '2024-01-31')).toEqual([]);
  expect(await areas('AREA_IN_DANGER', '2024-02-01')).toEqual(['Bản Trên 2024-02-01 1/3/3']);
  await report(await cell('Chi bộ chia sẻ'), '2024-02-01', 1);
  const { rows } = await sql(`SELECT id FROM committee WHERE name = 'Chi bộ chia sẻ'`);
  await cover(rows[0].id, upper, '2024-03-01', '2024-04-01');
  expect(await areas('AREA_IN_DANGER', '2024-02-29')).toEqual(['Bản Trên 2024-02-01 1/3/3']);
  expect(await areas('AREA_IN_DANGER', '2024-03-01')).toEqual([]);
  expect(await areas('AREA_IN_DANGER', '2024-04-01')).toEqual(['Bản Trên 2024-04-01 1/3/3']);
  expect(await areas('AREA_IN_DANGER', '2026-02-01')).toEqual([]);
});

it('says since when: the first day on which it would have been told', async () => {
  const day = '2026-11-01';
  const rows = await rowsOf(`withinId: ${quoted(tree.province)}, asOf: "${day}"`);
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThan(6);
  for (const { id, kind, since } of rows) {
    const idsOn = async (asOf: string) =>
      (await rowsOf(`withinId: ${quoted(tree.province)}, kinds: [${kind}], asOf: "${asOf}"`)).map((row) => row.id);
    expect(await idsOn(since), `${kind} on ${since}`).toContain(id);
    const eve = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
    expect(await idsOn(eve), `${kind} before ${since}`).not.toContain(id);
  }
});

it('comes kind by kind and the longest first, each row once, and its pages join from either end', async () => {
  const within = `withinId: ${quoted(tree.province)}, asOf: "2026-11-01"`;
  const rows = await rowsOf(within);
  const { totalCount } = await page(`${within}, first: 1`);
  expect(rows.length).toBe(totalCount);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const places = rows.map(
    ({ kind, since }) => `${String(watchKinds.indexOf(kind as never)).padStart(2, '0')} ${since}`,
  );
  expect(places).toEqual(places.toSorted());
  for (const size of [4]) {
    const joined: Row[] = [];
    for (let after = ''; ; ) {
      const { edges, pageInfo } = await page(`${within}, first: ${size} ${after}`);
      joined.push(...edges.map(({ node }) => node));
      if (!pageInfo.hasNextPage) break;
      after = `after: "${pageInfo.endCursor}"`;
    }
    expect(joined).toEqual(rows);
  }
  const last = await page(`${within}, last: 5`);
  expect(last.edges.map(({ node }) => node)).toEqual(rows.slice(-5));
  const before = await page(`${within}, last: 7, before: "${last.edges[0]?.cursor}"`);
  expect(before.edges.map(({ node }) => node)).toEqual(rows.slice(-12, -5));
  const between = await page(
    `${within}, first: 50, after: "${before.edges[0]?.cursor}", before: "${last.edges[4]?.cursor}"`,
  );
  expect(between.edges.map(({ node }) => node)).toEqual(rows.slice(-11, -1));
});

it('is counted kind by kind, as the list has it', async () => {
  const within = `withinId: ${quoted(tree.province)}, asOf: "2026-11-01"`;
  const rows = await rowsOf(within);
  const { data } = await server.ask('SUPERIOR_COMMITTEE', `{ watchCounts(${within}) { kind count } }`);
  expect(data.watchCounts).toEqual(
    watchKinds.map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length })),
  );
  for (const kind of watchKinds) {
    expect(await rowsOf(`${within}, kinds: [${kind}]`)).toEqual(rows.filter((row) => row.kind === kind));
  }
  expect(await rowsOf(`${within}, kinds: []`)).toEqual([]);
});

it('goes by the tree of the day', async () => {
  const id = await cell('Chi bộ đổi cấp trên', '2020-01-01', tree.south);
  await officer(id, 'SECRETARY', '2020-01-01', '2021-01-01');
  await sql(`UPDATE committee_placement SET valid_to = '2024-01-01' WHERE child_id = '${id}';
    INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ('${id}', '${tree.commune}', '2024-01-01')`);
  await sql(`SELECT place_committees('2026-11-01')`);
  await server.app.services.feed.settle();
  const names = async (top: string, day: string, subject?: string) =>
    (await rowsOf(`withinId: ${quoted(top)}, kinds: [NO_SECRETARY], asOf: "${day}"`, subject)).map(
      ({ committee }) => committee.name,
    );
  expect(await names(tree.south, '2023-12-31')).toContain('Chi bộ đổi cấp trên');
  expect(await names(tree.south, '2024-01-01')).not.toContain('Chi bộ đổi cấp trên');
  expect(await names(tree.commune, '2023-12-31')).not.toContain('Chi bộ đổi cấp trên');
  expect(await names(tree.commune, '2024-01-01')).toContain('Chi bộ đổi cấp trên');
  // Rights are today's: who had it then and has it no more is not shown it.
  expect(await names(tree.south, '2023-12-31', 'south')).toEqual(['Huyện Nam']);
});

it('shows each role the kinds whose records it reads, and a hidden committee like a missing one', async () => {
  const within = `withinId: ${quoted(tree.province)}, asOf: "2026-11-01"`;
  const kinds = async (subject: string) => [...new Set((await rowsOf(within, subject)).map(({ kind }) => kind))];
  const all = await kinds('SUPERIOR_COMMITTEE');
  const ofOfficers = ['NO_SECRETARY', 'NO_CELL_COMMITTEE'];
  const ofFigures = ['NO_ADMISSION', 'NO_ADMISSION_NOR_QUOTA', 'NO_SOURCE'];
  expect(all).toEqual(expect.arrayContaining([...ofOfficers, 'NO_ADMISSION_NOR_QUOTA', 'NO_SOURCE']));
  expect(await kinds('INSPECTOR')).toEqual(all);
  expect(await kinds('DASHBOARD')).toEqual(all.filter((kind) => !ofOfficers.includes(kind)));
  expect(await kinds('AUDITOR')).toEqual(all.filter((kind) => ![...ofOfficers, ...ofFigures].includes(kind)));
  const { data } = await server.ask('AUDITOR', `{ watchCounts(${within}) { kind } }`);
  expect(data.watchCounts.map(({ kind }: Row) => kind)).toEqual(
    watchKinds.filter((kind) => ![...ofOfficers, ...ofFigures].includes(kind)),
  );
  for (const id of [tree.north, randomUUID()]) {
    expect(await page(`withinId: ${quoted(id)}`, 'south')).toMatchObject({ totalCount: 0, edges: [] });
  }
});

it('takes a statement for each kind, whatever the size of the scope', async () => {
  const ask = (id: string, kinds: string) =>
    server.ask(
      'SUPERIOR_COMMITTEE',
      `{ watchList(withinId: ${quoted(id)}, kinds: [${kinds}], first: 100) { edges { node { id values { value } } } } }`,
    );
  for (const [id, kinds] of [
    [tree.province, watchKinds],
    [tree.cellA, watchKinds],
    [tree.province, ['NO_SECRETARY']],
  ] as const) {
    await ask(id, kinds.join(' '));
    const { statements } = await countStatements(() => ask(id, kinds.join(' ')));
    expect(statements.length).toBe(kinds.length);
  }
});

it('refuses a day to come and numbers out of range', async () => {
  for (const [args, words] of [
    ['asOf: "2030-01-01"', /lies in the future/],
    ['years: 0', /between 1 and 20/],
    ['years: 21', /between 1 and 20/],
    ['termDays: -1', /between 0 and 1000/],
    ['termDays: 1001', /between 0 and 1000/],
  ] as const) {
    const { errors } = await server.ask(
      'SUPERIOR_COMMITTEE',
      `{ watchList(withinId: ${quoted(tree.commune)}, ${args}) { totalCount } }`,
    );
    expect(errors?.[0]?.extensions?.code, args).toBe('INVALID_INPUT');
    expect(errors?.[0]?.message).toMatch(words);
  }
});
