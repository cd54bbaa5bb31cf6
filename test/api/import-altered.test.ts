import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { importFile } from '../../src/import/import-file.ts';
import { writeTemplate } from '../../src/import/template.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { createTestDatabase, DEMO_DAY, type TestDatabase } from '../helpers/test-database.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Codes, names and numbers of decisions of which a spreadsheet has made numbers and days.

let folder: string;
let server: TestServer;
let database: TestDatabase;
let demo: pg.Pool;
let small: pg.Pool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketnap-import-altered-'));
  [server, database] = await Promise.all([startTestServer(), createTestDatabase()]);
  demo = new pg.Pool({ connectionString: server.database.url, options: '-c timezone=UTC' });
  small = new pg.Pool({ connectionString: database.url, options: '-c timezone=UTC' });
  const decision = await demo.query(
    `UPDATE admission SET decision_number = CASE row WHEN 1 THEN '04309' ELSE '12/3' END
     FROM (SELECT a.id, row_number() OVER (ORDER BY a.id) AS row FROM admission a JOIN committee k ON k.id = a.committee_id
       WHERE NOT revoked AND k.path LIKE (SELECT path FROM committee WHERE id = $1) || '%' LIMIT 2) AS of
     WHERE admission.id = of.id`,
    [demoIds.lamThuong],
  );
  expect(decision.rowCount).toBe(2);
});
afterAll(async () => {
  await Promise.all([demo.end(), small.end()]);
  await Promise.all([server.stop(), database.drop()]);
  await rm(folder, { recursive: true });
});

type Cell = string | number | Date | null;

const run = async (pool: pg.Pool, path: string, options: { write?: boolean; update?: boolean } = {}) =>
  importFile(pool, {
    path,
    actor: 'chị Hoa',
    today: DEMO_DAY,
    write: false,
    update: false,
    includeHidden: false,
    language: 'en',
    idIn: idOfType,
    onProgress: () => {},
    ...options,
  });

async function workbookOf(rows: Cell[][]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Trang 1');
  for (const row of rows) sheet.addRow(row);
  const path = join(folder, 'altered.xlsx');
  await writeFile(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return path;
}

async function csvOf(rows: Cell[][]): Promise<string> {
  const path = join(folder, 'altered.csv');
  await writeFile(path, `\ufeff${stringify(rows, { cast: { date: (day) => day.toISOString().slice(0, 10) } })}`);
  return path;
}

/** Lines above the data of an export. */
const HEAD_LINES = 5;

const nothing = { created: 0, changed: 0 };

async function download(path: string): Promise<ArrayBuffer> {
  const headers = { authorization: `Bearer ${await server.token('demo-district')}` };
  return (await fetch(`${server.app.url}/export/${path}`, { headers })).arrayBuffer();
}

async function exported(path: string): Promise<string[][]> {
  return parse(Buffer.from(await download(path)), {
    bom: true,
    delimiter: ';',
    relaxColumnCount: true,
    skipEmptyLines: false,
  });
}

/** A cell of a csv as a spreadsheet with the settings of a country takes it. */
function opened(cell: string, settings: typeof VIETNAM): Cell {
  const { group, decimal } = settings;
  if (cell === '') return null;
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+$`);
  if (/^\d+$/.test(cell) || grouped.test(cell)) return Number(cell.replaceAll(group, ''));
  if (new RegExp(`^\\d+\\${decimal}\\d+$`).test(cell)) return Number(cell.replace(decimal, '.'));
  if (cell === '12/3') return new Date(settings === VIETNAM ? '2026-03-12' : '2026-12-03');
  return /^\d{4}-\d\d-\d\d$/.test(cell) ? new Date(cell) : cell;
}
const VIETNAM = { group: '.', decimal: ',' };
const AMERICA = { group: ',', decimal: '.' };

/** As Excel shows a cell of general format, and so writes it into a csv. */
function shown(cell: Cell): Cell {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10).split('-').reverse().join('/');
  if (typeof cell !== 'number' || cell < 1e11) return cell;
  const [digits = '', exponent = ''] = cell.toExponential(4).split('e');
  return `${digits.replace('.', ',')}E${exponent}`;
}

const BOARD = `quota-board.csv?committee=${globalId('Committee', demoIds.lucYen)}&year=2026&depth=SUBTREE`;
const PEOPLE = `candidates.csv?committee=${globalId('Committee', demoIds.lamThuong)}`;

/** As a csv comes that does not keep its codes from the spreadsheet. */
const bare = (rows: string[][]): string[][] => rows.map((row) => row.map((cell) => cell.replace(/^'(?=\d)/, '')));

describe('our own csv', () => {
  it.each([
    ['Vietnam', VIETNAM],
    ['America', AMERICA],
  ])('comes back whole from a spreadsheet with the settings of %s, as a workbook and as a csv', async (_, settings) => {
    for (const [path, key] of [
      [BOARD, 'committees'],
      [PEOPLE, 'candidates'],
    ] as const) {
      const rows = (await exported(path)).map((row) => row.map((cell) => opened(cell, settings)));
      const lines = rows.length - HEAD_LINES;
      expect(lines).toBeGreaterThan(30);
      for (const file of [await workbookOf(rows), await csvOf(rows.map((row) => row.map(shown)))]) {
        const { problems, notices, counts } = await run(demo, file, { update: true });
        expect([problems, notices, counts[key]]).toEqual([[], [], { ...nothing, unchanged: lines }]);
      }
    }
  });

  it('so saved founds the same tree in an empty database', async () => {
    const board = (await exported(BOARD)).map((row) => row.map((cell) => shown(opened(cell, VIETNAM))));
    const { problems, counts } = await run(small, await csvOf(board));
    expect([problems, counts.committees.created]).toEqual([[], 388]);
  });
});

describe('a csv that does not keep its codes', () => {
  it.each([
    ['Vietnam', VIETNAM],
    ['America', AMERICA],
  ])('opened with the settings of %s and saved as a workbook changes nothing', async (_, settings) => {
    const board = bare(await exported(BOARD)).map((row) => row.map((cell) => opened(cell, settings)));
    const codes = board.flat().filter((cell) => typeof cell === 'number' && cell > 1e11);
    expect(codes).toHaveLength(settings === VIETNAM ? 775 : 0);
    const made = await run(demo, await workbookOf(board), { update: true });
    expect(made.problems).toEqual([]);
    expect(made.counts.committees).toEqual({ ...nothing, unchanged: 388 });
    const people = bare(await exported(PEOPLE)).map((row) => row.map((cell) => opened(cell, settings)));
    const entered = await run(demo, await workbookOf(people), { update: true });
    expect([entered.problems, entered.notices]).toEqual([[], []]);
    expect(entered.counts.candidates).toEqual({ ...nothing, unchanged: people.length - HEAD_LINES });
  });

  it('and of which Excel has saved 1,5135E+13 is found again by the names; what two have is a problem', async () => {
    const board = bare(await exported(BOARD)).map((row) => row.map((cell) => shown(opened(cell, VIETNAM))));
    expect(board.flat().filter((cell) => cell === '1,5135E+13')).toHaveLength(775);
    const made = await run(demo, await csvOf(board), { update: true });
    expect([made.problems, made.counts.committees]).toEqual([[], { ...nothing, unchanged: 388 }]);
    const people = bare(await exported(PEOPLE)).map((row) => row.map((cell) => shown(opened(cell, VIETNAM))));
    const { problems, counts } = await run(demo, await csvOf(people), { update: true });
    expect(counts.candidates).toMatchObject(nothing);
    expect(problems.length + counts.candidates.unchanged).toBe(people.length - HEAD_LINES);
    expect(new Set(problems.map(({ column }) => column))).toEqual(new Set(['Mã tổ chức']));
  });

  it('is refused where there is nothing to find its codes by', async () => {
    const board = bare(await exported(BOARD)).map((row) => row.map((cell) => opened(cell, VIETNAM)));
    const { problems, counts } = await run(small, await workbookOf(board), { write: true });
    expect(counts.committees).toEqual({ ...nothing, unchanged: 0 });
    expect(problems.filter(({ column }) => column === 'Mã tổ chức')).toHaveLength(388);
    expect(problems[0]?.message).toMatch(/format the column as Text/);
  });
});

describe('our own workbooks', () => {
  it('keep codes and numbers of decisions as texts when somebody types them, and days as days', async () => {
    const files = {
      template: Buffer.from(await writeTemplate('vi')),
      board: await download(BOARD.replace('.csv', '.xlsx')),
      people: await download(PEOPLE.replace('.csv', '.xlsx')),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(new Uint8Array(bytes).buffer);
      for (const sheet of workbook.worksheets.slice(0, 2)) {
        const headings = sheet.getRow(name === 'template' ? 1 : 5);
        headings.eachCell(({ value, col }) => {
          const format = sheet.getRow(20).getCell(col).numFmt;
          const expected = /^(Mã|Số)/.test(String(value))
            ? '@'
            : /^(Ngày|Từ)/.test(String(value))
              ? 'dd/mm/yyyy'
              : undefined;
          expect([name, value, format]).toEqual([name, value, expected]);
        });
      }
    }
  });
});

const COMMITTEES = ['Mã tổ chức', 'Tên tổ chức đảng', 'Loại', 'Mã cấp trên', 'Tổ chức cấp trên', 'Ngày thành lập'];
const CANDIDATES = [
  'Mã tổ chức,Tổ chức đảng,Họ và tên,Tháng sinh,Năm sinh,Giới tính,Dân tộc,Nguồn kết nạp,Đoàn viên,Đi làm ăn xa,Giai đoạn',
  'Từ ngày,Số quyết định,Ngày quyết định,Ngày kết nạp',
].flatMap((headings) => headings.split(','));
const FOUNDED = new Date('1991-10-01');
const committee = (code: Cell, name: Cell, kind: string | null, parentCode: Cell = null, parentName: Cell = null) => [
  code,
  name,
  kind,
  parentCode,
  parentName,
  kind && FOUNDED,
];
const person = (code: Cell, cell: Cell, name: Cell, decision?: Cell, birth: [number, number] = [5, 1995]) => [
  code,
  cell,
  name,
  ...birth,
  ...['Nam', 'Tày', 'Thanh niên', 'Có', 'Không'],
  ...(decision === undefined
    ? ['Nguồn', '05/03/2026', null, null, null]
    : ['Đảng viên dự bị', '05/03/2026', decision, '01/03/2026', '05/03/2026']),
];
const wrong = (rows: { line: number; column: string }[]) => rows.map(({ line, column }) => [line, column]);

describe('in a small tree', () => {
  const [district, commune, cell] = ['Đảng bộ cấp trên trực tiếp cơ sở', 'Đảng bộ cơ sở', 'Chi bộ trực thuộc'];
  beforeAll(async () => {
    const rows = [
      COMMITTEES,
      committee('15.000', 'Đảng bộ tỉnh Thử', 'Đảng bộ tỉnh'),
      committee('15.135', 'Đảng bộ huyện Thử', district, '15.000'),
      committee('15.135.008', 'Đảng bộ xã Đồng Đăng', commune, '15.135'),
      ...[
        ['001', 'thôn Đồi Đá'],
        ['002', 'buôn Ea H’Leo'],
        ['003', 'thôn Hoà Bình'],
        ['101', 'thôn 1'],
        ['102', 'thôn 2'],
        ['110', 'thôn 10'],
      ].map(([code, name]) => committee(`15.135.008.${code}`, `Chi bộ ${name}`, cell, '15.135.008')),
      committee('04309', 'Đảng bộ xã Đồng Lân', commune, '15.135'),
      committee('4310', 'Đảng bộ xã Đồng Mười', commune, '15.135'),
      committee('04310', 'Đảng bộ xã Đồng Chín', commune, '15.135'),
      committee('12/3', 'Đảng bộ xã Đồng Ba', commune, '15.135'),
    ];
    const { problems } = await run(small, await workbookOf(rows), { write: true });
    expect(problems).toEqual([]);
    const people = [
      CANDIDATES,
      person('15.135.008.101', null, 'Lò Văn Cũ', '04309'),
      person('15.135.008.101', null, 'Lò Thị Cũ', '12/3'),
    ];
    expect((await run(small, await workbookOf(people), { write: true })).problems).toEqual([]);
  });

  it('a file that LibreOffice saved with the settings of Vietnam is found by its digits', async () => {
    const file = fileURLToPath(new URL('fixtures/board-saved-by-libreoffice-vi.xlsx', import.meta.url));
    const { problems, counts } = await run(small, file);
    expect([problems, counts.committees]).toEqual([[], { ...nothing, unchanged: 8 }]);
  });

  it.each<[what: string, row: Cell[]]>([
    ['points that group', committee(15135008101, 'Chi bộ thôn 1', null, 15135008)],
    ['points that begin decimals', committee(15.135, 'Đảng bộ huyện Thử', null)],
    ['noughts behind such a point', committee(15, 'Đảng bộ tỉnh Thử', null)],
    ['noughts in front', committee(4309, 'ĐẢNG BỘ XÃ ĐỒNG LÂN', null)],
    ['one of two of the same digits, by its name', committee(4310, 'Đảng bộ xã Đồng Chín', null)],
    ['the other of them', committee(4310, 'Đảng bộ xã Đồng Mười', null)],
    ['a day', committee(new Date('2026-03-12'), 'Đảng bộ xã Đồng Ba', null)],
    ['a parent by its digits alone', committee(null, 'Chi bộ thôn 2', null, 15135008)],
  ])('a code that lost %s is found again', async (_, row) => {
    const { problems, counts } = await run(small, await workbookOf([COMMITTEES, row]), { update: true });
    expect([problems, counts.committees]).toEqual([[], { ...nothing, unchanged: 1 }]);
  });

  it.each([
    ['4309', 'Đảng bộ xã Đồng Lân'],
    ["'04309", 'Đảng bộ xã Đồng Lân'],
    ['15135008101', 'Chi bộ thôn 1'],
    ['15,135,008', 'Đảng bộ xã Đồng Đăng'],
    ['1,5135E+10', 'Chi bộ thôn 1'],
    ['12/03/2026', 'Đảng bộ xã Đồng Ba'],
  ])('a code that a csv shows as %s is found again', async (code, name) => {
    const { problems, counts } = await run(small, await csvOf([COMMITTEES, committee(code, name, null)]), {
      update: true,
    });
    expect([problems, counts.committees]).toEqual([[], { ...nothing, unchanged: 1 }]);
  });

  it.each<[what: string, row: Cell[], column: string]>([
    ['a new one', committee(15135009, 'Đảng bộ xã Mới', commune, '15.135'), 'Mã tổ chức'],
    ['a new one of a day', committee(new Date('2026-05-01'), 'Đảng bộ xã Mới', commune, '15.135'), 'Mã tổ chức'],
    ['one of another name', committee(15135008, 'Đảng bộ xã Khác', null, '15.135'), 'Mã tổ chức'],
    ['a new one of a parent', committee('N1', 'Đảng bộ xã Mới', commune, 15136), 'Mã cấp trên'],
    ['one that two parents may have', committee('N1', 'Chi bộ mới', cell, 4310), 'Mã cấp trên'],
    ['a yes', committee('N1', 'Chi bộ mới', cell, '15.135.008', true as unknown as Cell), 'Tổ chức cấp trên'],
    ['a name', committee('N1', 1995, cell, '15.135.008'), 'Tên tổ chức đảng'],
    ['a day for a name', committee('N1', new Date('2026-03-12'), cell, '15.135.008'), 'Tên tổ chức đảng'],
  ])('a number that is %s is a problem at its cell, whatever is given', async (_, row, column) => {
    const { problems, counts } = await run(small, await workbookOf([COMMITTEES, row]), { write: true, update: true });
    expect(wrong(problems)).toEqual([[2, column]]);
    expect(problems[0]?.message).toMatch(/format the column as Text/);
    expect(counts.committees).toEqual({ ...nothing, unchanged: 0 });
  });

  it.each([
    ['15135008', 'Đảng bộ xã Khác'],
    ['1,5135E+10', 'Đảng bộ xã Mới'],
    ['12/04/2026', 'Đảng bộ xã Mới'],
    ['12-Thg3', 'Đảng bộ xã Mới'],
  ])('a code that a csv shows as %s is no new one for %s', async (code, name) => {
    const { problems } = await run(small, await csvOf([COMMITTEES, committee(code, name, commune, '15.135')]), {
      update: true,
    });
    expect(wrong(problems)).toEqual([[2, 'Mã tổ chức']]);
  });

  it('digits alone are a code where nothing stands that they may come from', async () => {
    const { problems, counts } = await run(
      small,
      await csvOf([COMMITTEES, committee('7001', 'Đảng bộ xã Bảy', commune, '15.135')]),
    );
    expect([problems, counts.committees.created]).toEqual([[], 1]);
  });

  it.each([
    ['Đảng bộ huyện Thử', district],
    ['ĐẢNG BỘ TỈNH THỬ', 'Đảng bộ tỉnh'],
  ])('a new root called %s is a problem: its namesake stands in the tree', async (name, kind) => {
    const { problems } = await run(small, await workbookOf([COMMITTEES, committee('Z', name, kind)]), { write: true });
    expect(problems).toEqual([
      expect.objectContaining({
        line: 2,
        column: 'Mã tổ chức',
        message: expect.stringMatching(/of this name stands there/),
      }),
    ]);
  });

  it('two new roots of one name in a file are problems too', async () => {
    const rows = [
      COMMITTEES,
      committee('Z1', 'Đảng bộ tỉnh Khác', 'Đảng bộ tỉnh'),
      committee('Z2', 'ĐẢNG BỘ TỈNH KHÁC', 'Đảng bộ tỉnh'),
    ];
    const { problems, counts } = await run(small, await workbookOf(rows));
    expect([wrong(problems), counts.committees.created]).toEqual([
      [
        [2, 'Mã tổ chức'],
        [3, 'Mã tổ chức'],
      ],
      0,
    ]);
  });

  it('a person stands in a cell whose code lost its points', async () => {
    for (const name of ['Chi bộ thôn 1', null]) {
      const rows = [CANDIDATES, person(15135008101, name, 'Lò Văn Mới')];
      const { problems, counts } = await run(small, await workbookOf(rows));
      expect([problems, counts.candidates.created]).toEqual([[], 1]);
    }
    const other = await run(small, await workbookOf([CANDIDATES, person(15135008101, 'Chi bộ thôn 2', 'Lò Văn Mới')]));
    expect(wrong(other.problems)).toEqual([[2, 'Mã tổ chức']]);
  });

  it.each<[Cell]>([
    [1995],
    ['1995'],
    ['1.995'],
    ['1,2E+05'],
    ['12/3'],
    ['12/03/2026'],
    ['...'],
    [new Date('2026-03-12')],
    [0.5],
  ])('nobody is called %s', async (name) => {
    const write = typeof name === 'string' ? csvOf : workbookOf;
    const { problems, counts } = await run(small, await write([CANDIDATES, person('15.135.008.101', null, name)]), {
      write: true,
    });
    expect([wrong(problems), counts.candidates.created]).toEqual([[[2, 'Họ và tên']], 0]);
  });

  it.each<[Cell]>([[45], [0.5], [new Date('2026-03-12')], ['1,2E+05'], ['12/03/2026'], ['12-Thg3']])(
    'the number of a new decision is not %s',
    async (decision) => {
      const write = typeof decision === 'string' ? csvOf : workbookOf;
      const rows = [CANDIDATES, person('15.135.008.101', null, 'Lò Văn Mới', decision)];
      const { problems } = await run(small, await write(rows), { write: true });
      expect(wrong(problems)).toEqual([[2, 'Số quyết định']]);
      expect(problems[0]?.message).toMatch(/format the column as Text/);
    },
  );

  it('the number of a decision on record is known again', async () => {
    const rows = [
      CANDIDATES,
      person('15.135.008.101', null, 'Lò Văn Cũ', 4309),
      person('15.135.008.101', null, 'Lò Thị Cũ', new Date('2026-03-12')),
    ];
    const { problems, counts } = await run(small, await workbookOf(rows));
    expect([problems, counts.candidates]).toEqual([[], { ...nothing, unchanged: 2 }]);
    const other = await run(small, await workbookOf([CANDIDATES, person('15.135.008.101', null, 'Lò Văn Cũ', 4308)]));
    expect(wrong(other.problems)).toEqual([[2, 'Ngày kết nạp']]);
  });
});
