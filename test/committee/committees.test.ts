import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { type Answer, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const MISSING = '01890000-0000-7000-8000-00000000dead';
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const VAN_YEN = globalId('Committee', demoIds.vanYen);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: { id: string; name: string } }[];
}
const PAGE =
  'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } }';

/** A page of committees as the province sees it. */
async function committees(args: string): Promise<Page> {
  const { data, errors } = await server.ask('demo-province', `{ committees(${args}) { ${PAGE} } }`);
  expect(errors).toBeUndefined();
  return data.committees;
}

const namesOf = ({ edges }: Page): string[] => edges.map(({ node }) => node.name);
const count = async (args: string): Promise<number> => (await committees(`first: 1, ${args}`)).totalCount;

/** Names by a condition in SQL, in the order of the database's own Vietnamese. */
async function sqlNames(condition: string): Promise<string[]> {
  const { rows } = await server.app.services.database.pool.query<{ name: string }>(
    `SELECT c.name FROM committee c LEFT JOIN (SELECT w.committee_id, a.difficulty_class FROM committee_area w JOIN area a ON a.id = w.area_id) AS p
       ON p.committee_id = c.id WHERE ${condition} ORDER BY c.name, c.id`,
  );
  return rows.map(({ name }) => name);
}

describe('filters', () => {
  const below = (id: string) => `c.path LIKE (SELECT path FROM committee WHERE id = '${id}') || '%'`;
  const cases: [args: string, condition: string][] = [
    ['kind: [PROVINCE]', `c.kind = 'PROVINCE'`],
    ['kind: [SUPERIOR, GRASSROOTS_CELL]', `c.kind IN ('SUPERIOR', 'GRASSROOTS_CELL')`],
    [`parentId: "${LUC_YEN}"`, `c.parent_id = '${demoIds.lucYen}'`],
    [`withinId: "${LAM_THUONG}"`, below(demoIds.lamThuong)],
    ['difficulty: [REGION_III]', `p.difficulty_class = 'REGION_III'`],
    ['difficulty: [REGION_I, REGION_II]', `p.difficulty_class IN ('REGION_I', 'REGION_II')`],
    [
      `withinId: "${LUC_YEN}", kind: [GRASSROOTS_COMMITTEE], difficulty: [REGION_III]`,
      `${below(demoIds.lucYen)} AND c.kind = 'GRASSROOTS_COMMITTEE' AND p.difficulty_class = 'REGION_III'`,
    ],
    [`parentId: "${LUC_YEN}", withinId: "${LAM_THUONG}"`, `c.id = '${demoIds.lamThuong}'`],
    [`parentId: "${LUC_YEN}", withinId: "${VAN_YEN}"`, 'false'],
    [
      `withinId: "${LAM_THUONG}", withoutAdmissionIn: 2023`,
      `${below(demoIds.lamThuong)} AND NOT EXISTS (SELECT FROM admission a WHERE a.committee_id = c.id AND NOT a.revoked AND a.ceremony_on BETWEEN '2023-01-01' AND '2023-12-31')`,
    ],
    ['kind: []', 'false'],
  ];
  it.each(cases)('%s', async (args, condition) => {
    const names = await sqlNames(condition);
    const page = await committees(`first: 100, ${args}`);
    expect(page.totalCount).toBe(names.length);
    expect(namesOf(page)).toEqual(names.slice(0, 100));
    if (condition !== 'false') expect(names.length).toBeGreaterThan(0);
  });

  it('by kinds divide the whole', async () => {
    const kinds = [
      'CENTRAL',
      'PROVINCE',
      'SUPERIOR',
      'GRASSROOTS_COMMITTEE',
      'SUB_COMMITTEE',
      'CELL',
      'GRASSROOTS_CELL',
    ];
    const counts = await Promise.all(kinds.map((kind) => count(`kind: [${kind}]`)));
    expect(counts.reduce((sum, part) => sum + part, 0)).toBe((await committees('first: 0')).totalCount);
  });
});

describe('committees that have closed', () => {
  it('are left out of every list of today, and come with includeClosed', async () => {
    const { pool } = server.app.services.database;
    // As a decision about the hierarchy does: it has no place from that day on.
    const close = async (day: string | null): Promise<void> => {
      await pool.query('UPDATE committee SET closed_on = $2 WHERE id = $1', [demoIds.thamPat, day]);
      await pool.query('UPDATE committee_placement SET valid_to = $2 WHERE child_id = $1', [demoIds.thamPat, day]);
      await server.app.services.feed.settle();
    };
    const lists = async (args: string): Promise<{ count: number; names: string[] }[]> => {
      const asked = `(first: 50, ${args}) { totalCount edges { node { name } } }`;
      const { data } = await server.ask(
        'demo-province',
        `{ committee(id: "${LAM_THUONG}") { children${asked} subtree${asked} } committees(withinId: "${LAM_THUONG}", first: 50, ${args}) { totalCount edges { node { name } } } }`,
      );
      return [data.committee.children, data.committee.subtree, data.committees].map((page: Page) => ({
        count: page.totalCount,
        names: namesOf(page),
      }));
    };
    const before = await lists('includeClosed: true');
    try {
      // The server's day is 2026-11-23: a day that has not come has closed nobody.
      await close('2026-11-24');
      expect(await lists('includeClosed: false')).toEqual(before);
      await close('2026-11-23');
      const open = await lists('includeClosed: false');
      for (const [n, { count, names }] of before.entries()) {
        expect(names).toContain('Chi bộ thôn Thâm Pất');
        const others = names.filter((name) => name !== 'Chi bộ thôn Thâm Pất');
        expect(open[n]).toEqual({ count: count - 1, names: others });
      }
      expect(await lists('includeClosed: true')).toEqual(before);
    } finally {
      await close(null);
    }
  });
});

describe('the text filter', () => {
  it.each([
    ['with accents', 'Lâm Thượng'],
    ['without accents', 'lam thuong'],
    ['in capitals', 'LÂM THƯỢNG'],
    ['decomposed', 'Lâm Thượng'.normalize('NFD')],
    ['with blanks too many', '  lam   thuong '],
    ['from the middle of a word', 'am thuon'],
  ])('finds a name %s', async (_how, text) => {
    expect(namesOf(await committees(`kind: [GRASSROOTS_COMMITTEE], text: ${JSON.stringify(text)}`))).toEqual([
      'Đảng bộ xã Lâm Thượng',
    ]);
  });

  it('takes đ for d, in both directions', async () => {
    const all = await count('text: "Đảng bộ"');
    expect(all).toBeGreaterThan(60);
    for (const text of ['dang bo', 'đảng bộ', 'ĐẢNG BỘ', 'đang bô', 'Ðảng bộ', 'Ɖảng bộ', 'Đảng bộ'.normalize('NFD')]) {
      expect([text, await count(`text: "${text}"`)]).toEqual([text, all]);
    }
  });

  it('takes % and _ and \\ for what they are', async () => {
    for (const text of ['%', '_', '%%', 'Lâm_Thượng', 'Lâm%Thượng', '\\\\', 'Lâm\\\\Thượng']) {
      expect([text, await count(`text: "${text}"`)]).toEqual([text, 0]);
    }
    await server.app.services.database.pool.query(
      `UPDATE committee_form SET name = 'Chi bộ 50%_\\x' WHERE committee_id = $1`,
      [demoIds.naHau],
    );
    for (const text of ['50%', '%_', '_\\\\', '50%_\\\\x']) {
      expect([text, namesOf(await committees(`text: "${text}"`))]).toEqual([text, ['Chi bộ 50%_\\x']]);
    }
  });
});

describe('order', () => {
  it('is Vietnamese, and numbers in names go by their value', async () => {
    const page = await committees('text: "to dan pho so", first: 100');
    expect(namesOf(page)).toEqual(Array.from({ length: 14 }, (_, i) => `Chi bộ tổ dân phố số ${i + 1}`));
  });

  it('puts đ after d and the tones in their order', async () => {
    const names = namesOf(await committees(`parentId: "${LUC_YEN}", first: 100`));
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi', { numeric: true }).compare));
    // By the letters of English, An Lạc and Động Quan would stand otherwise.
    expect(names).not.toEqual(names.toSorted());
  });
});

describe('pages', () => {
  const ALL = `withinId: "${LAM_THUONG}"`;

  it('forward and back show every committee once, in order', async () => {
    const whole = (await committees(`first: 100, ${ALL}`)).edges.map(({ node }) => node.id);
    expect(whole).toHaveLength(16);
    const walk = async (size: number, forward: boolean): Promise<string[]> => {
      const ids: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const from: string = cursor === null ? '' : `${forward ? 'after' : 'before'}: "${cursor}",`;
        const page: Page = await committees(`${forward ? 'first' : 'last'}: ${size}, ${from} ${ALL}`);
        expect(page.totalCount).toBe(whole.length);
        expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
        expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
        const part = page.edges.map(({ node }) => node.id);
        ids.splice(forward ? ids.length : 0, 0, ...part);
        const more = forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
        expect(more).toBe(ids.length < whole.length);
        if (!more) return ids;
        cursor = forward ? page.pageInfo.endCursor : page.pageInfo.startCursor;
      }
    };
    for (const size of [1, 5, 15, 16, 17]) {
      expect([size, await walk(size, true)]).toEqual([size, whole]);
      expect([size, await walk(size, false)]).toEqual([size, whole]);
    }
  });

  it('have 20 rows where no size is given, at the root and below', async () => {
    expect((await committees('kind: [CELL]')).edges).toHaveLength(20);
    const { data } = await server.ask('demo-province', '{ committees { totalCount edges { node { id } } } }');
    expect(data.committees.edges).toHaveLength(20);
    expect(data.committees.totalCount).toBe(490);
    const nested = await server.ask(
      'demo-province',
      `{ committee(id: "${LUC_YEN}") { children { totalCount edges { node { id } } } subtree { edges { node { id } } } } }`,
    );
    expect(nested.data.committee.children).toMatchObject({ totalCount: 43 });
    expect(nested.data.committee.children.edges).toHaveLength(20);
    expect(nested.data.committee.subtree.edges).toHaveLength(20);
  });

  it('of size 0 count and show nothing', async () => {
    expect(await committees('first: 0')).toMatchObject({ totalCount: 490, edges: [] });
  });
});

describe('one committee', () => {
  const one = (args: string): Promise<Answer<undefined>> =>
    server.ask('demo-province', `{ committee(${args}) { id name code } }`);

  it('is found by its id and by its code', async () => {
    const { data } = await one(`id: "${LAM_THUONG}"`);
    expect(data.committee).toMatchObject({ id: LAM_THUONG, name: 'Đảng bộ xã Lâm Thượng' });
    expect(data.committee.code).toMatch(/^[\d.]+$/);
    expect((await one(`code: "${data.committee.code}"`)).data).toEqual(data);
  });

  it('is null by an id or a code that means nothing', async () => {
    expect((await one(`id: "${globalId('Committee', MISSING)}"`)).data).toEqual({ committee: null });
    expect((await one('code: "99.999"')).data).toEqual({ committee: null });
  });

  it('is asked for by one of the two', async () => {
    for (const args of [`id: "${LAM_THUONG}", code: "1"`, 'id: null', 'code: null', 'code: ""']) {
      const { data, errors } = await one(args);
      expect(data).toEqual({ committee: null });
      expect(errors).toMatchObject([{ message: 'give either id or code', extensions: { code: 'INVALID_INPUT' } }]);
    }
  });

  it('has had a code that belongs to another one now: the code means that of today', async () => {
    const { pool } = server.app.services.database;
    const { rows } = await pool.query<{ code: string }>('SELECT code FROM committee_code WHERE committee_id = $1', [
      demoIds.thamPat,
    ]);
    const code = rows[0]?.code;
    await pool.query(`UPDATE committee_code SET valid_to = '2026-11-23' WHERE committee_id = $1`, [demoIds.thamPat]);
    await pool.query(`INSERT INTO committee_code (committee_id, code, valid_from) VALUES ($1, $2, '2026-11-23')`, [
      demoIds.naHau,
      code,
    ]);
    await server.app.services.feed.settle();
    expect((await one(`code: "${code}"`)).data.committee.id).toBe(globalId('Committee', demoIds.naHau));
    expect((await one(`id: "${globalId('Committee', demoIds.thamPat)}"`)).data.committee.code).toBeNull();
  });

  it('stands in its tree', async () => {
    const { data } = await server.ask(
      'demo-province',
      `query ($id: ID!) { committee(id: $id) {
        parent { id parent { id parent { id } } } ancestors { id }
        children(first: 100) { edges { node { id parent { id } } } }
        subtree(first: 100) { edges { node { id } } }
        cells: subtree(kind: [CELL], text: "kheo leng") { totalCount edges { node { ancestors { name } } } }
      } }`,
      { id: LAM_THUONG },
    );
    const province = globalId('Committee', demoIds.province);
    const { parent, ancestors, children, subtree, cells } = data.committee;
    expect(parent).toEqual({ id: LUC_YEN, parent: { id: province, parent: null } });
    expect(ancestors).toEqual([{ id: province }, { id: LUC_YEN }]);
    const ids = (edges: { node: { id: string } }[]): string[] => edges.map(({ node }) => node.id);
    for (const { node } of children.edges) expect(node.parent).toEqual({ id: LAM_THUONG });
    // A commune has one level below it: the committee and its children are the subtree.
    expect(new Set(ids(subtree.edges))).toEqual(new Set([LAM_THUONG, ...ids(children.edges)]));
    expect(cells).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            ancestors: [
              { name: 'Đảng bộ tỉnh Yên Bái' },
              { name: 'Đảng bộ huyện Lục Yên' },
              { name: 'Đảng bộ xã Lâm Thượng' },
            ],
          },
        },
      ],
    });
  });

  it('has officers in their order of rank', async () => {
    const { data } = await server.ask(
      'demo-province',
      `{ committee(id: "${LAM_THUONG}") { officers { title personName validFrom validTo } } }`,
    );
    const titles = data.committee.officers.map(({ title }: { title: string }) => title);
    const rank = ['SECRETARY', 'DEPUTY_SECRETARY', 'STANDING_MEMBER', 'MEMBER'];
    expect(titles[0]).toBe('SECRETARY');
    expect(titles).toEqual(titles.toSorted((a: string, b: string) => rank.indexOf(a) - rank.indexOf(b)));
  });
});

describe('node and nodes', () => {
  const nodes = (ids: string[]): Promise<Answer<undefined>> =>
    server.ask('demo-province', 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });

  it('answer any id that an answer gave, in the order asked, with null for what is not there', async () => {
    const { prisma } = server.app.services.database;
    const [candidate, admission, quota, klass, enrolment, inspection, programme] = await Promise.all([
      prisma.candidate.findFirstOrThrow(),
      prisma.admission.findFirstOrThrow(),
      prisma.admissionQuota.findFirstOrThrow(),
      prisma.trainingClass.findFirstOrThrow(),
      prisma.enrolment.findFirstOrThrow(),
      prisma.inspection.findFirstOrThrow(),
      prisma.inspectionProgramme.findFirstOrThrow(),
    ]);
    const wanted = [
      { __typename: 'Candidate', id: globalId('Candidate', candidate.id) },
      null,
      { __typename: 'Committee', id: LUC_YEN },
      { __typename: 'Admission', id: globalId('Admission', admission.id) },
      { __typename: 'AdmissionQuota', id: globalId('AdmissionQuota', quota.id) },
      { __typename: 'TrainingClass', id: globalId('TrainingClass', klass.id) },
      { __typename: 'Enrolment', id: globalId('Enrolment', enrolment.id) },
      null,
      { __typename: 'Inspection', id: globalId('Inspection', inspection.id) },
      { __typename: 'InspectionProgramme', id: globalId('InspectionProgramme', programme.id) },
      { __typename: 'QuotaProgress', id: globalId('QuotaProgress', `${demoIds.lucYen}:2023`) },
      { __typename: 'Committee', id: LUC_YEN },
    ];
    const { data, errors } = await nodes(wanted.map((node) => node?.id ?? globalId('Candidate', MISSING)));
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(wanted);
  });

  it('take 100 ids and not 101', async () => {
    const page = await committees('first: 100');
    const ids = page.edges.map(({ node }) => node.id);
    const { data } = await nodes(ids);
    expect(data.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
    const more = await nodes([...ids, LUC_YEN]);
    expect(more.errors).toMatchObject([
      { message: 'the variables have a list of 101 entries, at most 100 are allowed' },
    ]);
    expect((await nodes([])).data.nodes).toEqual([]);
  });
});

describe('the number of SQL statements', () => {
  const SELECTION = `totalCount edges { node {
    id name kind code foundedOn source
    parent { name parent { name } } ancestors { name code } profile { households } officers { personName title }
    membership { memberCount } quota(year: 2026) { plan admitted committee { name } }
    inspectionCompletion(year: 2026) { completedCount } traineeReports { traineeCount }
    children(first: 3) { totalCount edges { node { name code quota(year: 2026) { admitted } } } }
    admissions(first: 2) { edges { node { ceremonyOn candidate { fullName mentors { memberName } } history { reason } } } }
  } }`;

  it('of a page of committees does not grow with the page', async () => {
    const of = async (size: number): Promise<number> => {
      const { result, statements } = await countStatements(() =>
        server.ask(
          'demo-province',
          `{ committees(first: ${size}, withinId: "${LUC_YEN}", kind: [GRASSROOTS_COMMITTEE, CELL]) { ${SELECTION} } }`,
        ),
      );
      expect(result.errors).toBeUndefined();
      expect(result.data.committees.edges).toHaveLength(size);
      return statements.length;
    };
    // Grants that other tests have given are known, and do not have to be read between the two.
    await server.app.services.feed.settle();
    // Grants and prepared statements come with the first question.
    await of(2);
    const few = await of(5);
    const many = await of(30);
    expect([few, many]).toEqual([few, few]);
    expect(few).toBeLessThan(40);
  });

  it('of a board is none', async () => {
    const ask = () =>
      server.ask(
        'demo-province',
        `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2026, depth: SUBTREE) { cursor asOf rows {
          id name kind code parentId plan floor admitted percent status pipelineCount } } }`,
      );
    await ask();
    const { result, statements } = await countStatements(ask);
    expect(result.data.quotaBoard.rows).toHaveLength(388);
    expect(statements).toEqual([]);
  });
});
