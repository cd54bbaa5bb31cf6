import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportOptions, type ImportReport, importFile } from '../../src/import/import-file.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { createTestDatabase, DEMO_DAY } from '../helpers/test-database.ts';
import { writeZip } from '../helpers/write-zip.ts';

// Files as offices and their programs make them: read, or refused in words that say what to do.

let folder: string;
let pool: pg.Pool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketnap-office-'));
  const database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, options: '-c timezone=UTC' });
  await run(await keep('tree.csv', TREE.join('\n')), { write: true });
});
afterAll(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

const CELL = '15.135.008.001';
const TREE = [
  'Mã tổ chức;Tên tổ chức đảng;Loại;Mã cấp trên;Ngày thành lập',
  '15.135;Đảng bộ huyện Thử;Đảng bộ cấp trên trực tiếp cơ sở;;01/10/1991',
  '15.135.008;Đảng bộ xã Đồng Đăng;Đảng bộ cơ sở;15.135;01/10/1991',
  `${CELL};Chi bộ thôn Đồi Đá;Chi bộ trực thuộc;15.135.008;01/10/1991`,
];
const PEOPLE =
  'Mã tổ chức;Tổ chức đảng;Họ và tên;Giới tính;Tháng sinh;Năm sinh;Dân tộc;Nguồn kết nạp;Đoàn viên;Đi làm ăn xa;Giai đoạn;Từ ngày;Số quyết định;Ngày quyết định;Ngày kết nạp'.split(
    ';',
  );
const COMMITTEES =
  'Mã tổ chức;Tên tổ chức đảng;Loại;Mã cấp trên;Tổ chức cấp trên;Ngày thành lập;Năm;Kế hoạch;Chỉ tiêu nghị quyết;Đã kết nạp;Đạt kế hoạch (%)'.split(
    ';',
  );

type Cell = ExcelJS.CellValue;

/** A person who can be entered, but for what is given. */
function person(other: Record<string, Cell> = {}): Cell[] {
  const line: Record<string, Cell> = {
    'Mã tổ chức': CELL,
    'Tổ chức đảng': 'Chi bộ thôn Đồi Đá',
    'Họ và tên': 'Triệu Văn Thử',
    'Giới tính': 'Nam',
    'Tháng sinh': 5,
    'Năm sinh': 1995,
    'Dân tộc': 'Tày',
    'Nguồn kết nạp': 'Thanh niên',
    'Đoàn viên': 'Có',
    'Đi làm ăn xa': 'Không',
    'Giai đoạn': 'Nguồn',
    'Từ ngày': '05/03/2026',
    ...other,
  };
  return PEOPLE.map((heading) => line[heading] ?? null);
}

async function keep(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** A workbook with one sheet, or as it is made. */
async function workbook(rows: Cell[][], make: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {}) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Quần chúng');
  for (const row of rows) sheet.addRow(row);
  make(sheet, book);
  return keep('book.xlsx', new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
}

const run = (path: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importFile(pool, {
    path,
    actor: 'chị Hoa',
    today: DEMO_DAY,
    write: false,
    update: false,
    includeHidden: false,
    language: 'vi',
    idIn: idOfType,
    onProgress: () => {},
    ...options,
  });

/** Why a file as a whole is not read. */
async function refusal(path: string): Promise<string> {
  const report: ImportReport | Error = await run(path).catch((error: Error) => error);
  return report instanceof Error ? report.message : 'it was read';
}

/** How many people a file would enter; an error where it has problems. */
async function entered(path: string, options: Partial<ImportOptions> = {}): Promise<number> {
  const { problems, counts } = await run(path, options);
  expect(problems).toEqual([]);
  return counts.candidates.created;
}

describe('cells that hold an error', () => {
  it.each([
    ['typed', { error: '#N/A' } as Cell],
    ['out of a formula', { formula: 'A1+1', result: { error: '#REF!' } } as Cell],
    ['of a formula that nobody has calculated', { formula: 'A1+1' } as Cell],
    ['as the text of a csv that became a workbook', '#DIV/0!'],
  ])('are problems in every column: %s', async (_how, error) => {
    const people = PEOPLE.map((heading) => person({ [heading]: error }));
    const { problems } = await run(await workbook([PEOPLE, ...people]));
    for (const [n, heading] of PEOPLE.entries()) {
      expect(problems).toContainEqual(
        expect.objectContaining({
          line: n + 2,
          column: heading,
          message: expect.stringMatching(/báo lỗi|chưa được tính/),
        }),
      );
    }
    const committees = COMMITTEES.map((heading) => {
      const line: Record<string, Cell> = { 'Mã tổ chức': CELL, 'Tên tổ chức đảng': 'Chi bộ thôn Đồi Đá', Năm: 2026 };
      return COMMITTEES.map((key) => (key === heading ? error : (line[key] ?? null)));
    });
    const report = await run(await workbook([COMMITTEES, ...committees]));
    for (const [n, heading] of COMMITTEES.entries()) {
      expect(report.problems).toContainEqual(
        expect.objectContaining({
          line: n + 2,
          column: heading,
          message: expect.stringMatching(/báo lỗi|chưa được tính/),
        }),
      );
    }
  });
});

describe('a sheet that is formatted further than it is filled', () => {
  it.each([
    ['a line far below', 'C260000'],
    ['the last cell there is', 'XFD1048576'],
    ['a column far to the right', 'XFD2'],
  ])('%s', async (_what, place) => {
    const path = await workbook([PEOPLE, person()], (sheet) => {
      sheet.getCell(place).style = { font: { bold: true } };
    });
    expect(await entered(path)).toBe(1);
  });
});

describe('a csv', () => {
  const inCsv = (separator: string, rows: Cell[][]) =>
    rows
      .map((row) =>
        row
          .map((cell) => String(cell ?? ''))
          .map((cell) => (/[";,\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
          .join(separator),
      )
      .join('\r\n');
  const rows = (separator: string) => [
    PEOPLE.map((heading) => (heading === 'Họ và tên' ? 'Họ và tên\n(ghi đủ)' : heading)),
    // More of every other separator than of its own.
    person({
      'Dân tộc': [';', ',', '\t', '|']
        .filter((other) => other !== separator)
        .join(' a ')
        .repeat(5),
    }),
    person({ 'Họ và tên': 'Triệu "Thử" Hai', 'Tháng sinh': 6 }),
  ];
  const encodings: [string, (text: string) => Buffer][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Excel saves "Unicode text"', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ];
  it.each([
    [';', 'semicolons'],
    [',', 'commas'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ])('with %j (%s) is read in every encoding, with the separator said and not', async (separator) => {
    const text = inCsv(separator, rows(separator));
    for (const [, encode] of encodings) {
      for (const said of ['', `sep=${separator}\r\n`, `"sep=${separator}"\r\n`]) {
        expect(await entered(await keep('people.csv', encode(said + text)))).toBe(2);
      }
    }
    expect(await entered(await keep('people.txt', Buffer.from(text.replaceAll('\r\n', '\n'))))).toBe(2);
  });

  it('with a separator of its own is read where the first line says it', async () => {
    expect(await entered(await keep('people.csv', `sep=~\n${inCsv('~', rows('~'))}`))).toBe(2);
  });

  it('in the letters of a country is refused, and where they were lost already', async () => {
    const western = Buffer.from(
      inCsv(';', [
        ['Mã tổ chức', 'Họ và tên'],
        ['1', 'Trần'],
      ]),
      'latin1',
    );
    expect(await refusal(await keep('western.csv', western))).toMatch(/UTF-8/);
    const lost = inCsv(';', [PEOPLE, person()]).replaceAll(/[^\x20-\x7e\r\n]/g, '?');
    expect(await refusal(await keep('lost.csv', lost))).toMatch(/letters .* are broken/);
  });

  it('with a quotation mark that nothing closes is refused by its line: it would swallow the rest', async () => {
    const text = inCsv(';', [PEOPLE, person(), person({ 'Họ và tên': 'NGUYEN' })]).replace('NGUYEN', '"Nguyễn');
    expect(await refusal(await keep('quotes.csv', text))).toMatch(/quotation mark .* line 3/);
  });
});

describe('a file of another kind is called by its name, whatever it is called', () => {
  const container = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_024), Buffer.from(stream, 'utf16le')]);
  const zip = (...names: string[]) => writeZip(names.map((name) => ({ name, content: Buffer.from('<x/>') })));
  it.each([
    ['an old workbook', container('Workbook'), /old Excel workbook \(\.xls\)/],
    ['a workbook of Excel 5', container('Book'), /old Excel workbook \(\.xls\)/],
    ['one from before containers', Buffer.from('0904060000001000', 'hex'), /old Excel workbook \(\.xls\)/],
    ['one with a password', container('EncryptedPackage'), /password/],
    ['a binary workbook', zip('[Content_Types].xml', 'xl/workbook.bin'), /\.xlsb/],
    ['an OpenDocument', zip('mimetype', 'content.xml'), /\.ods/],
    ['a letter', zip('[Content_Types].xml', 'word/document.xml'), /Word/],
    ['an old letter', container('WordDocument'), /Word/],
    ['a web page', '\ufeff<html><table><tr><td>Mã tổ chức</td></tr></table></html>', /web page/],
    [
      'a workbook of 2003',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      /2003/,
    ],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a packed folder', zip('danh sach/a.txt'), /zip/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /no spreadsheet/],
    ['nothing', '', /empty/],
    ['half a workbook', zip('[Content_Types].xml', 'xl/workbook.xml').subarray(0, 60), /damaged/],
  ])('%s', async (_what, content, said) => {
    for (const name of ['file.xlsx', 'file.csv']) expect(await refusal(await keep(name, content))).toMatch(said);
  });
});

describe('a workbook that unpacks to more than it should', () => {
  const parts = (sheet: { content: Buffer; declared?: number; sizesInFront?: boolean }) =>
    writeZip([
      { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
      {
        name: '_rels/.rels',
        content: Buffer.from(
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
      },
      {
        name: 'xl/workbook.xml',
        content: Buffer.from(
          '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: Buffer.from(
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      },
      { name: 'xl/worksheets/sheet1.xml', ...sheet },
    ]);
  const blanks = (mb: number) => Buffer.alloc(mb * 1024 * 1024, ' ');
  it.each([
    ['by what it declares', { content: blanks(1), declared: 700 * 1024 * 1024 }, /unpack to more than 256 MB/],
    ['as nothing that people write packs', { content: blanks(64) }, /unpack to more than 16 MB/],
    ['where it declares less', { content: blanks(64), declared: 1_000 }, /damaged/],
    ['where it declares nothing', { content: blanks(64), declared: 0 }, /damaged/],
    ['where the directory is silent', { content: blanks(64), declared: 0, sizesInFront: true }, /damaged/],
  ])('is refused %s, and takes no memory', async (_how, sheet, said) => {
    const path = await keep('bomb.xlsx', parts(sheet));
    const before = process.memoryUsage();
    expect(await refusal(path)).toMatch(said);
    const after = process.memoryUsage();
    const taken = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
    expect(taken).toBeLessThan(32 * 1024 * 1024);
  });
});

it('a workbook of many sheets is read whole', async () => {
  const path = await workbook([PEOPLE, person()], (_sheet, book) => {
    for (let n = 1; n <= 60; n += 1) {
      const sheet = book.addWorksheet(`Chi bộ ${n}`);
      sheet.addRow(PEOPLE);
      sheet.addRow(person({ 'Họ và tên': `Triệu Văn Số ${n}` }));
    }
  });
  expect(await entered(path)).toBe(61);
});

it('leaves out remarks, and says so', async () => {
  const { problems, counts, notices } = await run(
    await workbook([
      [...PEOPLE, 'Ghi chú'],
      [...person(), 'mới chuyển đến'],
    ]),
  );
  expect(problems).toEqual([]);
  expect(counts.candidates.created).toBe(1);
  expect(notices.map(({ column, message }) => [column, message])).toEqual([
    ['Ghi chú', expect.stringMatching(/không được đọc/)],
  ]);
});

describe('headings as offices write them', () => {
  it.each([
    ['with a star and line breaks', (heading: string) => `${heading.toUpperCase().replace(' ', '\n')} (*)`],
    ['with a star in front', (heading: string) => `* ${heading}`],
    ['without accents', (heading: string) => heading.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd')],
    [
      'in decomposed letters, with blanks that do not break',
      (heading: string) => ` ${heading.normalize('NFD').replaceAll(' ', '\u00a0 ')}: `,
    ],
    ['with hints', (heading: string) => `${heading} (bắt buộc; xem hướng dẫn)`],
    ['with numbers', (heading: string, n: number) => `${n + 1}. ${heading}`],
  ])('%s', async (_how, written) => {
    expect(await entered(await workbook([PEOPLE.map(written), person()]))).toBe(1);
  });

  it('in two lines that are merged, with a group above, a column of numbers, titles, and numbers of columns below', async () => {
    const above = [
      'STT',
      'Tổ chức',
      null,
      'Họ và tên',
      'Giới tính',
      'Sinh',
      null,
      'Dân tộc',
      'Nguồn kết nạp',
      'Đoàn viên',
      'Đi làm ăn xa',
      'Giai đoạn',
      'Từ ngày',
      'Quyết định',
      null,
      'Ngày kết nạp',
    ];
    const below = [
      null,
      'Mã tổ chức',
      'Tổ chức đảng',
      null,
      null,
      'Tháng',
      'Năm',
      null,
      null,
      null,
      null,
      null,
      null,
      'Số',
      'Ngày',
      null,
    ];
    const numbers = above.map((_cell, n) => `(${n + 1})`);
    const path = await workbook(
      [
        ['ĐẢNG BỘ XÃ ĐỒNG ĐĂNG', null, null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
        ['DANH SÁCH QUẦN CHÚNG ƯU TÚ NĂM 2026'],
        ['(Kèm theo Công văn số 12-CV/ĐU)'],
        [],
        above,
        below,
        numbers,
        ['1', ...person()],
        ['2', ...person({ 'Họ và tên': 'Triệu Văn Hai' })],
      ],
      (sheet) => {
        sheet.mergeCells('A2:P2');
        sheet.mergeCells('A5:A6');
        sheet.mergeCells('B5:C5');
        sheet.mergeCells('F5:G5');
        sheet.mergeCells('N5:O5');
        for (const column of 'DEHIJKLMP') sheet.mergeCells(`${column}5:${column}6`);
      },
    );
    expect(await entered(path)).toBe(2);
  });

  it('are said in the words of the file, or else of our own', async () => {
    const headings = PEOPLE.map((heading) => (heading === 'Họ và tên' ? 'HỌ VÀ\nTÊN (*)' : heading));
    const { problems } = await run(await workbook([headings, person({ 'Họ và tên': null, 'Giới tính': null })]));
    expect(problems).toEqual([
      { sheet: 'Quần chúng', line: 2, column: 'HỌ VÀ TÊN (*)', message: 'còn thiếu' },
      { sheet: 'Quần chúng', line: 2, column: 'Giới tính', message: 'còn thiếu' },
    ]);
    const without = PEOPLE.filter((heading) => heading !== 'Giới tính');
    const line = person().filter((_cell, n) => PEOPLE[n] !== 'Giới tính');
    for (const [language, column] of [
      ['vi', 'Giới tính'],
      ['en', 'Sex'],
    ] as const) {
      const report = await run(await workbook([without, line]), { language });
      expect(report.problems.map((problem) => problem.column)).toEqual([column]);
    }
  });
});

describe('what stands below the list', () => {
  it.each([
    ['a total', [['Tổng cộng', null, '1 người']]],
    ['a total in capitals, with its figure', [['TỔNG SỐ: 1']]],
    ['a total behind the number of its line', [[null, 'Cộng', null, null, null, 1]]],
    [
      'signatures below an empty line',
      [
        [],
        [null, null, 'NGƯỜI LẬP', null, null, null, null, null, null, null, 'BÍ THƯ'],
        ['(Ký, ghi rõ họ tên)'],
        [],
        [null, null, 'Nguyễn Thị Lập', null, null, null, null, null, null, null, 'Hoàng Văn Thư'],
      ],
    ],
    [
      'signatures at once',
      [
        [null, null, null, null, null, null, null, null, 'Đồng Đăng, ngày 5 tháng 3 năm 2026'],
        ['T/M CHI BỘ'],
        ['BÍ THƯ'],
        ['Hoàng Văn Thư'],
      ],
    ],
    [
      'a total, then signatures',
      [['Tổng cộng: 01 quần chúng'], [null, null, 'Người lập biểu'], [null, null, 'Nguyễn Thị Lập']],
    ],
  ] as [string, Cell[][]][])('is left out, and said: %s', async (_what, below) => {
    const path = await workbook([PEOPLE, person(), ...below]);
    const { problems, counts, notices } = await run(path);
    expect(problems).toEqual([]);
    expect(counts.candidates.created).toBe(1);
    const filled = below.flatMap((row, n) => (row.length > 0 ? [n + 3] : []));
    expect(notices.map(({ line }) => line)).toEqual(filled);
  });

  it('is told from a line of the list that lacks something, and from a second part of it', async () => {
    const { problems } = await run(await workbook([PEOPLE, person(), person({ 'Từ ngày': null, 'Giới tính': null })]));
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'Giới tính'],
      [3, 'Từ ngày'],
    ]);
    const parts = [
      PEOPLE,
      person(),
      [],
      person({ 'Họ và tên': 'Tống Văn Cộng' }),
      ['Tổng cộng'],
      person({ 'Họ và tên': 'Triệu Văn Ba' }),
    ];
    expect(await entered(await workbook(parts))).toBe(3);
  });
});

describe('days', () => {
  const onDay = (since: Cell) => person({ 'Từ ngày': since });
  it.each([
    ['05-03-2026'],
    ['05.03.2026'],
    ['5/3/2026'],
    [' 05 / 03 / 2026 '],
    ['05/03/2026 00:00:00'],
    ['5/3/2026 2:30 CH'],
    ['05-03-2026 14:30'],
    ['2026-03-05'],
    ['2026-03-05T07:30:00.000Z'],
    ['2026-03-04T17:30:00Z'],
    ['2026-03-05T23:30:00+07:00'],
    ['2026-03-05 07:30:00'],
    ['2026/3/5'],
    ['46086'],
    [46086],
    [46086.75],
    [new Date('2026-03-05')],
    [new Date('2026-03-05T17:45:00Z')],
  ])('%j is the fifth of March', async (written) => {
    const { problems } = await run(await workbook([PEOPLE, onDay(written)]));
    expect(problems).toEqual([]);
    const { problems: conflict } = await run(await workbook([PEOPLE, onDay(written), onDay('05/03/2026')]));
    expect(conflict.map(({ column }) => column)).toEqual(['']);
    const since = await run(await workbook([PEOPLE, onDay(written)]), { today: '2026-03-04' });
    expect(since.problems.map(({ column }) => column)).toEqual(['Từ ngày']);
    expect(await entered(await workbook([PEOPLE, onDay(written)]), { today: '2026-03-05' })).toBe(1);
  });

  it.each([
    ['31/02/2026'],
    ['03/31/2026'],
    ['5/3/26'],
    ['5/3-2026'],
    ['05/03/2026 abc'],
    ['2026'],
    [2026],
    ['tháng 3/2026'],
    [-1],
    [true],
  ])('%j is none', async (written) => {
    const { problems } = await run(await workbook([PEOPLE, onDay(written)]));
    expect(problems).toEqual([
      expect.objectContaining({ column: 'Từ ngày', message: expect.stringMatching(/phải là ngày/) }),
    ]);
  });
});

it('numbers that stand for days count from 1904 where the workbook says so', async () => {
  const path = await workbook([PEOPLE, person({ 'Từ ngày': 46086 - 1462 })], (_sheet, book) => {
    book.properties.date1904 = true;
  });
  expect(await entered(path, { today: '2026-03-05' })).toBe(1);
  expect((await run(path, { today: '2026-03-04' })).problems.map(({ column }) => column)).toEqual(['Từ ngày']);
});

describe('what nobody sees', () => {
  const hidden = () =>
    workbook(
      [PEOPLE, person(), person({ 'Họ và tên': 'Triệu Văn Ẩn' }), person({ 'Họ và tên': 'Triệu Văn Lọc' })],
      (sheet, book) => {
        sheet.getRow(3).hidden = true;
        sheet.getRow(4).hidden = true;
        sheet.getColumn(10).hidden = true;
        for (const state of ['hidden', 'veryHidden'] as const) {
          const other = book.addWorksheet(`năm trước ${state}`, { state });
          other.addRow(PEOPLE);
          other.addRow(person({ 'Họ và tên': `Triệu Văn ${state}` }));
        }
      },
    );
  it('is left out, and said', async () => {
    const { problems, counts, notices } = await run(await hidden());
    expect(problems).toEqual([]);
    expect(counts.candidates.created).toBe(1);
    expect(notices.map(({ sheet, column, message }) => [sheet, column, message])).toEqual([
      ['năm trước hidden', '', expect.stringMatching(/trang tính đang ẩn/)],
      ['năm trước veryHidden', '', expect.stringMatching(/trang tính đang ẩn/)],
      ['Quần chúng', '', expect.stringMatching(/dòng đang ẩn .*: 3-4;/)],
      ['Quần chúng', 'Đi làm ăn xa', expect.stringMatching(/cột đang ẩn/)],
    ]);
  });

  it('is what has no height or width, too', async () => {
    const rows = [PEOPLE, person(), person({ 'Họ và tên': 'Triệu Văn Dẹt' })] as string[][];
    const columns = PEOPLE.map((heading) => ({ width: heading === 'Đi làm ăn xa' ? 0 : 12 }));
    const flat = { name: 'Quần chúng', rows, columns, rowDefs: new Map([[2, { height: 0 }]]) };
    const path = await keep('flat.xlsx', await writeXlsx({ sheets: [flat] }));
    const { problems, counts, notices } = await run(path);
    expect(problems).toEqual([]);
    expect(counts.candidates.created).toBe(1);
    expect(notices.map(({ column, message }) => [column, message])).toEqual([
      ['', expect.stringMatching(/dòng đang ẩn .*: 3;/)],
      ['Đi làm ăn xa', expect.stringMatching(/cột đang ẩn/)],
    ]);
  });

  it('is read where it is asked for, and said', async () => {
    const { problems, counts, notices } = await run(await hidden(), { includeHidden: true });
    expect(problems).toEqual([]);
    expect(counts.candidates.created).toBe(5);
    expect(notices).toHaveLength(4);
  });

  it('is named where it is needed', async () => {
    const path = await workbook([PEOPLE, person()], (sheet) => {
      sheet.getColumn(6).hidden = true;
    });
    const { problems } = await run(path);
    expect(problems).toContainEqual(
      expect.objectContaining({ column: 'Năm sinh', message: expect.stringMatching(/đang ẩn/) }),
    );
  });
});

describe('letters that are none', () => {
  it.each([
    ['TCVN3', 'NguyÔn V¨n Thö', 'Nguyễn Văn Thử'],
    ['TCVN3', 'TrÇn ThÞ Ph­¬ng', 'Trần Thị Phương'],
    ['TCVN3', '§ç Quang §¹t', 'Đỗ Quang Đạt'],
    ['TCVN3', 'Vò Hång', 'Vũ Hồng'],
    ['TCVN3', 'Lª Mai', 'Lê Mai'],
    ['VNI', 'Nguyeãn Vaên Thöû', 'Nguyễn Văn Thử'],
    ['VNI', 'Traàn Thò Phöông', 'Trần Thị Phương'],
    ['VNI', 'Ñinh Lan', 'Đinh Lan'],
    ['VNI', 'ÑOÃ QUANG ÑAÏT', 'ĐỖ QUANG ĐẠT'],
    ['VNI', 'Leâ Mai', 'Lê Mai'],
  ])('%s: %s', async (_font, written, said) => {
    for (const heading of ['Họ và tên', 'Dân tộc', 'Tổ chức đảng']) {
      const { problems } = await run(await workbook([PEOPLE, person({ [heading]: written })]));
      expect(problems).toEqual([
        expect.objectContaining({ column: heading, message: expect.stringContaining(`“${said}”`) }),
      ]);
    }
  });

  it.each([
    ['V?n'],
    ['Nguy?n V?n Th?'],
    ['Nguy\ufffdn'],
    ['Nguyá»…n VÄƒn Thá»­'],
    ['Tráº§n Thá»‹ HÆ°Æ¡ng'],
    ['\uf0d0ng'],
  ])('%s lost some', async (written) => {
    const { problems } = await run(await workbook([PEOPLE, person({ 'Họ và tên': written })]));
    expect(problems).toEqual([
      expect.objectContaining({ column: 'Họ và tên', message: expect.stringMatching(/đã bị mất/) }),
    ]);
  });

  it('are not seen in names as people have them', async () => {
    const names =
      "Nguyễn Văn Thử;TRẦN THỊ HOÀ;Hoàng Quý Quốc;Vò A Dòng;Lò Thị Ún;Giàng Seo Sì;Sùng A Páo;H'Ñen Niê Kdăm;Y Ñuôl Byă;Y Thô;Rơ Châm H’Yéo;K'Brêu Ksơr;Siu Kôn;Ðoàn Ðức Ðạt;Đinh Ê Ban;Ma Khánh Ly;Moong Văn Xoong;Pờ Gó Xừ;Lý Láo Tả;José;Triệu Mùi Ghển;Êban Mlô;Thạch Sô Phép;Đàng Năng Thọ;Chảo Khuyên Huỳnh;Quàng Văn Khuỷu";
    const people = names.split(';').map((name) => person({ 'Họ và tên': name }));
    expect(await entered(await workbook([PEOPLE, ...people]))).toBe(people.length);
  });
});

describe('the code of a committee that is none any more', () => {
  const committee = (other: Record<string, Cell>) => {
    const line: Record<string, Cell> = {
      'Tên tổ chức đảng': 'Chi bộ mới',
      Loại: 'Chi bộ trực thuộc',
      'Mã cấp trên': '15.135.008',
      'Ngày thành lập': '01/06/2020',
      ...other,
    };
    return COMMITTEES.map((heading) => line[heading] ?? null);
  };
  const others = [
    // Closed with its code, closed after its code had ended, and standing under another code since.
    { code: 'C1', name: 'Chi bộ đã giải thể', closed: '2024-07-01', to: null },
    { code: 'C2', name: 'Chi bộ giải thể từ lâu', closed: '2015-07-01', to: '2015-07-01' },
    { code: 'C3', name: 'Chi bộ đổi mã', closed: null, to: '2024-07-01' },
  ];
  beforeAll(async () => {
    for (const { code, name, closed, to } of others) {
      await run(
        await workbook([
          COMMITTEES,
          committee({ 'Mã tổ chức': code, 'Tên tổ chức đảng': name, 'Ngày thành lập': '01/06/2000' }),
        ]),
        { write: true },
      );
      await pool.query('UPDATE committee SET closed_on = $2 WHERE name = $1', [name, closed]);
      await pool.query('UPDATE committee_code SET valid_to = $2 WHERE code = $1', [code, to]);
    }
  });

  it.each([
    ['C1', '01/06/2020', /mã của Chi bộ đã giải thể, đã giải thể ngày 01\/07\/2024/],
    ['C1', '01/08/2024', /mã của Chi bộ đã giải thể/],
    ['C2', '01/06/2015', /mã của Chi bộ giải thể từ lâu/],
    ['C3', '01/06/2020', /đã cấp cho Chi bộ đổi mã từ ngày 01\/06\/2000 đến ngày 01\/07\/2024/],
  ])('%s is a problem in the dry run for one founded on %s', async (code, day, said) => {
    const path = await workbook([COMMITTEES, committee({ 'Mã tổ chức': code, 'Ngày thành lập': day })]);
    for (const write of [false, true]) {
      const { problems } = await run(path, { write });
      expect(problems).toEqual([
        { sheet: 'Quần chúng', line: 2, column: 'Mã tổ chức', message: expect.stringMatching(said) },
      ]);
    }
  });

  it('is a problem where something stands under it, or somebody is followed by it', async () => {
    const under = await run(await workbook([COMMITTEES, committee({ 'Mã cấp trên': 'C1' })]));
    expect(under.problems).toEqual([
      expect.objectContaining({ column: 'Mã cấp trên', message: expect.stringMatching(/giải thể/) }),
    ]);
    const { problems } = await run(await workbook([PEOPLE, person({ 'Mã tổ chức': 'C1', 'Tổ chức đảng': null })]));
    expect(problems).toEqual([
      expect.objectContaining({ column: 'Mã tổ chức', message: expect.stringMatching(/giải thể/) }),
    ]);
  });

  it('is given to another one from the day it is free', async () => {
    const path = await workbook([COMMITTEES, committee({ 'Mã tổ chức': 'C2', 'Ngày thành lập': '01/07/2015' })]);
    const { problems, counts } = await run(path, { write: true });
    expect([problems, counts.committees.created]).toEqual([[], 1]);
  });
});

it('an admission in a new cell, on a day when what it stands under had no place, is a problem and no fault of the database', async () => {
  await pool.query(
    `WITH one AS (INSERT INTO committee (id, kind, name, founded_on) VALUES (gen_random_uuid(), 'GRASSROOTS_COMMITTEE', 'Đảng bộ xã Muộn', '2000-01-01') RETURNING id)
     INSERT INTO committee_placement (child_id, parent_id, valid_from)
     SELECT one.id, k.committee_id, '2020-01-01' FROM one, committee_code k WHERE k.code = '15.135'`,
  );
  const path = await workbook(
    [
      COMMITTEES,
      COMMITTEES.map(
        (heading) =>
          ({
            'Mã tổ chức': 'M1',
            'Tên tổ chức đảng': 'Chi bộ Muộn',
            Loại: 'Chi bộ trực thuộc',
            'Tổ chức cấp trên': 'Đảng bộ xã Muộn',
            'Ngày thành lập': '01/01/2001',
          })[heading] ?? null,
      ),
    ],
    (_sheet, book) => {
      const people = book.addWorksheet('Đảng viên');
      people.addRow(PEOPLE);
      people.addRow(
        person({
          'Mã tổ chức': 'M1',
          'Tổ chức đảng': null,
          'Năm sinh': 1980,
          'Giai đoạn': 'Đảng viên chính thức',
          'Từ ngày': '01/01/2012',
          'Số quyết định': '1-QĐ',
          'Ngày quyết định': '01/12/2010',
          'Ngày kết nạp': '01/01/2011',
        }),
      );
    },
  );
  for (const write of [false, true]) {
    const { problems } = await run(path, { write });
    expect(problems).toEqual([
      {
        sheet: 'Đảng viên',
        line: 2,
        column: 'Ngày kết nạp',
        message: 'vào ngày đó tổ chức này không có trong hệ thống tổ chức',
      },
    ]);
  }
});

describe('what is told', () => {
  /** Names of the code and of the API: fullName, GRASSROOTS_COMMITTEE, CELL. */
  const CODE_WORDS =
    /\b[a-z]+[A-Z]\w*|\b[A-Z]+_[A-Z_]+\b|\b(CELL|SUPERIOR|PROVINCE|CENTRAL|SOURCE|OUTSTANDING|DECIDED|OFFICIAL|PROBATIONARY|WITHDRAWN|DOSSIER)\b/;
  const wrong = (): Promise<string> => {
    const long = 'a'.repeat(300);
    const member = { 'Giai đoạn': 'Đảng viên chính thức', 'Số quyết định': '1-QĐ' };
    return workbook(
      [
        PEOPLE,
        ...PEOPLE.map((heading) => person({ [heading]: null, 'Số quyết định': 'x' })),
        ...PEOPLE.map((heading) => person({ [heading]: long })),
        ...PEOPLE.map((heading) => person({ [heading]: 99 })),
        person({ 'Mã tổ chức': '15.135.008', 'Tổ chức đảng': null }),
        person({ 'Giai đoạn': 'Đảng viên dự bị' }),
        person({ ...member, 'Từ ngày': '05/03/2026', 'Ngày quyết định': '02/03/2026', 'Ngày kết nạp': '01/03/2026' }),
        person({ ...member, 'Từ ngày': '05/03/2026', 'Ngày quyết định': '01/02/2026', 'Ngày kết nạp': '01/03/2026' }),
        person({ ...member, 'Từ ngày': '05/03/2026', 'Ngày quyết định': '01/02/1929', 'Ngày kết nạp': '01/03/1929' }),
        person({ ...member, 'Từ ngày': '05/03/2026', 'Ngày quyết định': '01/02/2027', 'Ngày kết nạp': '01/03/2027' }),
      ],
      (_sheet, book) => {
        const sheet = book.addWorksheet('Tổ chức');
        sheet.addRow([...COMMITTEES, 'Cột lạ']);
        const row = (other: Record<string, Cell>) =>
          COMMITTEES.map((heading) => ({ 'Tên tổ chức đảng': 'Chi bộ lạ', ...other })[heading] ?? null);
        for (const [n, kind] of [
          'Trung ương',
          'Đảng bộ tỉnh',
          'Đảng bộ cơ sở',
          'Chi bộ cơ sở',
          'Đảng bộ bộ phận',
          'Chi bộ trực thuộc',
        ].entries()) {
          sheet.addRow(row({ 'Mã tổ chức': `L${n}`, Loại: kind, 'Mã cấp trên': CELL, 'Ngày thành lập': '01/06/2020' }));
        }
        for (const heading of COMMITTEES) sheet.addRow(row({ 'Mã tổ chức': '15.135.008', [heading]: long }));
        sheet.addRow(row({ 'Mã tổ chức': '15.135.008', Loại: 'Đảng bộ tỉnh' }));
        sheet.addRow(row({ 'Mã tổ chức': '15.135.008', Năm: 2020, 'Ngày thành lập': '01/06/2020' }));
        sheet.addRow(row({ 'Mã tổ chức': '15.135.008', Năm: 2021, 'Kế hoạch': -1 }));
      },
    );
  };

  it('is Vietnamese or English, and never a name of the code', async () => {
    const path = await wrong();
    const [vi, en] = await Promise.all((['vi', 'en'] as const).map((language) => run(path, { language })));
    expect(vi?.problems.length).toBeGreaterThan(60);
    expect(en?.problems.map(({ line }) => line)).toEqual(vi?.problems.map(({ line }) => line));
    for (const { message } of [...(vi?.problems ?? []), ...(en?.problems ?? [])])
      expect(message).not.toMatch(CODE_WORDS);
    // Vietnamese in every sentence of the one, and in none of the other but for what it repeats of the file.
    for (const { message } of vi?.problems ?? []) expect(message).toMatch(/[à-ỹ]/);
    for (const { message } of en?.problems ?? [])
      expect(message.replace(/“[^”]*”/g, '')).toMatch(/\b(the|this|is|must|a|be|at)\b/);
  });

  it('says where a kind of committee may stand in the words that cells hold', async () => {
    const { problems } = await run(await wrong());
    expect(problems.map(({ message }) => message)).toContain(
      '“Đảng bộ bộ phận” trực thuộc “Đảng bộ cơ sở”, không trực thuộc “Chi bộ trực thuộc”',
    );
  });
});
