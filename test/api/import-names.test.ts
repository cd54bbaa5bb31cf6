import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportReport, importFile } from '../../src/import/import-file.ts';
import { readText } from '../../src/resolvers/input.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { createTestDatabase, DEMO_DAY, type TestDatabase } from '../helpers/test-database.ts';

// Names as offices write them: in capitals, with the tone elsewhere, with other apostrophes, with look-alikes of Đ.

let folder: string;
let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketnap-import-names-'));
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, options: '-c timezone=UTC' });
  const { problems } = await run(COMMITTEES, [
    'H,Đảng bộ huyện Thử,Đảng bộ cấp trên trực tiếp cơ sở,,,01/10/1991,,',
    'X,Đảng bộ xã Đồng Đăng,Đảng bộ cơ sở,H,,01/10/1991,,',
    'C1,Chi bộ thôn Hoà Bình,Chi bộ trực thuộc,X,,01/10/1991,,',
    'C2,Chi bộ buôn Ea H’Leo,Chi bộ trực thuộc,X,,01/10/1991,,',
    ',Chi bộ thôn Khuỷu,Chi bộ trực thuộc,X,,01/10/1991,,',
  ]);
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

const COMMITTEES = 'Mã tổ chức,Tên tổ chức đảng,Loại,Mã cấp trên,Tổ chức cấp trên,Ngày thành lập,Năm,Kế hoạch';
const PEOPLE =
  'Mã tổ chức,Tổ chức đảng,Họ và tên,Tháng sinh,Năm sinh,Giới tính,Dân tộc,Nguồn kết nạp,Đoàn viên,Đi làm ăn xa,Giai đoạn,Từ ngày,Số quyết định,Ngày quyết định,Ngày kết nạp';

async function run(head: string, lines: string[], options: { write?: boolean; update?: boolean } = {}) {
  const path = join(folder, 'names.csv');
  await writeFile(path, [head, ...lines].join('\n'));
  return importFile(pool, {
    path,
    actor: 'chị Hoa',
    today: DEMO_DAY,
    write: true,
    update: false,
    includeHidden: false,
    language: 'en',
    idIn: idOfType,
    onProgress: () => {},
    ...options,
  });
}

const person = (name: string, { cell = 'C1', birth = '5,1995', ethnic = 'Tày', rest = 'Nguồn,05/03/2026,,,' } = {}) =>
  `${cell},,${name},${birth},Nam,${ethnic},Thanh niên,Có,Không,${rest}`;
const places = (list: ImportReport['problems']) => list.map(({ line, message }) => [line, message]);

const SPELLINGS = [
  [
    'Nguyễn Thị Hoà',
    'Nguyễn Thị Hòa',
    'NGUYỄN THỊ HÒA',
    'Nguyễn Thị Hòa'.normalize('NFD'),
    'Nguyễn\u00a0Thị Ho\u200bà',
  ],
  ["Ksor H'Bia", 'Ksor H’Bia', 'Ksor HʼBia', 'Ksor H´Bia', 'Ksor H`Bia', 'KSOR H‘BIA', 'Ksor H＇Bia', 'Ksor H′Bia'],
  ['Y Bliu Niê'],
  ['Đỗ Văn A', 'Ðỗ Văn A', 'Ɖỗ Văn A', 'ĐỖ VĂN A'],
];

describe('a person in several spellings', () => {
  it('is one person: every line after the first is left out, with a notice that names the first', async () => {
    const names = SPELLINGS.flat();
    const { problems, notices, counts } = await run(
      PEOPLE,
      names.map((name) => person(name)),
      { write: false },
    );
    expect(counts.candidates.created).toBe(SPELLINGS.length);
    const otherwise = SPELLINGS.flatMap((spellings) => {
      const first = names.indexOf(spellings[0] ?? '');
      const written = (name: string) => readText(name, 'name', 100);
      return spellings.flatMap((name, n) =>
        written(name) === written(names[first] ?? '')
          ? []
          : [[first + n + 2, expect.stringContaining(`line ${first + 2} `)]],
      );
    });
    expect(places(notices)).toEqual(otherwise);
    // Composed, the last spelling of the first name is the first one to the letter: a line too many.
    expect(places(problems)).toEqual([[6, 'the same person as line 2 of names.csv: remove one']]);
  });

  it('is a problem where the lines differ in more than the spelling, or in nothing at all', async () => {
    for (const second of [person('NGUYỄN THỊ HÒA', { ethnic: 'Dao' }), person('Nguyễn Thị Hoà')]) {
      const { problems } = await run(PEOPLE, [person('Nguyễn Thị Hoà'), second], { write: false });
      expect(places(problems)).toEqual([[3, 'the same person as line 2 of names.csv: remove one']]);
    }
  });

  it('is found on record by each, the notice names the cell, and the record keeps its spelling', async () => {
    await run(
      PEOPLE,
      SPELLINGS.map(([name = '']) => person(name)),
    );
    const before = (await pool.query('SELECT full_name FROM candidate ORDER BY 1')).rows;
    expect(before).toHaveLength(SPELLINGS.length);
    for (const spellings of SPELLINGS) {
      for (const name of spellings.slice(1)) {
        const { problems, notices, counts } = await run(PEOPLE, [person(name)], { update: true });
        expect(problems).toEqual([]);
        expect(counts.candidates).toEqual({ created: 0, changed: 0, unchanged: 1 });
        const spelledSo = readText(name, 'name', 100) === spellings[0];
        expect([name, places(notices)]).toEqual([
          name,
          spelledSo ? [] : [[2, expect.stringMatching(/on record in Chi bộ thôn Hoà Bình, written otherwise/)]],
        ]);
      }
    }
    expect((await pool.query('SELECT full_name FROM candidate ORDER BY 1')).rows).toEqual(before);
  });

  it('and another with the same letters under other accents are two people, who are pointed out', async () => {
    const { problems, notices, counts } = await run(PEOPLE, [
      person('Nguyễn Thị Hoa'),
      person('Nguyen Thi Hoa', { cell: 'C2' }),
      person('Nguyễn Thị Hoá', { birth: '6,1995' }),
    ]);
    expect(problems).toEqual([]);
    expect(counts.candidates.created).toBe(3);
    expect(places(notices)).toEqual([
      [2, expect.stringMatching(/perhaps the person whom Chi bộ thôn Hoà Bình follows/)],
      [3, expect.stringMatching(/perhaps the same person as line 2 of names\.csv/)],
      [3, expect.stringMatching(/perhaps the person whom Chi bộ thôn Hoà Bình follows/)],
    ]);
    const again = await run(PEOPLE, [person('Nguyễn Thị Hoa'), person('Nguyễn Thị Hòa')]);
    expect(again.counts.candidates).toEqual({ created: 0, changed: 0, unchanged: 2 });
  });

  it('whom a notice told of is in the access log', async () => {
    const count = async () =>
      (
        await pool.query(`SELECT count(*)::integer AS n FROM access_log l JOIN candidate c ON c.id = l.candidate_id
        WHERE c.full_name = 'Y Bliu Niê' AND l."group" = 'IDENTITY' AND l.viewer = 'chị Hoa'`)
      ).rows[0]?.n;
    const before = await count();
    const { notices } = await run(PEOPLE, [person('Y BLIU NIE', { cell: 'C2' })], { write: false });
    expect(notices).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  it('has an ethnic group and a decision that are written otherwise too', async () => {
    const rest = (decision: string) => `Đảng viên dự bị,05/03/2026,${decision},01/03/2026,05/03/2026`;
    await run(PEOPLE, [person('Giàng A Páo', { ethnic: 'H’Mông', rest: rest('12-QĐ/HU') })]);
    const { problems, counts } = await run(PEOPLE, [
      person('Giàng A Páo', { ethnic: "H'MÔNG", rest: rest('12–QÐ/HU') }),
    ]);
    expect(problems).toEqual([]);
    expect(counts.candidates.unchanged).toBe(1);
  });
});

describe('a committee in another spelling', () => {
  it.each([
    'CHI BỘ THÔN HOÀ BÌNH',
    'CHI BỘ THÔN HÒA BÌNH',
    'chi bộ thôn Hòa Bình',
    "Chi bộ buôn Ea H'leo",
    'CHI BỘ BUÔN EA H´LEO',
    'Chi bộ thôn Khủyu',
  ])('is found as %s, by people and by lines of its own', async (name) => {
    const people = await run(PEOPLE, [`,${name},Lò Văn Tìm,5,1999,Nam,Thái,Thanh niên,Có,Không,Nguồn,01/02/2026,,,`], {
      write: false,
    });
    expect([people.problems, people.counts.candidates.created]).toEqual([[], 1]);
    for (const parent of ['ĐẢNG BỘ XÃ ĐỒNG ĐĂNG', 'Ðảng bộ xã Ðồng Ðăng']) {
      const { problems, counts } = await run(COMMITTEES, [`,${name},,,${parent},,2026,`], { update: true });
      expect([problems, counts.committees]).toEqual([[], { created: 0, changed: 0, unchanged: 1 }]);
    }
  });

  it('by its code is the same committee, and is written anew only with --update, never in capitals', async () => {
    for (const update of [false, true]) {
      const { counts } = await run(COMMITTEES, ['C2,CHI BỘ BUÔN EA H’LEO,,,,,2026,'], { update });
      expect(counts.committees).toEqual({ created: 0, changed: 0, unchanged: 1 });
    }
    const line = 'C2,Chi bộ buôn Ea H’leo,,,,,2026,';
    expect((await run(COMMITTEES, [line])).counts.committees.unchanged).toBe(1);
    expect((await pool.query(`SELECT name FROM committee WHERE name LIKE '%Ea%'`)).rows).toEqual([
      { name: 'Chi bộ buôn Ea H’Leo' },
    ]);
    expect((await run(COMMITTEES, [line], { update: true })).counts.committees.changed).toBe(1);
    expect((await pool.query(`SELECT name FROM committee WHERE name LIKE '%Ea%'`)).rows).toEqual([
      { name: 'Chi bộ buôn Ea H’leo' },
    ]);
  });

  it('stands in two lines of a file as one committee', async () => {
    const lines = (second: string) => [
      ',Chi bộ thôn Thuỷ Sơn,Chi bộ trực thuộc,X,,01/10/1991,2025,1',
      `,${second},Chi bộ trực thuộc,X,,01/10/1991,2026,1`,
    ];
    const { problems, counts } = await run(COMMITTEES, lines('CHI BỘ THÔN THỦY SƠN'), { write: false });
    expect([problems, counts.committees.created, counts.quotas.created]).toEqual([[], 1, 2]);
    const twice = await run(COMMITTEES, [lines('')[0] ?? '', ',CHI BỘ THÔN THỦY SƠN,,X,,,2025,']);
    expect(places(twice.problems)).toEqual([[3, expect.stringMatching(/same committee and year as line 2/)]]);
  });
});
