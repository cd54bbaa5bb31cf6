import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type ReadExport, readCsv, readXlsx } from '../helpers/read-export.ts';
import { type Answer, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
const lines: string[] = [];
beforeAll(async () => {
  server = await startTestServer({ onLog: (line) => void lines.push(line) });
});
afterAll(() => server.stop());

const id = (committeeId: string): string => globalId('Committee', committeeId);

async function get(path: string, subject: string | null, headers: Record<string, string> = {}): Promise<Response> {
  if (subject !== null) headers.authorization = `Bearer ${await server.token(subject)}`;
  return fetch(`${server.app.url}/export/${path}`, { headers });
}

async function read(format: string, response: Response): Promise<ReadExport> {
  expect(response.status).toBe(200);
  const bytes = await response.arrayBuffer();
  return format === 'xlsx' ? readXlsx(bytes) : readCsv(bytes);
}

/** Cells of a csv are texts: numbers have the decimal comma of Vietnam, codes an apostrophe that keeps them texts. */
const asIn = (format: string, value: unknown): unknown => {
  if (format === 'csv' && typeof value === 'number') return String(value).replace('.', ',');
  return format === 'csv' && typeof value === 'string' && /^\d+(\.\d+)+$/.test(value) ? `'${value}` : value;
};

const STATUS = {
  NO_TARGET: 'Không giao chỉ tiêu',
  AHEAD: 'Vượt tiến độ',
  ON_TRACK: 'Đúng tiến độ',
  BEHIND: 'Chậm tiến độ',
  MET: 'Đạt chỉ tiêu',
  EXCEEDED: 'Vượt chỉ tiêu',
  NOT_MET: 'Không đạt chỉ tiêu',
  ENDED: 'Đã kết thúc hoạt động',
  AT_RISK: 'Có nguy cơ không đạt',
  CANNOT_MEET: 'Không thể đạt trong năm',
};

const BOARD = `query ($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SUBTREE) { cursor rows {
  name code year plan floor admitted admittedHere countedBy remaining percent percentOfFloor status pipelineCount reachableCount forecast parentId
  committee { foundedOn } } } }`;

describe.each(['xlsx', 'csv'])('the board as %s', (format) => {
  it.each([
    ['demo-district', demoIds.lucYen, 2023],
    ['demo-dashboard', demoIds.lucYen, 2026],
    ['demo-commune', demoIds.lamThuong, 2026],
    ['demo-cell', demoIds.kheoLeng, 2023],
  ])('is what GraphQL answers to %s', async (subject, committeeId, year) => {
    const { data } = await server.ask(subject, BOARD, { id: id(committeeId), year });
    const file = await read(
      format,
      await get(`quota-board.${format}?committee=${id(committeeId)}&year=${year}&depth=SUBTREE`, subject),
    );
    type Row = Record<string, string | number | null> & {
      committee: { foundedOn: string };
      status: keyof typeof STATUS;
    };
    const expected = data.quotaBoard.rows.map((row: Row) =>
      Object.fromEntries(
        Object.entries({
          'Mã tổ chức': row.code,
          'Tên tổ chức đảng': row.name,
          'Ngày thành lập': row.committee.foundedOn,
          Năm: row.year,
          'Kế hoạch': row.plan,
          'Chỉ tiêu nghị quyết': row.floor,
          'Đã kết nạp': row.admitted,
          'Trực tiếp kết nạp': row.admittedHere,
          'Tính theo': { CEREMONY: 'Ngày tổ chức lễ kết nạp', DECISION: 'Ngày ký quyết định' }[String(row.countedBy)],
          'Còn lại': row.remaining,
          'Đạt kế hoạch (%)': row.percent,
          'Đạt nghị quyết (%)': row.percentOfFloor,
          'Tình trạng': STATUS[row.status],
          'Nguồn đang xét': row.pipelineCount,
          'Còn kịp kết nạp': row.reachableCount,
          'Dự báo cả năm': row.forecast,
        }).map(([heading, value]) => [heading, asIn(format, value)]),
      ),
    );
    expect(file.rows.map(({ Loại: _, 'Mã cấp trên': __, 'Tổ chức cấp trên': ___, ...row }) => row)).toEqual(expected);
    expect(file.head[1]).toEqual(
      expect.arrayContaining(['Số liệu tính đến', expect.stringMatching(/^2026-11-23T12:.*\+07:00$/)]),
    );
    expect(file.head[2]).toContain(data.quotaBoard.cursor);
    // The top's parent is named only to those who may see it.
    expect(file.rows[0]?.['Mã cấp trên']).toBeNull();
  });
});

const PEOPLE = `query ($id: ID!, $after: String) { candidates(withinId: $id, first: 25, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { fullName birthYear birthMonth ethnicGroup stageSince committee { name }
    admissions { revoked ceremonyOn decisionNumber decisionOn } } } } }`;

async function peopleOf(subject: string, committeeId: string): Promise<unknown[]> {
  const people: unknown[] = [];
  for (let after: string | null = null; ; ) {
    const { data }: Answer<undefined> = await server.ask(subject, PEOPLE, {
      id: id(committeeId),
      after,
    });
    for (const { node } of data.candidates.edges) {
      const admission = node.admissions.find(({ revoked }: { revoked: boolean }) => !revoked);
      people.push({
        'Tổ chức đảng': node.committee.name,
        'Họ và tên': node.fullName,
        'Năm sinh': node.birthYear,
        'Tháng sinh': node.birthMonth,
        'Dân tộc': node.ethnicGroup,
        'Từ ngày': node.stageSince,
        'Ngày kết nạp': admission?.ceremonyOn ?? null,
        'Số quyết định': admission?.decisionNumber ?? null,
        'Ngày quyết định': admission?.decisionOn ?? null,
      });
    }
    if (!data.candidates.pageInfo.hasNextPage) return people;
    after = data.candidates.pageInfo.endCursor;
  }
}

describe.each(['xlsx', 'csv'])('candidates as %s', (format) => {
  it.each([
    ['demo-district', demoIds.lucYen],
    ['demo-centre', demoIds.lamThuong],
    ['demo-commune', demoIds.lamThuong],
    ['demo-cell', demoIds.kheoLeng],
  ])('are what GraphQL answers to %s', async (subject, committeeId) => {
    const people = await peopleOf(subject, committeeId);
    const file = await read(format, await get(`candidates.${format}?committee=${id(committeeId)}`, subject));
    const shown = file.rows.map((row) =>
      Object.fromEntries(Object.keys(people[0] ?? {}).map((heading) => [heading, row[heading]])),
    );
    const expected = people.map((one) =>
      Object.fromEntries(Object.entries(one as object).map(([heading, value]) => [heading, asIn(format, value)])),
    );
    const line = (row: object): string => JSON.stringify(row);
    expect(people.length).toBeGreaterThan(0);
    expect(shown.map(line).sort()).toEqual(expected.map(line).sort());
    // Committee by committee, never one of them twice.
    const committees = shown.map((row) => row['Tổ chức đảng']);
    const codes = file.rows.map((row) => row['Mã tổ chức']);
    expect(codes.filter((code, n) => code !== codes[n - 1]).length).toBe(new Set(codes).size);
    expect(committees).not.toContain(null);
  });
});

it.each([
  ['', 'c.given_name, c.full_name'],
  ['&order=GIVEN_NAME', 'c.given_name, c.full_name'],
  ['&order=FAMILY_NAME', 'c.full_name'],
])('people of a committee stand in Vietnamese order of names with %j', async (order, columns) => {
  const file = await read(
    'csv',
    await get(`candidates.csv?committee=${id(demoIds.lamThuong)}${order}`, 'demo-district'),
  );
  const ofCell = (name: string): unknown[] =>
    file.rows.flatMap((row) => (row['Tổ chức đảng'] === name ? [row['Họ và tên'] ?? null] : []));
  const { rows } = await server.app.services.database.pool.query<{ cell: string; names: string[] }>(
    `SELECT k.name AS cell, array_agg(c.full_name ORDER BY ${columns}, c.id) AS names
     FROM candidate c JOIN committee k ON k.id = c.committee_id
     WHERE k.path LIKE (SELECT path FROM committee WHERE id = $1) || '%' GROUP BY k.id, k.name`,
    [demoIds.lamThuong],
  );
  expect(rows.some(({ names }) => names.length > 5)).toBe(true);
  for (const { cell, names } of rows) expect([cell, ofCell(cell)]).toEqual([cell, names]);
});

// Who gets which file: role x relation of the committee to the viewer's own (the demo's logins).
const routes = {
  'quota-board.csv': (committee: string) => `quota-board.csv?committee=${id(committee)}&year=2026`,
  'candidates.csv': (committee: string) => `candidates.csv?committee=${id(committee)}`,
};
const other = { ancestor: demoIds.lucYen, sibling: demoIds.yenThe, foreign: demoIds.naHau, below: demoIds.kheoLeng };
const missing = '0198c1de-0000-7000-8000-000000000000';
const table: [subject: string, relation: string, committee: string, board: number, candidates: number][] = [
  ['demo-province', 'own', demoIds.province, 200, 200],
  ['demo-province', 'below', other.foreign, 200, 200],
  ['demo-district', 'own', demoIds.lucYen, 200, 200],
  ['demo-district', 'below', other.below, 200, 200],
  ['demo-district', 'ancestor', demoIds.province, 404, 404],
  ['demo-district', 'foreign', other.foreign, 404, 404],
  ['demo-commune', 'own', demoIds.lamThuong, 200, 200],
  ['demo-commune', 'below', other.below, 200, 200],
  ['demo-commune', 'ancestor', other.ancestor, 404, 404],
  ['demo-commune', 'sibling', other.sibling, 404, 404],
  ['demo-commune', 'foreign', other.foreign, 404, 404],
  ['demo-cell', 'own', demoIds.kheoLeng, 200, 200],
  ['demo-cell', 'ancestor', demoIds.lamThuong, 404, 404],
  ['demo-cell', 'sibling', demoIds.thamPat, 404, 404],
  ['demo-inspector', 'own', demoIds.vanYen, 200, 403],
  ['demo-inspector', 'below', demoIds.naHau, 200, 403],
  ['demo-inspector', 'foreign', demoIds.lucYen, 404, 404],
  ['demo-centre', 'own', demoIds.lucYen, 200, 200],
  ['demo-centre', 'foreign', other.foreign, 404, 404],
  ['demo-dashboard', 'own', demoIds.lucYen, 200, 403],
  ['demo-dashboard', 'below', other.below, 200, 403],
  ['demo-dashboard', 'foreign', other.foreign, 404, 404],
  ['demo-auditor', 'own', demoIds.province, 404, 403],
  ['demo-auditor', 'below', other.below, 404, 403],
  ['nobody', 'foreign', demoIds.lucYen, 404, 404],
];

it.each(table)('%s, %s committee', async (subject, _relation, committee, board, candidates) => {
  const answers = await Promise.all(Object.values(routes).map((route) => get(route(committee), subject)));
  expect(answers.map(({ status }) => status)).toEqual([board, candidates]);
  for (const [n, answer] of answers.entries()) {
    const route = Object.values(routes)[n] ?? routes['quota-board.csv'];
    if (answer.status === 404) {
      // Hidden and missing look the same.
      expect(await answer.text()).toBe(await (await get(route(missing), subject)).text());
    } else await answer.arrayBuffer();
  }
});

it('without a token, with a bad one, with one that has run out: the codes of GraphQL', async () => {
  const path = routes['candidates.csv'](demoIds.lucYen);
  const codeOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ];
  expect(await codeOf(await get(path, null))).toEqual([401, 'UNAUTHENTICATED']);
  expect(await codeOf(await get(path, null, { authorization: 'Bearer nonsense' }))).toEqual([401, 'UNAUTHENTICATED']);
  const expired = await server.token('demo-district', -60);
  expect(await codeOf(await get(path, null, { authorization: `Bearer ${expired}` }))).toEqual([401, 'TOKEN_EXPIRED']);
});

it.each([
  ['quota-board.xlsx', 'committee'],
  ['quota-board.xlsx?committee=rubbish&year=2026', 'id'],
  [`quota-board.xlsx?committee=${globalId('Candidate', demoIds.lucYen)}&year=2026`, 'committee'],
  [`quota-board.xlsx?committee=${id(demoIds.lucYen)}`, 'year'],
  [`quota-board.xlsx?committee=${id(demoIds.lucYen)}&year=99999`, 'year'],
  [`quota-board.xlsx?committee=${id(demoIds.lucYen)}&year=1929`, 'year'],
  [`quota-board.xlsx?committee=${id(demoIds.lucYen)}&year=2026&year=2025`, 'year'],
  [`quota-board.xlsx?committee=${id(demoIds.lucYen)}&year=2026&depth=toString`, 'depth'],
  [`quota-board.xlsx?committee=${id(demoIds.lucYen)}&year=2026&lang=fr`, 'lang'],
  [`candidates.csv?committee=${id(demoIds.lucYen)}&stage=constructor`, 'stage'],
  [`candidates.csv?committee=${id(demoIds.lucYen)}&order=NAME`, 'order'],
  [`candidates.csv?committee=${id(demoIds.lucYen)}&secret=1`, undefined],
])('%s is a bad input that names %s', async (path, parameter) => {
  const response = await get(path, 'demo-district');
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: { extensions: object }[] };
  expect(errors[0]?.extensions).toEqual({
    code: 'INVALID_INPUT',
    inputPath: parameter === undefined ? [] : [parameter],
  });
});

it('takes GET alone, and no other name', async () => {
  const post = await fetch(`${server.app.url}/export/candidates.csv`, { method: 'POST', body: '{}' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, OPTIONS']);
  expect((await get('candidates.pdf', 'demo-district')).status).toBe(404);
});

it('is named after the committee and the day, in UTF-8 and in ASCII, and is not to be kept by caches', async () => {
  const { headers } = await get(routes['quota-board.csv'](demoIds.lucYen), 'demo-district');
  const name = `Chỉ tiêu 2026 - Đảng bộ huyện Lục Yên - 2026-11-23.csv`;
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="Chi tieu 2026 - Dang bo huyen Luc Yen - 2026-11-23.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

it('has English headings and words where they are asked for', async () => {
  const file = await read(
    'xlsx',
    await get(`quota-board.xlsx?committee=${id(demoIds.lucYen)}&year=2023&depth=SELF&lang=en`, 'demo-district'),
  );
  expect(file.rows).toEqual([
    {
      Code: '15.135.000.000.000',
      Name: 'Đảng bộ huyện Lục Yên',
      Kind: 'Superior committee',
      'Code of the parent': null,
      Parent: null,
      'Founded on': '1991-10-01',
      Year: 2023,
      Plan: 216,
      Floor: 150,
      Admitted: 216,
      'Admitted here': 0,
      'Counted by': 'Day of the ceremony',
      Remaining: 0,
      'Percent of plan': 100,
      'Percent of floor': 144,
      Status: 'Met',
      Pipeline: null,
      Reachable: null,
      Forecast: null,
    },
  ]);
});

describe('personal data', () => {
  const logged = async (): Promise<{ viewer: string; group: string; operation: string; people: number }[]> => {
    const { rows } = await server.app.services.database.pool.query(
      `SELECT viewer, "group"::text AS group, operation, count(DISTINCT candidate_id)::integer AS people
       FROM access_log WHERE viewer = 'export-reader' GROUP BY 1, access_log."group", 3 ORDER BY access_log."group"`,
    );
    return rows;
  };

  it('who is in a file is in the access log, and nobody else; boards log nobody', async () => {
    await server.grant('export-reader', 'SUPERIOR_COMMITTEE', demoIds.lamThuong);
    await server.app.services.feed.settle();
    await (await get(routes['quota-board.csv'](demoIds.lamThuong), 'export-reader')).arrayBuffer();
    expect(await logged()).toEqual([]);
    const file = await read('csv', await get(routes['candidates.csv'](demoIds.lamThuong), 'export-reader'));
    const operation = 'export/candidates.csv';
    const people = file.rows.length;
    expect(people).toBeGreaterThan(10);
    expect(await logged()).toEqual([
      { viewer: 'export-reader', group: 'IDENTITY', operation, people },
      { viewer: 'export-reader', group: 'BACKGROUND', operation, people },
    ]);
  });

  it('an erased person is a row without a person', async () => {
    const { pool } = server.app.services.database;
    const { rows } = await pool.query<{ id: string; full_name: string }>(
      `SELECT id, full_name FROM candidate WHERE stage = 'OFFICIAL' AND committee_id = $1 LIMIT 1`,
      [demoIds.kheoLeng],
    );
    const person = rows[0];
    const { data } = await server.ask(
      'demo-district',
      `mutation ($id: ID!) { erasePerson(input: { candidateId: $id, reason: "asked for it" }) { __typename } }`,
      { id: globalId('Candidate', person?.id ?? '') },
    );
    expect(data.erasePerson.__typename).toBe('ErasePersonPayload');
    const file = await read('xlsx', await get(`candidates.xlsx?committee=${id(demoIds.kheoLeng)}`, 'demo-cell'));
    expect(JSON.stringify(file)).not.toContain(person?.full_name);
    expect(file.rows.filter((row) => row['Ngày xóa dữ liệu'] !== null)).toEqual([
      expect.objectContaining({ 'Họ và tên': null, 'Năm sinh': null, 'Dân tộc': null, 'Nguồn kết nạp': null }),
    ]);

    // At half past two in the morning in Vietnam, when it is still the day before in UTC.
    await pool.query(
      `UPDATE person SET erased_at = '2026-11-21T19:30:00Z' WHERE id = (SELECT person_id FROM candidate WHERE id = $1)`,
      [person?.id],
    );
    for (const format of ['xlsx', 'csv'] as const) {
      const later = await read(
        format,
        await get(`candidates.${format}?committee=${id(demoIds.kheoLeng)}`, 'demo-cell'),
      );
      const [day] = later.rows.map((row) => row['Ngày xóa dữ liệu']).filter((cell) => cell !== null && cell !== '');
      expect(day instanceof Date ? day.toISOString().slice(0, 10) : day).toBe('2026-11-22');
    }
  });

  it('the log of requests names neither the committee nor what was asked for', () => {
    const requests = lines.filter((line) => line.includes('/export/candidates.csv'));
    expect(requests.length).toBeGreaterThan(0);
    for (const line of requests) expect(line).not.toContain(id(demoIds.lamThuong));
  });
});

it.each(['=1+1', '+84', '-1', '@SUM(A1)', '＝1', "'=1"])(
  'a name that begins with %s is a text in both files',
  async (sign) => {
    const { prisma } = server.app.services.database;
    const name = `${sign} Chi bộ thôn Thâm Pất`;
    await prisma.committeeForm.updateMany({ where: { committeeId: demoIds.thamPat }, data: { name } });
    await server.app.services.feed.settle();
    for (const format of ['xlsx', 'csv']) {
      const path = `quota-board.${format}?committee=${id(demoIds.thamPat)}&year=2026&depth=SELF`;
      const file = await read(format, await get(path, 'demo-district'));
      expect(file.rows[0]?.['Tên tổ chức đảng']).toBe(`'${name}`);
    }
  },
);

it('a csv has the separators of its language: a Vietnamese Excel opens it in columns, with its numbers', async () => {
  const path = `quota-board.csv?committee=${id(demoIds.lucYen)}&year=2026&depth=SUBTREE`;
  const figures = {
    vi: ['Đạt kế hoạch (%)', ';', /^\d+(,\d)?$/, /^\d+,\d$/],
    en: ['Percent of plan', ',', /^\d+(\.\d)?$/, /^\d+\.\d$/],
  } as const;
  for (const [language, [heading, separator, number, decimal]] of Object.entries(figures)) {
    const response = await get(`${path}&lang=${language}`, 'demo-district');
    const { headings, rows } = readCsv(await response.arrayBuffer(), separator);
    expect(headings).toHaveLength(19);
    const percents = rows.flatMap((row) => row[heading] ?? []);
    for (const percent of percents) expect(percent).toMatch(number);
    expect(percents).toContainEqual(expect.stringMatching(decimal));
  }
});
