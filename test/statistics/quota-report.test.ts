import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { openPool } from '../helpers/live-district.ts';
import { type Office, plantAdmitted, plantOffice } from '../helpers/plant-office.ts';
import { type Answer, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What offices really printed, from generated records.

const ROWS = '{ name admitted plan percent(decimals: 2) }';
const REPORT = `query ($id: ID!, $from: Day!, $to: Day!, $decimals: Int!) {
  quotaReport(committeeId: $id, from: $from, to: $to) {
    name from to admitted plan percent(decimals: $decimals) change membersBefore unlistedCount
    before { from to admitted plan }
    rows ${ROWS} best(first: 2) ${ROWS} lowest(first: 1) ${ROWS} overPlan ${ROWS} reaching(percent: 50) ${ROWS}
    below(percent: 10) ${ROWS} none ${ROWS} withoutTarget ${ROWS}
    breakdown {
      knownCount groups { group count percent(decimals: 2) } sources { source count } education { education count }
      ages { age count percent }
    }
    headline(decimals: $decimals) text(decimals: $decimals)
  }
}`;

let server: TestServer;
let pool: ReturnType<typeof openPool>;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  pool = openPool({ url: server.config.database.url });
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

/** Writes an office; who reads its people, and who only sees its wall, are its name with a word before. */
async function office(wanted: Office): Promise<string> {
  const id = await plantOffice(pool, wanted);
  await server.grant(`reader of ${wanted.name}`, 'SUPERIOR_COMMITTEE', id);
  await server.grant(`wall of ${wanted.name}`, 'DASHBOARD', id);
  await server.app.services.feed.settle();
  return id;
}

interface Asked {
  subject: string;
  from: string;
  to: string;
  decimals?: number;
  language?: 'en' | 'vi';
}

async function report(id: string, { subject, decimals = 1, language = 'vi', ...days }: Asked, of = server) {
  const response = await fetch(`${of.url}?lang=${language}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await of.token(subject)}` },
    body: JSON.stringify({ query: REPORT, variables: { id: globalId('Committee', id), decimals, ...days } }),
  });
  const { data, errors } = (await response.json()) as Answer<undefined>;
  expect(errors).toBeUndefined();
  return data.quotaReport;
}

const names = (rows: { name: string }[]): string[] => rows.map(({ name }) => name);
const groupsOf = ({ breakdown }: { breakdown: { groups: { group: string; count: number; percent: number }[] } }) =>
  Object.fromEntries(breakdown.groups.map(({ group, count, percent }) => [group, [count, percent]]));

describe('offices in their own words', () => {
  it('Lục Yên, 2023: 177 members, 86,3 % of the plan, 3 more than in the same period', async () => {
    const id = await office({
      name: 'Đảng bộ huyện Lục Yên',
      plans: { 2023: 205, 2022: 200 },
      below: [
        {
          name: 'Đảng bộ xã Lâm Thượng',
          plans: { 2023: 205 },
          admitted: [
            { count: 177, days: ['2023-02-03', '2023-05-19', '2023-12-31'] },
            { count: 174, days: ['2022-01-01', '2022-09-02'] },
            // Of the year after, and of the one before the last.
            { count: 9, days: ['2024-01-01', '2021-12-31'] },
          ],
        },
      ],
    });
    const year = { subject: 'wall of Đảng bộ huyện Lục Yên', from: '2023-01-01', to: '2023-12-31' };
    expect(await report(id, year)).toMatchObject({
      admitted: 177,
      plan: 205,
      percent: 86.3,
      change: 3,
      before: { from: '2022-01-01', to: '2022-12-31', admitted: 174, plan: 200 },
      headline: 'Năm 2023, Đảng bộ huyện Lục Yên kết nạp 177 đảng viên, đạt 86,3 % kế hoạch, tăng 3 so với cùng kỳ',
    });
    expect((await report(id, { ...year, language: 'en' })).headline).toBe(
      'In 2023 Đảng bộ huyện Lục Yên admitted 177 members, 86.3% of the plan, 3 more than in the same period last year',
    );
  });

  it('Ninh Thuận, to 30/6/2022: 288 = 35.34 %, four bodies from 50 % on, lowest Ninh Sơn', async () => {
    const body = (name: string, admitted: number, plan: number): Office['below'][number] => ({
      name,
      plans: { 2022: plan },
      admitted: [{ count: admitted, days: ['2022-01-15', '2022-06-30'] }],
    });
    const id = await office({
      name: 'Đảng bộ tỉnh Ninh Thuận',
      plans: { 2022: 815 },
      below: [
        body('Biên phòng', 4, 8),
        body('Công an tỉnh', 21, 20),
        body('Ninh Hải', 53, 170),
        body('Ninh Phước', 52, 102),
        body('Ninh Sơn', 13, 75),
        body('Phan Rang - Tháp Chàm', 80, 250),
        body('Quân sự tỉnh', 5, 10),
        body('Thuận Bắc', 60, 180),
      ],
    });
    const found = await report(id, {
      subject: 'reader of Đảng bộ tỉnh Ninh Thuận',
      from: '2022-01-01',
      to: '2022-06-30',
      decimals: 2,
    });
    expect(found).toMatchObject({ admitted: 288, percent: 35.34 });
    expect(found.reaching).toEqual([
      { name: 'Công an tỉnh', admitted: 21, plan: 20, percent: 105 },
      { name: 'Ninh Phước', admitted: 52, plan: 102, percent: 50.98 },
      { name: 'Quân sự tỉnh', admitted: 5, plan: 10, percent: 50 },
      { name: 'Biên phòng', admitted: 4, plan: 8, percent: 50 },
    ]);
    expect(found.lowest).toEqual([{ name: 'Ninh Sơn', admitted: 13, plan: 75, percent: 17.33 }]);
    expect(found.headline).toBe(
      '6 tháng đầu năm 2022, Đảng bộ tỉnh Ninh Thuận kết nạp 288 đảng viên, đạt 35,34 % kế hoạch năm, tăng 288 so với cùng kỳ',
    );
    expect(found.text).toContain('1 tổ chức vượt kế hoạch: Công an tỉnh 21/20 (105 %)');
    expect(found.text.join('\n')).toContain('Đạt thấp nhất: Ninh Sơn 13/75 (17,33 %)');
  });

  it('Bình Thuận, to 21/9/2018: 1,238 = 61.9 %; 585 women, 101 of ethnic minorities, 800 Youth Union; 2019 83.45 %', async () => {
    const id = await office({
      name: 'Đảng bộ tỉnh Bình Thuận',
      plans: { 2018: 2000, 2019: 2000 },
      below: [
        {
          name: 'Đảng bộ huyện Bắc Bình',
          plans: {},
          admitted: [
            { count: 1000, women: 500, minority: 101, union: 700, days: ['2018-01-02', '2018-09-21'] },
            { count: 1669, days: ['2019-03-26', '2019-12-22'] },
          ],
        },
        {
          name: 'Đảng bộ thành phố Phan Thiết',
          plans: {},
          admitted: [{ count: 238, women: 85, union: 100, days: ['2018-08-01'] }],
        },
      ],
    });
    await pool.query(
      `INSERT INTO membership_snapshot (id, committee_id, as_of, member_count) VALUES (gen_random_uuid(), $1, '2017-12-31', 33471)`,
      [id],
    );
    const subject = 'reader of Đảng bộ tỉnh Bình Thuận';
    const found = await report(id, { subject, from: '2018-01-01', to: '2018-09-21', decimals: 2 });
    expect(found).toMatchObject({ admitted: 1238, percent: 61.9, membersBefore: 33471 });
    expect(groupsOf(found)).toMatchObject({
      WOMEN: [585, 47.25],
      ETHNIC_MINORITY: [101, 8.16],
      YOUTH_UNION_MEMBERS: [800, 64.62],
    });
    expect(found.headline).toContain(
      'Từ đầu năm đến ngày 21/09/2018, Đảng bộ tỉnh Bình Thuận kết nạp 1.238 đảng viên, đạt 61,9 % kế hoạch năm',
    );
    expect(found.text.join('\n')).toContain(
      'nữ 585 (47,25 %); người dân tộc thiểu số 101 (8,16 %); đoàn viên 800 (64,62 %)',
    );
    expect(found.text.at(-1)).toBe('2 tổ chức không giao chỉ tiêu, kết nạp 1238');
    const next = await report(id, { subject, from: '2019-01-01', to: '2019-12-31', decimals: 2 });
    expect(next.headline).toBe(
      'Năm 2019, Đảng bộ tỉnh Bình Thuận kết nạp 1.669 đảng viên, đạt 83,45 % kế hoạch, tăng 431 so với cùng kỳ',
    );
    // The same days a year before are not the whole year: 500 + 238 of 2018 were admitted up to 1 August.
    const cut = await report(id, { subject, from: '2019-01-01', to: '2019-08-01' });
    expect(cut).toMatchObject({ admitted: 835, before: { to: '2018-08-01', admitted: 738 }, change: 97 });
  });

  it('Cần Thơ, 11 months of 2019: 1,988 = 94.7 %, eight over their plan in the order of their share', async () => {
    const planned: [name: string, admitted: number, plan: number][] = [
      ['Bình Thủy', 102, 100],
      ['Cái Răng', 104, 100],
      ['Cờ Đỏ', 106, 100],
      ['Khối Các cơ quan', 200, 150],
      ['Ninh Kiều', 828, 1149],
      ['Ô Môn', 108, 100],
      ['Phong Điền', 110, 100],
      ['Thới Lai', 241, 151],
      ['Thốt Nốt', 189, 150],
    ];
    const id = await office({
      name: 'Đảng bộ thành phố Cần Thơ',
      plans: { 2019: 2100 },
      below: planned.map(([name, count, plan]) => ({
        name,
        plans: { 2019: plan },
        admitted: [{ count, days: ['2019-02-03', '2019-11-30'] }],
      })),
    });
    const asked = { subject: 'wall of Đảng bộ thành phố Cần Thơ', from: '2019-01-01', to: '2019-11-30' };
    const found = await report(id, asked);
    expect(found).toMatchObject({ admitted: 1988, percent: 94.7 });
    expect(found.headline).toContain(
      '11 tháng đầu năm 2019, Đảng bộ thành phố Cần Thơ kết nạp 1.988 đảng viên, đạt 94,7 %',
    );
    expect(names(found.overPlan)).toEqual([
      'Thới Lai',
      'Khối Các cơ quan',
      'Thốt Nốt',
      'Phong Điền',
      'Ô Môn',
      'Cờ Đỏ',
      'Cái Răng',
      'Bình Thủy',
    ]);
    expect(names(found.best)).toEqual(['Thới Lai', 'Khối Các cơ quan']);
    expect((await report(id, { ...asked, decimals: 0 })).text.join('\n')).toContain(
      '8 tổ chức vượt kế hoạch: Thới Lai 241/151 (160 %); Khối Các cơ quan 200/150 (133 %); Thốt Nốt 189/150 (126 %)',
    );
  });

  it('Lạc Dương, to 16/9/2016: 67, above the plan of the whole year; 33 women, 32 ethnic, 35 of Youth-Union age', async () => {
    const id = await office({
      name: 'Đảng bộ huyện Lạc Dương',
      plans: { 2016: 60 },
      below: [
        {
          name: 'Đảng bộ thị trấn Lạc Dương',
          plans: { 2016: 60 },
          admitted: [
            // The last of them is thirty years and eleven months old: as far as it goes.
            { count: 35, women: 33, minority: 32, birth: [1985, 10], days: ['2016-09-16'] },
            { count: 32, birth: [1985, 9], days: ['2016-09-16'] },
            { count: 5, days: ['2016-09-17'] },
          ],
        },
      ],
    });
    const subject = 'reader of Đảng bộ huyện Lạc Dương';
    const found = await report(id, { subject, from: '2016-01-01', to: '2016-09-16' });
    expect(groupsOf(found)).toMatchObject({
      WOMEN: [33, 49.25],
      ETHNIC_MINORITY: [32, 47.76],
      YOUTH_UNION_AGE: [35, 52.24],
    });
    expect(found.headline).toContain('kết nạp 67 đảng viên, đạt 111,7 % kế hoạch năm, vượt 11,7 %');
  });

  it('Đồng Nai, quarter I of 2022: 315 = 0.36 % of the members, those below 10 % of their quota named as slow', async () => {
    const id = await office({
      name: 'Đảng bộ tỉnh Đồng Nai',
      plans: { 2022: 2500 },
      below: [
        { name: 'Biên Hòa', plans: { 2022: 1500 }, admitted: [{ count: 270, days: ['2022-03-31'] }] },
        { name: 'Định Quán', plans: { 2022: 500 }, admitted: [{ count: 45, days: ['2022-01-01'] }] },
        { name: 'Tân Phú', plans: { 2022: 500 }, admitted: [{ count: 30, days: ['2022-04-01', '2021-12-31'] }] },
      ],
    });
    await pool.query(
      `INSERT INTO membership_snapshot (id, committee_id, as_of, member_count) VALUES (gen_random_uuid(), $1, '2021-12-31', 87500)`,
      [id],
    );
    const found = await report(id, { subject: 'wall of Đảng bộ tỉnh Đồng Nai', from: '2022-01-01', to: '2022-03-31' });
    expect(found.headline).toContain(
      'Quý I/2022, Đảng bộ tỉnh Đồng Nai kết nạp 315 đảng viên, đạt 12,6 % kế hoạch năm',
    );
    expect(found.text[1]).toBe('Bằng 0,36 % so với 87.500 đảng viên cuối năm 2021');
    expect(names(found.below)).toEqual(['Tân Phú', 'Định Quán']);
    expect(names(found.none)).toEqual(['Tân Phú']);
    expect(found.text.at(-1)).toBe('1 tổ chức chưa kết nạp được đảng viên: Tân Phú 0/500 (0 %)');
  });

  it('Quảng Bình, six months of 2019: 603, of them 359 women, 14 of ethnic minorities, 5 religious', async () => {
    const id = await office({
      name: 'Đảng bộ tỉnh Quảng Bình',
      plans: {},
      below: [
        {
          name: 'Bố Trạch',
          plans: {},
          admitted: [
            { count: 400, women: 259, minority: 14, religious: 5, education: 'HIGHER', days: ['2019-01-15'] },
            { count: 196, women: 100, birth: [1985, 1], education: 'UPPER_SECONDARY', days: ['2019-06-30'] },
          ],
        },
        // Forty-one years old on the day, and not forty any more by a month.
        { name: 'Minh Hóa', plans: {}, admitted: [{ count: 7, birth: [1978, 5], days: ['2019-06-01'] }] },
      ],
    });
    const days = { from: '2019-01-01', to: '2019-06-30' };
    const found = await report(id, { subject: 'reader of Đảng bộ tỉnh Quảng Bình', ...days });
    expect(found.admitted).toBe(603);
    expect(groupsOf(found)).toMatchObject({ WOMEN: [359, 59.54], ETHNIC_MINORITY: [14, 2.32], RELIGIOUS: [5, 0.83] });
    const lines = found.text.join('\n');
    expect(lines).toContain('người dân tộc thiểu số 14 (2,3 %)');
    expect(lines).toContain('người có đạo 5 (0,8 %)');
    expect(lines).toContain('Trình độ học vấn: trung học phổ thông 196 (32,5 %); đại học trở lên 400 (66,3 %)');
    expect(lines).toContain(
      'Độ tuổi: đến 30 tuổi 400 (66,3 %); từ 31 đến 40 tuổi 196 (32,5 %); từ 41 đến 50 tuổi 7 (1,2 %)',
    );
    expect(found.breakdown.ages.map(({ count }: { count: number }) => count)).toEqual([400, 196, 7, 0, 0]);
    // A wall was told of the five in January: the six months would say that nobody with a religion followed.
    const wall = await report(id, { subject: 'wall of Đảng bộ tỉnh Quảng Bình', ...days });
    expect(groupsOf(wall)).toMatchObject({ WOMEN: [359, 59.54], RELIGIOUS: [null, null] });
  });

  it('Lục Ngạn, six months of 2018: 113, and small plans as fractions', async () => {
    const id = await office({
      name: 'Đảng bộ huyện Lục Ngạn',
      plans: { 2018: 297 },
      below: [
        { name: 'Đồng Cốc', plans: { 2018: 7 }, admitted: [{ count: 8, days: ['2018-03-01'] }] },
        { name: 'Mỹ An', plans: { 2018: 4 }, admitted: [{ count: 1, days: ['2018-03-01'] }] },
        { name: 'Tân Sơn', plans: { 2018: 7 }, admitted: [{ count: 6, days: ['2018-03-01'] }] },
        { name: 'Thanh Hải', plans: { 2018: 15 }, admitted: [{ count: 11, days: ['2018-06-30'] }] },
        { name: 'Khác', plans: {}, admitted: [{ count: 87, women: 56, minority: 50, heads: 3, days: ['2018-05-19'] }] },
      ],
    });
    const found = await report(id, { subject: 'wall of Đảng bộ huyện Lục Ngạn', from: '2018-01-01', to: '2018-06-30' });
    expect(found).toMatchObject({ admitted: 113, percent: 38, unlistedCount: 0 });
    // Half of them women, 44 % of ethnic minorities: of six months that are over, a wall is told that too.
    expect(groupsOf(found)).toMatchObject({ WOMEN: [56, 49.56], ETHNIC_MINORITY: [50, 44.25] });
    expect(found.text).toContain('Đạt thấp nhất: Mỹ An 1/4; Thanh Hải 11/15 (73,3 %); Tân Sơn 6/7 (85,7 %)');
    expect(names(found.withoutTarget)).toEqual(['Khác']);
    // A head of a village and two deputies: too few to be told to a wall.
    expect(groupsOf(found).VILLAGE_HEADS?.[0]).toBeNull();
    const read = await report(id, {
      subject: 'reader of Đảng bộ huyện Lục Ngạn',
      from: '2018-01-01',
      to: '2018-06-30',
    });
    expect(groupsOf(read).VILLAGE_HEADS?.[0]).toBe(3);
  });
});

describe('what a report leaves out', () => {
  const wall = 'wall of Đảng bộ Nhỏ';
  const reader = 'reader of Đảng bộ Nhỏ';
  let id: string;
  let bodies: string[];
  beforeAll(async () => {
    const body = (name: string, count: number, women: number): Office['below'][number] => ({
      name,
      plans: {},
      admitted: [{ count, women, days: ['2022-02-03'] }],
    });
    id = await office({
      name: 'Đảng bộ Nhỏ',
      plans: {},
      below: [body('A', 40, 20), body('B', 30, 9), body('C', 30, 3), body('D', 40, 12)],
    });
    const { rows } = await pool.query('SELECT child_id FROM committee_placement WHERE parent_id = $1', [id]);
    bodies = rows.map((row) => row.child_id);
  });
  const women = async (of: string, from: string, to: string, subject = wall): Promise<number | null | undefined> =>
    (await report(of, { subject, from, to })).breakdown?.groups.find(
      ({ group }: { group: string }) => group === 'WOMEN',
    )?.count;
  const named = async (name: string): Promise<string> => {
    const { rows } = await pool.query('SELECT id FROM committee WHERE name = $1 AND id = ANY($2)', [name, bodies]);
    return rows[0].id;
  };

  it('tells free days to who reads the people, and to others none', async () => {
    expect(await women(id, '2022-01-10', '2022-11-20', reader)).toBe(44);
    expect(await women(id, '2022-01-10', '2022-11-20')).toBeUndefined();
    expect(await women(id, '2022-01-01', '2022-12-31')).toBe(44);
    expect(await women(id, '2022-02-01', '2022-02-28')).toBe(44);
    // Seven months are none of the periods.
    expect(await women(id, '2022-01-01', '2022-07-31')).toBeUndefined();
  });

  it('tells of a period that lasts only who reads the people', async () => {
    expect(await women(id, '2026-01-01', '2026-11-23')).toBeUndefined();
    expect(await women(id, '2026-01-01', '2026-11-23', reader)).toBe(0);
  });

  it('leaves out a group below five and the next smallest beside it, between a parent and its parts', async () => {
    const shown = await Promise.all(
      ['A', 'B', 'C', 'D'].map(async (name) => women(await named(name), '2022-01-01', '2022-12-31')),
    );
    expect(shown).toEqual([20, null, null, 12]);
    expect(await women(await named('C'), '2022-01-01', '2022-12-31', reader)).toBe(3);
  });

  it('leaves out what would leave fewer than five to the period before', async () => {
    const { rows } = await pool.query('SELECT child_id FROM committee_placement WHERE parent_id = $1', [
      await named('A'),
    ]);
    await plantAdmitted(pool, rows[0].child_id, { count: 10, women: 2, days: ['2022-05-19'] });
    expect(await women(id, '2022-01-01', '2022-03-31')).toBe(44);
    // 46 in six months would say that two were admitted in the second quarter.
    expect(await women(id, '2022-04-01', '2022-06-30')).toBeNull();
    expect(await women(id, '2022-01-01', '2022-06-30')).toBeNull();
    expect(await women(id, '2022-01-01', '2022-06-30', reader)).toBe(46);
    expect(await women(id, '2022-01-01', '2022-12-31')).toBeNull();
  });

  it('leaves out Youth-Union age with the age that it is, for the sake of another age', async () => {
    const all = await office({
      name: 'Đảng bộ Hai lứa',
      plans: {},
      below: [
        {
          name: 'E',
          plans: {},
          admitted: [
            { count: 9, days: ['2022-02-03'] },
            { count: 30, birth: [1985, 5], days: ['2022-02-03'] },
            { count: 3, birth: [1965, 5], days: ['2022-02-03'] },
          ],
        },
      ],
    });
    const days = { from: '2022-01-01', to: '2022-12-31' };
    const told = await report(all, { subject: 'wall of Đảng bộ Hai lứa', ...days });
    // With 30 and 9 told, of 42, everybody would know of the three.
    expect(told.breakdown.ages.map(({ count }: { count: number | null }) => count)).toEqual([
      null,
      30,
      null,
      null,
      null,
    ]);
    expect(groupsOf(told).YOUTH_UNION_AGE?.[0]).toBeNull();
    const read = await report(all, { subject: 'reader of Đảng bộ Hai lứa', ...days });
    expect(groupsOf(read).YOUTH_UNION_AGE?.[0]).toBe(9);
  });

  it('hides the report of what may not be seen, and says what is wrong with days', async () => {
    expect(await report(id, { subject: 'nobody', from: '2022-01-01', to: '2022-12-31' })).toBeNull();
    expect(await report(randomUUID(), { subject: wall, from: '2022-01-01', to: '2022-12-31' })).toBeNull();
    for (const [from, to] of [
      ['2022-12-31', '2022-01-01'],
      ['2026-01-01', '2026-11-24'],
      ['2016-12-31', '2026-11-23'],
      ['1929-01-01', '1930-01-01'],
    ]) {
      const { errors } = await server.ask(
        wall,
        `{ quotaReport(committeeId: "${globalId('Committee', id)}", from: "${from}", to: "${to}") { admitted } }`,
      );
      expect(errors?.[0]?.extensions?.code, `${from} to ${to}`).toBe('INVALID_INPUT');
    }
  });
});

it('of a whole year says what the board says, for the committee and each directly below it', async () => {
  const demo = await startTestServer();
  for (const year of [2023, 2026]) {
    const { data, errors } = await demo.ask(
      'demo-district',
      `query ($id: ID!, $year: Int!, $from: Day!, $to: Day!) {
        quotaReport(committeeId: $id, from: $from, to: $to) { admitted unlistedCount rows { committeeId admitted plan } }
        quotaBoard(committeeId: $id, year: $year) { rows { committeeId parentId admitted admittedHere plan } }
      }`,
      {
        id: globalId('Committee', demoIds.lucYen),
        year,
        from: `${year}-01-01`,
        to: year === 2026 ? '2026-11-23' : `${year}-12-31`,
      },
    );
    expect(errors).toBeUndefined();
    const [top, ...below] = data.quotaBoard.rows;
    expect(data.quotaReport.admitted).toBe(top.admitted);
    expect(data.quotaReport.unlistedCount).toBe(top.admittedHere);
    const plain = ({ committeeId, admitted, plan }: Record<string, unknown>) => ({ committeeId, admitted, plan });
    expect(data.quotaReport.rows).toEqual(below.map(plain));
  }
  await demo.stop();
});
