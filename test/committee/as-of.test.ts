import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { END_DAY, end, endDistrict, type NewWorld } from '../helpers/end-of-the-district.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The district of Lục Yên ends on 01/07/2025, and one committee of Văn Yên in 2021, both entered on 2026-11-23.

const EVE = '2025-06-30';
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const VAN_YEN = globalId('Committee', demoIds.vanYen);
const KHEO_LENG = globalId('Committee', demoIds.kheoLeng);

let server: TestServer;
let world: NewWorld;
let before: Record<string, unknown>;

async function ask(document: string, variables: object = {}, subject = 'demo-province') {
  const { data, errors } = await server.ask(subject, document, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** What is asked about closed days, and must not change any more. */
const OLD_FIGURES = `{
  lucYen: committee(id: "${LUC_YEN}") {
    members: membership(asOf: "2023-12-18") { memberCount reportCount newestOn }
    quota(year: 2023) { admitted admittedHere }
    admissionCurve(year: 2023) { days cumulative }
    admissionBreakdown(year: 2023) { admittedCount womenCount ethnicMinorityCount }
    inspectionCompletion(year: 2023) { committeeCount programmeCount completedCount }
  }
  vanYen: committee(id: "${VAN_YEN}") {
    y2021: inspectionCompletion(year: 2021) { committeeCount programmeCount completedCount }
    y2022: inspectionCompletion(year: 2022) { committeeCount programmeCount completedCount }
  }
  of2023: admissions(withinId: "${LUC_YEN}", from: "2023-01-01", to: "2023-12-31", revoked: false) { totalCount }
  ofTheEve: admissions(withinId: "${LUC_YEN}", to: "${EVE}") { totalCount }
  fromThen: admissions(withinId: "${LUC_YEN}", from: "${END_DAY}") { totalCount }
}`;

async function change(write: (client: import('pg').PoolClient) => Promise<void>): Promise<void> {
  const client = await server.app.services.database.pool.connect();
  try {
    await client.query('BEGIN');
    await write(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  await server.app.services.feed.settle();
}

beforeAll(async () => {
  server = await startTestServer();
  before = await ask(OLD_FIGURES);
  await change(async (client) => {
    world = await endDistrict(client);
    // Nà Hẩu of Văn Yên, which had carried out its programme of 2021.
    await end(client, [demoIds.naHau]);
  });
});
afterAll(() => server.stop());

describe('after the district has ended', () => {
  it('figures of closed days are what they were', async () => {
    const now = await ask(OLD_FIGURES);
    expect(now).toEqual({ ...before, fromThen: { totalCount: 0 } });
    expect(now).toMatchObject({
      lucYen: { members: { memberCount: 6_799 }, quota: { admitted: 216 }, admissionBreakdown: { admittedCount: 216 } },
      vanYen: { y2021: { committeeCount: 31, programmeCount: 31, completedCount: 31 } },
      of2023: { totalCount: 216 },
    });
    expect(now.lucYen.admissionCurve.cumulative.at(-1)).toBe(216);
    expect(before.fromThen).not.toEqual({ totalCount: 0 });
    expect(await feedDifferences(server)).toEqual([]);
  });

  it('what came later belongs to what stood there then', async () => {
    const { after, whole, ...sixth } = await ask(`{
      whole: admissions(withinId: "${globalId('Committee', demoIds.province)}", from: "${END_DAY}") { totalCount }
      after: committee(id: "${globalId('Committee', world.lamThuong.id)}") {
        membership { reportCount } was: membership(asOf: "${EVE}") { reportCount } quota(year: 2025) { admitted }
      }
      list: admissions(withinId: "${globalId('Committee', world.lamThuong.id)}", from: "2025-01-01", to: "2025-12-31", revoked: false) { totalCount }
      lucYen: committee(id: "${LUC_YEN}") { membership { memberCount } }
    }`);
    expect(after.membership.reportCount).toBeGreaterThan(4);
    expect(after.was).toBeNull();
    expect(sixth).toEqual({ list: { totalCount: after.quota.admitted }, lucYen: { membership: null } });
    expect(whole.totalCount).toBeGreaterThan(after.quota.admitted);
  });

  it('those that ended within a year are told apart in it', async () => {
    const { lucYen, vanYen } = await ask(`{
      lucYen: committee(id: "${LUC_YEN}") { inspectionCompletion(year: 2025) { committeeCount endedCount endedProgrammeCount } }
      vanYen: committee(id: "${VAN_YEN}") {
        y2025: inspectionCompletion(year: 2025) { committeeCount endedCount }
        y2026: inspectionCompletion(year: 2026) { committeeCount endedCount }
      }
    }`);
    // Five others of Lục Yên stand under the province now: they have not ended.
    expect(lucYen.inspectionCompletion).toMatchObject({ committeeCount: 0, endedCount: 24 });
    expect(vanYen).toEqual({
      y2025: { committeeCount: 30, endedCount: 1 },
      y2026: { committeeCount: 30, endedCount: 0 },
    });
  });

  const TREE = `query ($id: ID!, $asOf: Day) { committee(id: $id) {
    children(asOf: $asOf, first: 100) { totalCount nodes { name closedOn } }
    cells: subtree(asOf: $asOf, kind: [CELL]) { totalCount }
    subtree(asOf: $asOf) { totalCount }
  } }`;

  it('the tree of the eve is the one of the eve', async () => {
    const { committee } = await ask(TREE, { id: LUC_YEN, asOf: EVE });
    expect(committee.children.totalCount).toBe(43);
    expect(committee.children.nodes).toHaveLength(43);
    expect(committee.cells.totalCount).toBe(344);
    expect(committee.subtree.totalCount).toBe(1 + 43 + 344);
    expect((await ask(TREE, { id: LUC_YEN })).committee).toMatchObject({
      children: { totalCount: 0, nodes: [] },
      cells: { totalCount: 0 },
    });
    const { committee: province } = await ask(TREE, { id: globalId('Committee', demoIds.province), asOf: EVE });
    expect(province.subtree.totalCount).toBeGreaterThan(1 + 43 + 344);
  });

  it('of many committees, too, each list is read with the others', async () => {
    const { committees } = await ask(
      `query ($asOf: Day) { committees(asOf: $asOf, parentId: "${globalId('Committee', demoIds.province)}") { nodes {
         id one: children(asOf: $asOf, first: 1) { nodes { name } totalCount } two: children(asOf: $asOf, first: 2) { nodes { name } }
         today: children(first: 1) { totalCount }
       } } }`,
      { asOf: EVE },
    );
    const district = committees.nodes.find(({ id }: { id: string }) => id === LUC_YEN);
    expect(district).toMatchObject({ one: { totalCount: 43 }, today: { totalCount: 0 } });
    expect(district.one.nodes).toEqual(district.two.nodes.slice(0, 1));
    expect(district.two.nodes).toHaveLength(2);
  });

  it('pages of a day go on behind each other', async () => {
    const PAGE = `query ($after: String) { committee(id: "${LUC_YEN}") {
      children(asOf: "${EVE}", first: 20, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      // biome-ignore lint/suspicious/noExplicitAny: an answer is read by the paths it was asked for
      const { children }: any = (await ask(PAGE, { after })).committee;
      seen.push(...children.nodes.map(({ id }: { id: string }) => id));
      after = children.pageInfo.hasNextPage ? children.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(43);
  });

  it('names, kinds, parents and ancestors are those of the day', async () => {
    const { committee } = await ask(`{ committee(id: "${KHEO_LENG}") {
      parent { name } was: parent(asOf: "${EVE}") { name } ancestors { name } above: ancestors(asOf: "${EVE}") { name }
    } }`);
    expect(committee).toMatchObject({
      parent: { name: 'Đảng bộ xã Lâm Thượng mới' },
      was: { name: 'Đảng bộ xã Lâm Thượng' },
      ancestors: [{ name: 'Đảng bộ tỉnh Yên Bái' }, { name: 'Đảng bộ xã Lâm Thượng mới' }],
      above: [{}, { name: 'Đảng bộ huyện Lục Yên' }, { name: 'Đảng bộ xã Lâm Thượng' }],
    });
  });

  it('search finds by the names, kinds and codes of the day, and only what stood then', async () => {
    await change(async (client) => {
      await client.query(
        `WITH ended AS (UPDATE committee_form SET valid_to = '2026-01-01' WHERE committee_id = $1 RETURNING committee_id)
         INSERT INTO committee_form (committee_id, kind, name, valid_from)
         SELECT committee_id, 'SUB_COMMITTEE', 'Đảng bộ bộ phận Khéo Lẹng', '2026-01-01' FROM ended`,
        [demoIds.kheoLeng],
      );
    });
    const FIND = `query ($asOf: Day, $text: String!, $kind: [CommitteeKind!]) {
      committees(asOf: $asOf, text: $text, kind: $kind) { nodes { id name was: name(asOf: $asOf) kind(asOf: $asOf) } } }`;
    expect((await ask(FIND, { text: 'thon kheo leng', asOf: EVE, kind: ['CELL'] })).committees.nodes).toEqual([
      { id: KHEO_LENG, name: 'Đảng bộ bộ phận Khéo Lẹng', was: 'Chi bộ thôn Khéo Lẹng', kind: 'CELL' },
    ]);
    expect((await ask(FIND, { text: 'thon kheo leng' })).committees.nodes).toEqual([]);
    expect((await ask(FIND, { text: 'lam thuong moi', asOf: EVE })).committees.nodes).toEqual([]);
    const { today, eve } = await ask(`{
      today: committee(id: "${LUC_YEN}", asOf: "${END_DAY}") { id }
      eve: committee(id: "${LUC_YEN}", asOf: "${EVE}") { id }
    }`);
    expect(today).toBeNull();
    expect(eve).toEqual({ id: LUC_YEN });
  });

  it('a code means whom it meant on the day', async () => {
    const MINE = '15.135.002.000.000';
    await change(async (client) => {
      await client.query(`DELETE FROM committee_code WHERE code = $1 OR committee_id = $2`, [MINE, demoIds.thamPat]);
      await client.query(
        `INSERT INTO committee_code (committee_id, code, valid_from, valid_to) VALUES ($1, $3, '2000-01-01', $4), ($2, $3, $4, NULL)`,
        [demoIds.thamPat, world.lamThuong.id, MINE, END_DAY],
      );
    });
    const BY_CODE = `query ($asOf: Day) { committee(code: "${MINE}", asOf: $asOf) { id codes { code } was: code(asOf: $asOf) } }`;
    expect((await ask(BY_CODE, { asOf: EVE })).committee).toEqual({
      id: globalId('Committee', demoIds.thamPat),
      codes: [{ code: MINE }],
      was: MINE,
    });
    expect((await ask(BY_CODE)).committee.id).toBe(globalId('Committee', world.lamThuong.id));
  });

  it.each([
    'committee(id: "ID", asOf: "2026-11-24") { id }',
    'committee(id: "ID") { name(asOf: "2026-11-24") }',
    'committee(id: "ID") { children(asOf: "2026-11-24") { totalCount } }',
    'committee(id: "ID") { subtree(asOf: "2026-11-24") { totalCount } }',
    'committee(id: "ID") { ancestors(asOf: "2026-11-24") { id } }',
    'committees(asOf: "2026-11-24") { totalCount }',
  ])('a day to come is refused: %s', async (field) => {
    const { errors } = await server.ask('demo-province', `{ ${field.replace('ID', LUC_YEN)} }`);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT' } });
    expect(errors?.[0]?.message).toContain('lies in the future');
  });
});
