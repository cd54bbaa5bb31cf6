import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { decodeGlobalId } from '../../src/schema/global-id.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// 2025-07-01, played by the API: Yên Bái became part of the new province of Lào Cai, the districts of Lục Yên and Văn Yên ended,
// and their 49 communes became 15. What was true on days before must be true afterwards.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** New communes, by the names of those they are made of (Resolution 1673/NQ-UBTVQH15). */
const OF_LUC_YEN: Record<string, string[]> = {
  'Lục Yên': ['thị trấn Yên Thế', 'xã Minh Xuân', 'xã Yên Thắng', 'xã Liễu Đô'],
  'Lâm Thượng': ['xã Mai Sơn', 'xã Khánh Thiện', 'xã Tân Phượng', 'xã Lâm Thượng'],
  'Tân Lĩnh': ['xã Minh Chuẩn', 'xã Tân Lập', 'xã Phan Thanh', 'xã Khai Trung', 'xã Tân Lĩnh'],
  'Khánh Hòa': ['xã Tô Mậu', 'xã An Lạc', 'xã Động Quan', 'xã Khánh Hòa'],
  'Mường Lai': ['xã An Phú', 'xã Vĩnh Lạc', 'xã Minh Tiến', 'xã Mường Lai'],
  'Phúc Lợi': ['xã Trúc Lâu', 'xã Trung Tâm', 'xã Phúc Lợi'],
};

const OF_VAN_YEN: Record<string, string[]> = {
  'Mậu A': ['thị trấn Mậu A', 'xã Mậu Đông', 'xã Ngòi A', 'xã An Thịnh', 'xã Yên Thái'],
  'Lâm Giang': ['xã Lang Thíp', 'xã Lâm Giang'],
  'Châu Quế': ['xã Châu Quế Thượng', 'xã Châu Quế Hạ'],
  'Đông Cuông': ['xã An Bình', 'xã Quang Minh', 'xã Đông An', 'xã Đông Cuông'],
  'Phong Dụ Hạ': ['xã Phong Dụ Hạ', 'xã Xuân Tầm'],
  'Phong Dụ Thượng': ['xã Phong Dụ Thượng'],
  'Tân Hợp': ['xã Tân Hợp', 'xã Đại Sơn', 'xã Nà Hẩu'],
  'Xuân Ái': ['xã Yên Hợp', 'xã Đại Phác', 'xã Yên Phú', 'xã Xuân Ái', 'xã Viễn Sơn'],
  'Mỏ Vàng': ['xã Mỏ Vàng'],
};

const REORGANISE = `mutation ($input: ReorganiseInput!, $key: String) { answer: reorganise(input: $input, key: $key) {
  __typename
  ... on ReorganisePayload { cursor repeated
    reorganisation { id state effectiveOn changes { kind bodies { name } to { name } } lineage { kind on fromName toName } }
    plan {
      founded { body { ref name } under { name } } ended { body { name } successors { name } } moved { body { name } from { name } to { name } }
      roles { subject role body { name } outcome to { name } } officers { personName reason body { name } }
      quotas { year target } classes { title } programmes { year } cases { count } warnings { code message body { name } }
      figures { year before after body { name } }
    }
  }
  ... on RuleViolation { refusals { code message path } }
  ... on InvalidInput { mistakes { message path } }
  ... on UserError { code message path } } }`;

async function ask(subject: string, query: string, variables: object = {}) {
  const { data, errors } = await server.ask(subject, query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const reorganise = async (input: object) => (await ask('demo-province', REORGANISE, { input })).answer;

async function childrenOf(id: string): Promise<{ id: string; name: string }[]> {
  const found = [];
  for (let after: string | null = null; ; ) {
    const {
      committee,
    }: {
      committee: {
        children: { nodes: { id: string; name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      };
    } = await ask(
      'demo-province',
      `query ($id: ID!, $after: String) { committee(id: $id) { children(first: 100, after: $after, includeClosed: true) {
          nodes { id name } pageInfo { endCursor hasNextPage } } } }`,
      { id, after },
    );
    found.push(...committee.children.nodes);
    if (!committee.children.pageInfo.hasNextPage) return found;
    after = committee.children.pageInfo.endCursor;
  }
}

const DISTRICT = globalId('Committee', demoIds.lucYen);
const VAN_YEN = globalId('Committee', demoIds.vanYen);
const YEN_BAI = globalId('Committee', demoIds.province);
const LAO_CAI = { ref: 'Lào Cai' };

/** One district ends, its communes become others, and what else stood there comes under the province. */
async function endOf(district: string, communes: Record<string, string[]>): Promise<object[]> {
  const children = await childrenOf(district);
  const idOf = (name: string): string => {
    const found = children.find((one) => one.name === `Đảng bộ ${name}`);
    if (!found) throw new Error(`no ${name}`);
    return found.id;
  };
  const old = new Set(Object.values(communes).flat().map(idOf));
  return [
    ...Object.entries(communes).flatMap(([name, from]) => [
      {
        found: {
          ref: name,
          kind: 'GRASSROOTS_COMMITTEE',
          name: `Đảng bộ xã ${name}`,
          shortName: name,
          under: LAO_CAI,
        },
      },
      { merge: { committeeIds: from.map(idOf), into: { ref: name } } },
    ]),
    { reparent: { committeeIds: children.filter(({ id }) => !old.has(id)).map(({ id }) => id), under: LAO_CAI } },
    { dissolve: { committeeId: district, successors: Object.keys(communes).map((ref) => ({ ref })) } },
  ];
}

const founding = { found: { ...LAO_CAI, kind: 'PROVINCE', name: 'Đảng bộ tỉnh Lào Cai', shortName: 'Lào Cai' } };

const decision = async () => ({
  decision: { number: '1-QĐ/TW', issuedOn: '2025-06-20', issuer: 'Bộ Chính trị', title: 'Thành lập đảng bộ tỉnh, xã' },
  effectiveOn: '2025-07-01',
  changes: [
    founding,
    { merge: { committeeIds: [YEN_BAI], into: LAO_CAI } },
    ...(await endOf(DISTRICT, OF_LUC_YEN)),
    ...(await endOf(VAN_YEN, OF_VAN_YEN)),
  ],
});

/** What was true before, and is afterwards. */
const TRUE_BEFORE = `{
  lucYen: committee(id: "${DISTRICT}") {
    members: membership(asOf: "2023-12-18") { memberCount }
    quota(year: 2023) { plan admitted }
    children(asOf: "2025-06-30", first: 100) { totalCount nodes { name } }
    cells: subtree(asOf: "2025-06-30", kind: [CELL]) { totalCount }
    parent(asOf: "2025-06-30") { name }
  }
  vanYen: committee(id: "${VAN_YEN}") {
    y2021: inspectionCompletion(year: 2021) { committeeCount completedCount endedCount }
    y2022: inspectionCompletion(year: 2022) { committeeCount completedCount endedCount }
    y2023: inspectionCompletion(year: 2023) { committeeCount completedCount endedCount }
  }
  yenBai: committee(id: "${YEN_BAI}") { name quota(year: 2023) { plan admitted } children(asOf: "2025-06-30") { totalCount } }
}`;

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.app.services.database.pool.query<Row>(text, values)).rows;

/** What boards of a year say of committees, added up. */
async function admittedOf(ids: string[], year: number): Promise<number> {
  let sum = 0;
  for (const id of ids) {
    const { quotaBoard } = await ask(
      'demo-province',
      'query ($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SELF) { rows { admitted } } }',
      { id, year },
    );
    sum += quotaBoard.rows[0].admitted;
  }
  return sum;
}

async function sees(subject: string, id: string): Promise<boolean> {
  const { committee } = await ask(subject, 'query ($id: ID!) { committee(id: $id) { id } }', { id });
  return committee !== null;
}

/** Everything that a decision may change, as one text. */
async function digest(): Promise<string> {
  const tables = [
    'committee',
    'committee_placement',
    'committee_form',
    'committee_code',
    'access_grant',
    'officer',
    'candidate',
  ];
  const rows = await sql<{ all: string }>(
    `SELECT concat_ws(' ', ${tables.map((table) => `(SELECT md5(string_agg(t::text, E'\n' ORDER BY t::text)) FROM ${table} t)`).join(', ')},
       (SELECT count(*) FROM reorganisation)) AS all`,
  );
  return rows[0]?.all ?? '';
}

describe('2025-07-01 in Lục Yên and Văn Yên', () => {
  it('nobody founds a province out of nothing', async () => {
    const input = { ...(await decision()), changes: [founding], dryRun: true };
    expect(await reorganise(input)).toMatchObject({
      code: 'ROOT_FOLLOWS_NOBODY',
      refusals: [{ path: ['input', 'changes', '0', 'found', 'under'] }],
    });
    // Nor does a district become one.
    const { changes } = await decision();
    const ofDistrict = changes.filter((one) => 'found' in one);
    const dissolved = { dissolve: { committeeId: DISTRICT, successors: [LAO_CAI] } };
    const answer = await reorganise({ ...input, changes: [...ofDistrict, dissolved] });
    expect(answer.refusals.map(({ code }: { code: string }) => code)).toContain('ROOT_FOLLOWS_NOBODY');
    // And whoever has no role above all of it may not.
    const { data } = await server.ask('demo-district', REORGANISE, { input: { ...input, changes } });
    expect(data.answer.code).toBe('NOT_FOUND');
  });

  it('is told before it is done, and everything says afterwards what was true before', async () => {
    const input = await decision();
    const wasTrue = await ask('demo-province', TRUE_BEFORE);
    const in2025 = await admittedOf([DISTRICT], 2025);
    const others = (await childrenOf(DISTRICT)).filter(
      ({ name }) =>
        !Object.values(OF_LUC_YEN)
          .flat()
          .some((one) => name === `Đảng bộ ${one}`),
    );
    const before = await digest();
    const dry = await reorganise({ ...input, dryRun: true });
    expect(dry).toMatchObject({ __typename: 'ReorganisePayload', reorganisation: null });
    expect(await digest()).toBe(before);
    expect(dry.plan.founded).toHaveLength(1 + 6 + 9);
    expect(dry.plan.founded[0]).toEqual({ body: { ref: 'Lào Cai', name: 'Đảng bộ tỉnh Lào Cai' }, under: null });
    expect(dry.plan.ended).toHaveLength(1 + 2 + 24 + 25);

    const done = await reorganise(input);
    expect(done.plan).toEqual(dry.plan);
    expect(done.reorganisation).toMatchObject({ state: 'IN_FORCE', effectiveOn: '2025-07-01' });
    await server.app.services.feed.settle();
    expect(await feedDifferences(server)).toEqual([]);

    // 6,799, 43 with none closed, 344, 216 of 216, 31 of 31.
    const isTrue = await ask('demo-province', TRUE_BEFORE);
    expect(isTrue).toEqual(wasTrue);
    expect(isTrue).toMatchObject({
      lucYen: {
        members: { memberCount: 6_799 },
        quota: { plan: 216, admitted: 216 },
        children: { totalCount: 43 },
        cells: { totalCount: 344 },
        parent: { name: 'Đảng bộ tỉnh Yên Bái' },
      },
      vanYen: { y2021: { committeeCount: 31, completedCount: 31, endedCount: 0 } },
    });
    const { committee } = await ask(
      'demo-province',
      'query ($id: ID!) { committee(id: $id) { children(asOf: "2025-06-30", first: 100) { nodes { closedOn } } } }',
      { id: DISTRICT },
    );
    const closed = committee.children.nodes.map(({ closedOn }: { closedOn: string | null }) => closedOn);
    expect(closed.filter((day: string | null) => day !== null)).toEqual(Array(24).fill('2025-07-01'));

    // No admission is lost, and none is counted twice: the district until its end, the six communes after it, and what else stood
    // in the district and stands under the province now.
    const [laoCai] = await sql<{ id: string }>(`SELECT id FROM committee WHERE name = 'Đảng bộ tỉnh Lào Cai'`);
    const founded = await ask(
      'demo-province',
      `{ committees(parentId: "${globalId('Committee', laoCai?.id ?? '')}", kind: [GRASSROOTS_COMMITTEE], first: 100) { nodes {
         id name foundedOn predecessors { fromName kind } } } }`,
    );
    const communes = founded.committees.nodes.filter(
      ({ foundedOn }: { foundedOn: string }) => foundedOn === '2025-07-01',
    );
    expect(communes).toHaveLength(6 + 9);
    const six = communes.filter(({ name }: { name: string }) => OF_LUC_YEN[name.replace('Đảng bộ xã ', '')]);
    const ofSix = await admittedOf(
      six.map(({ id }: { id: string }) => id),
      2025,
    );
    const until = await admittedOf([DISTRICT], 2025);
    const [counted] = await sql<{ elsewhere: number }>(
      `SELECT count(*)::integer AS elsewhere FROM admission a JOIN committee c ON c.id = a.committee_id
       WHERE NOT a.revoked AND a.ceremony_on BETWEEN '2025-07-01' AND '2025-12-31' AND (c.id = ANY ($1) OR c.parent_id = ANY ($1))`,
      [others.map(({ id }) => decodeGlobalId(id).id)],
    );
    expect(in2025).toBe(118 + 78);
    expect(ofSix).toBe(78);
    expect(until + (counted?.elsewhere ?? 0)).toBe(118);
    const told = dry.plan.figures.find(
      ({ year, body }: { year: number; body: { name: string } }) =>
        year === 2025 && body.name === 'Đảng bộ huyện Lục Yên',
    );
    expect(told).toMatchObject({ before: 196, after: until });

    // The new Lâm Thượng finds its four old ones.
    const lamThuong = communes.find(({ name }: { name: string }) => name === 'Đảng bộ xã Lâm Thượng');
    const merged = lamThuong.predecessors.filter(({ kind }: { kind: string }) => kind === 'MERGE');
    expect(merged.map(({ fromName }: { fromName: string }) => fromName).sort()).toEqual(
      (OF_LUC_YEN['Lâm Thượng'] ?? []).map((one) => `Đảng bộ ${one}`).sort(),
    );
    expect(await sees('demo-commune', lamThuong.id)).toBe(true);
  });

  it('rights go on where the body does', async () => {
    const { viewer } = await ask('demo-province', '{ viewer { grants { role committee { name } } } }');
    expect(viewer.grants).toEqual([{ role: 'SUPERIOR_COMMITTEE', committee: { name: 'Đảng bộ tỉnh Lào Cai' } }]);
    expect(await sees('demo-province', YEN_BAI)).toBe(true);
    // The district had six successors and no role went on.
    expect(await sees('demo-district', YEN_BAI)).toBe(false);
    expect(await sees('demo-district', DISTRICT)).toBe(false);
  });
});
