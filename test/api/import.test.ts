import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { languageOfCommand, readImportCommand } from '../../src/cli/import-options.ts';
import { describeFailure } from '../../src/cli/run-import.ts';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type ImportOptions, type ImportReport, importFile } from '../../src/import/import-file.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { builtFolder } from '../helpers/built-folder.ts';
import { ChildProgram } from '../helpers/child-program.ts';
import { readXlsx } from '../helpers/read-export.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let folder: string;
let from: TestServer;
let to: TestServer;
let pool: pg.Pool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketnap-import-'));
  // The embedded server's own account must be able to enter it.
  await chmod(folder, 0o755);
  [from, to] = await Promise.all([startTestServer(), startTestServer({ from: 'empty' })]);
  pool = new pg.Pool({ connectionString: to.database.url, options: '-c timezone=UTC' });
});
afterAll(async () => {
  await pool.end();
  await Promise.all([from.stop(), to.stop()]);
  await rm(folder, { recursive: true });
});

async function download(server: TestServer, path: string): Promise<ArrayBuffer> {
  const headers = { authorization: `Bearer ${await server.token('demo-district')}` };
  const response = await fetch(`${server.app.url}/export/${path}`, { headers });
  expect(response.status).toBe(200);
  return response.arrayBuffer();
}

async function keep(name: string, content: ArrayBuffer | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : new Uint8Array(content));
  return path;
}

const run = (path: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importFile(pool, {
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

const counts = (created: number, changed: number, unchanged: number) => ({ created, changed, unchanged });

async function rowsOf(table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`);
  return rows[0]?.n ?? -1;
}

async function lucYenThere(): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT committee_id AS id FROM committee_code WHERE code = '15.135.000.000.000'`,
  );
  return rows[0]?.id ?? '';
}

const boardPath = (committee: string, format = 'xlsx', lang = 'vi') =>
  `quota-board.${format}?committee=${globalId('Committee', committee)}&year=2026&depth=SUBTREE&lang=${lang}`;
const peoplePath = (committee: string, format = 'xlsx') =>
  `candidates.${format}?committee=${globalId('Committee', committee)}`;

describe('a district that is exported and imported into an empty database', () => {
  it('is checked first, and nothing is written', async () => {
    const board = await keep('board.xlsx', await download(from, boardPath(demoIds.lucYen)));
    const report = await run(board, { write: false });
    expect(report.problems).toEqual([]);
    expect(report.counts.committees).toEqual(counts(388, 0, 0));
    expect(await rowsOf('committee')).toBe(0);
  });

  it('is the same when it is exported again, and its boards have moved by themselves', async () => {
    await run(join(folder, 'board.xlsx'));
    const people = await keep('people.csv', await download(from, peoplePath(demoIds.lucYen, 'csv')));
    const steps: [number, number][] = [];
    const report = await run(people, { onProgress: (...step) => void steps.push(step) });
    expect(report.problems).toEqual([]);
    expect(report.counts.candidates.created).toBeGreaterThan(1_000);
    expect(report.counts.admissions.created).toBeGreaterThan(500);
    expect(steps.at(-1)).toEqual([steps.at(-1)?.[1], steps.at(-1)?.[1]]);
    const lucYen = await lucYenThere();
    await to.grant('demo-district', 'SUPERIOR_COMMITTEE', lucYen);
    await to.app.services.feed.settle();
    await to.app.services.feed.settle();
    for (const path of [boardPath, peoplePath]) {
      const before = await readXlsx(await download(from, path(demoIds.lucYen)));
      const after = await readXlsx(await download(to, path(lucYen)));
      expect(after.headings).toEqual(before.headings);
      const order = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
      expect(order(after.rows)).toEqual(order(before.rows));
    }
    const { rows } = await pool.query('SELECT * FROM feed_differences()');
    expect(rows).toEqual([]);
  });

  it('says who did it in every history', async () => {
    for (const [table, column] of [
      ['stage_change', 'changed_by'],
      ['admission_quota_revision', 'changed_by'],
      ['admission', 'recorded_by'],
      ['admission_change', 'changed_by'],
    ]) {
      const { rows } = await pool.query(`SELECT DISTINCT ${column} AS by FROM ${table}`);
      expect(rows).toEqual([{ by: 'chị Hoa' }]);
    }
  });

  it('run again, it changes nothing', async () => {
    const tables = [
      'committee',
      'committee_placement',
      'admission_quota_revision',
      'candidate',
      'stage_change',
      'admission',
    ];
    const before = await Promise.all(tables.map(rowsOf));
    for (const file of ['board.xlsx', 'people.csv']) {
      const { problems, counts } = await run(join(folder, file), { update: true });
      expect(problems).toEqual([]);
      for (const { created, changed } of Object.values(counts)) expect([created, changed]).toEqual([0, 0]);
    }
    const english = await keep('english.csv', await download(from, boardPath(demoIds.lucYen, 'csv', 'en')));
    expect((await run(english)).counts.committees).toEqual(counts(0, 0, 388));
    expect(await Promise.all(tables.map(rowsOf))).toEqual(before);
  });

  it('whom it looked for, and found, is in the access log', async () => {
    const { rows } = await pool.query(
      `SELECT DISTINCT viewer, operation, "group"::text AS group FROM access_log WHERE viewer <> 'demo-district' ORDER BY 3`,
    );
    expect(rows).toEqual([
      { viewer: 'chị Hoa', operation: 'import', group: 'BACKGROUND' },
      { viewer: 'chị Hoa', operation: 'import', group: 'IDENTITY' },
    ]);
  });
});

const HEAD =
  'Mã tổ chức,Tên tổ chức đảng,Loại,Mã cấp trên,Tổ chức cấp trên,Ngày thành lập,Năm,Kế hoạch,Chỉ tiêu nghị quyết';
const COMMUNE = '15.135.001.000.000';
const CELL = '15.135.001.000.001';

describe('what is on record', () => {
  const kheoLeng = async () => {
    const { rows } = await pool.query<{ code: string }>(
      `SELECT k.code FROM committee c JOIN committee_code k ON k.committee_id = c.id WHERE c.name = 'Chi bộ thôn Khéo Lẹng'`,
    );
    return rows[0]?.code;
  };

  it('is never revised by a file, which has no document', async () => {
    const file = await keep('revised.csv', `${HEAD}\n${await kheoLeng()},Chi bộ thôn Khéo Lẹng,,,,,2026,7,\n`);
    for (const update of [false, true]) {
      expect((await run(file, { update })).problems).toEqual([
        {
          sheet: 'revised.csv',
          line: 2,
          column: 'Kế hoạch',
          message: expect.stringMatching(/^the quota is 1: .*document$/),
        },
      ]);
    }
  });

  it('is never taken back to an older file', async () => {
    await pool.query(`UPDATE admission_quota q SET target = 7, version = 2, updated_at = now() FROM committee c
      WHERE c.id = q.committee_id AND c.name = 'Chi bộ thôn Khéo Lẹng' AND q.year = 2026`);
    const report = await run(join(folder, 'board.xlsx'), { update: true });
    expect(report.problems).toEqual([
      expect.objectContaining({ column: 'Kế hoạch', message: expect.stringContaining('after this file was made') }),
    ]);
    expect(report.counts.quotas.changed).toBe(0);
  });
});

describe('a line that is refused', () => {
  const PEOPLE =
    'Mã tổ chức,Tổ chức đảng,Họ và tên,Giới tính,Tháng sinh,Năm sinh,Dân tộc,Nguồn kết nạp,Đoàn viên,Đi làm ăn xa,Giai đoạn,Từ ngày,Số quyết định,Ngày quyết định,Ngày kết nạp';
  const person = (committee: string, rest = 'Nguồn,01/02/2026,,,') =>
    `${committee},,Lò Thị Thử,Nữ,5,1999,Thái,Thanh niên,Có,Không,${rest}`;
  it.each([
    [
      'a cell under a district',
      `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,15.135.000.000.000,,01/01/2020,,,`,
      'Loại',
      /a “Cell” stands under “Grassroots committee” or “Sub-committee”/,
    ],
    ['a cell on its own', `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,,,01/01/2020,,,`, 'Loại', /not under nothing/],
    [
      'a commune under the province before 2025',
      `${HEAD}\nP,Tỉnh,Đảng bộ tỉnh,,,01/01/2000,,,\nX1,Xã mới,Đảng bộ cơ sở,P,,30/06/2025,,,`,
      'Loại',
      /stands under “Superior committee”, /,
    ],
    [
      'an unknown parent',
      `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,99.9,,01/01/2020,,,`,
      'Mã cấp trên',
      /neither in the file nor in the database/,
    ],
    [
      'a day of no calendar',
      `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,${COMMUNE},,30/02/2020,,,`,
      'Ngày thành lập',
      /must be a day/,
    ],
    [
      'a day the American way',
      `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,${COMMUNE},,12/31/2020,,,`,
      'Ngày thành lập',
      /dd\/mm\/yyyy/,
    ],
    ['a word of no list', `${HEAD}\nX1,Chi bộ mới,Chi hội,${COMMUNE},,01/01/2020,,,`, 'Loại', /one of: Central; /],
    ['a target that is no number', `${HEAD}\n${COMMUNE},?,,,,,2026,nhiều,`, 'Kế hoạch', /whole number/],
    ['a target below nought', `${HEAD}\n${COMMUNE},?,,,,,2026,-1,`, 'Kế hoạch', /whole number/],
    ['a quota of no year', `${HEAD}\n${COMMUNE},?,,,,,,3,`, 'Năm', /year of the quota is missing/],
    ['a move', `${HEAD}\n${CELL},?,,15.135.002.000.000,,,,,`, 'Mã cấp trên', /an import does not move it/],
    ['another kind', `${HEAD}\n${CELL},?,Đảng bộ cơ sở,,,,,,`, 'Loại', /is a “Cell”/],
    ['another name', `${HEAD}\n${CELL},Chi bộ khác,,,,,,,`, 'Tên tổ chức đảng', /give --update/],
    [
      'the same line twice',
      `${HEAD}\n${CELL},?,,,,,2026,,\n${CELL},?,,,,,2026,,`,
      '',
      /same committee and year as line 2/,
    ],
    [
      'a parent whose name two have',
      `${HEAD}\nD1,Xã Trùng,Đảng bộ cơ sở,15.135.000.000.000,,01/01/2020,,,\nD2,Xã Trùng,Đảng bộ cơ sở,15.135.000.000.000,,01/01/2020,,,\nX1,Chi bộ mới,Chi bộ trực thuộc,,Xã Trùng,01/01/2020,,,`,
      'Tổ chức cấp trên',
      /2 committees have this name: give the code/,
    ],
    ['an unknown column', `${HEAD},Kế hoạch quý\n${CELL},?,,,,,,,,5`, 'Kế hoạch quý', /not known/],
    ['a person of an unknown cell', `${PEOPLE}\n${person('99.9')}`, 'Mã tổ chức', /no such committee/],
    ['a person of a commune', `${PEOPLE}\n${person(COMMUNE)}`, 'Mã tổ chức', /followed by a cell/],
    ['a person twice', `${PEOPLE}\n${person(CELL)}\n${person(CELL)}`, '', /same person as line 2/],
    ['a stage of the future', `${PEOPLE}\n${person(CELL, 'Nguồn,24/11/2026,,,')}`, 'Từ ngày', /future/],
    [
      'a member without a decision',
      `${PEOPLE}\n${person(CELL, 'Đảng viên dự bị,01/02/2026,,,')}`,
      'Số quyết định',
      /has been admitted/,
    ],
    [
      'a ceremony before its decision',
      `${PEOPLE}\n${person(CELL, 'Đảng viên dự bị,01/02/2026,1-QĐ,02/02/2026,01/02/2026')}`,
      'Ngày kết nạp',
      /before the day of the decision/,
    ],
    [
      'a ceremony before the cell was',
      `${PEOPLE}\n${person(CELL, 'Đảng viên dự bị,01/02/1980,1-QĐ,01/02/1980,01/02/1980').replace('1999', '1959')}`,
      'Ngày kết nạp',
      /did not exist/,
    ],
    [
      'a member too early',
      `${PEOPLE}\n${person(CELL, 'Đảng viên chính thức,01/03/2026,1-QĐ,01/02/2026,01/02/2026')}`,
      'Từ ngày',
      /12 months/,
    ],
    [
      'a birth without a month',
      `${PEOPLE}\n${CELL},,Lò Thị Thử,Nữ,,1999,Thái,Thanh niên,Có,Không,Nguồn,01/02/2026,,,`,
      'Tháng sinh',
      /missing/,
    ],
  ])('%s', async (_what, text, column, message) => {
    const { rows } = await pool.query<{ code: string; name: string }>(
      'SELECT k.code, c.name FROM committee c JOIN committee_code k ON k.committee_id = c.id',
    );
    const names = new Map(rows.map(({ code, name }) => [code, name]));
    // A question mark stands for the name on record.
    const whole = text.replace(/^([\d.]+),\?/gm, (_all, code: string) => `${code},${names.get(code)}`);
    const before = await Promise.all(['committee', 'candidate', 'admission_quota_revision'].map(rowsOf));
    const { problems } = await run(await keep('refused.csv', whole));
    expect(problems).toContainEqual({
      sheet: 'refused.csv',
      line: expect.any(Number),
      column,
      message: expect.stringMatching(message),
    });
    expect(await Promise.all(['committee', 'candidate', 'admission_quota_revision'].map(rowsOf))).toEqual(before);
  });

  it('keeps the good ones out too, and every one is told', async () => {
    const lines = [person(CELL), person('99.9'), person(CELL, 'Nguồn,31/11/2026,,,')].join('\n');
    const { problems } = await run(await keep('refused.csv', `${PEOPLE}\n${lines}`));
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'Mã tổ chức'],
      [4, 'Từ ngày'],
    ]);
  });
});

describe('cells as people type them', () => {
  it('decomposed letters, blanks, three ways of a day, and a text that looks like a formula', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Nhập');
    sheet.addRow([' MÃ  TỔ CHỨC', 'Tên tổ chức đảng'.normalize('NFD'), 'loại', 'Mã cấp trên', 'Ngày thành lập']);
    sheet.addRow(['N1', '  Chi bộ   thôn Mới '.normalize('NFD'), 'CHI BỘ TRỰC THUỘC', COMMUNE, new Date('2020-03-01')]);
    sheet.addRow(['N2', "'=Chi bộ", 'CELL', COMMUNE, '1/3/2020']);
    sheet.addRow([]);
    sheet.addRow(['N3', 'Chi bộ Ba', 'Cell', COMMUNE, '2020-03-01']);
    const path = await keep('typed.xlsx', (await workbook.xlsx.writeBuffer()) as ArrayBuffer);
    const { problems, counts: made } = await run(path);
    expect(problems).toEqual([]);
    expect(made.committees).toEqual(counts(3, 0, 0));
    const { rows } = await pool.query(
      `SELECT k.code, c.name, c.founded_on::text AS day, p.valid_from::text AS since FROM committee c
       JOIN committee_code k ON k.committee_id = c.id JOIN committee_placement p ON p.child_id = c.id
       WHERE k.code LIKE 'N_' ORDER BY 1`,
    );
    const since = '2020-03-01';
    expect(rows).toEqual([
      { code: 'N1', name: 'Chi bộ thôn Mới', day: since, since },
      { code: 'N2', name: '=Chi bộ', day: since, since },
      { code: 'N3', name: 'Chi bộ Ba', day: since, since },
    ]);
  });

  it('a file that is none is refused in one line', async () => {
    for (const [name, content] of [
      ['none.xlsx', 'this is no zip'],
      ['none.csv', 'a,b\n1,2\n'],
      ['none.txt', ''],
    ] as const) {
      await expect(run(await keep(name, content))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
    await expect(run(join(folder, 'missing.xlsx'))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

/** What the command says of a command line that it does not take. */
function saidOf(args: string[]): string {
  try {
    return JSON.stringify(readImportCommand(args));
  } catch (error) {
    return describeFailure(error, languageOfCommand(args));
  }
}

describe('npm run import', () => {
  let built: string;
  beforeAll(async () => {
    built = await builtFolder();
  });
  const commandOn = (databaseUrl: string, args: string[]): ChildProgram =>
    new ChildProgram([join(built, 'dist/cli/import.js'), ...args], {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
    });
  const command = (...args: string[]): ChildProgram => commandOn(to.database.url, [...args, '--lang', 'en']);

  it('writes a template once; empty, it changes nothing; filled in, it is written under a name', async () => {
    const template = join(folder, 'template.xlsx');
    expect((await command('--template', template).ended).code).toBe(0);
    expect((await command('--template', template).ended).code).toBe(1);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readFile(template)).buffer as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    sheet?.addRow(['T1', 'Chi bộ theo mẫu', 'Chi bộ trực thuộc', COMMUNE, null, new Date('2021-01-01'), 2026, 2]);
    const filled = await keep('filled.xlsx', (await workbook.xlsx.writeBuffer()) as ArrayBuffer);
    const dry = command(filled);
    expect(await dry.ended).toMatchObject({ code: 0, errors: '' });
    expect(dry.output).toMatch(/committees\s+1 created, 0 changed, 0 unchanged\n(.*\n)+nothing was written/);
    const written = command(filled, '--write', '--by', 'anh Nam');
    expect(await written.ended).toMatchObject({ code: 0, errors: '' });
    expect(written.output).toMatch(/written; the boards follow/);
    const { rows } = await pool.query(`SELECT target FROM admission_quota_revision WHERE changed_by = 'anh Nam'`);
    expect(rows).toEqual([{ target: 2 }]);
  });

  it('ends with 1 and names sheet, line and column of what is wrong; writing needs a name', async () => {
    const file = await keep('bad.csv', `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,99.9,,01/01/2020,,,\n`);
    const bad = command(file, '--write', '--by', 'anh Nam');
    expect(await bad.ended).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^bad\.csv, line 2, Mã cấp trên: there is no such committee/),
    });
    expect(bad.output).toMatch(/1 problems: nothing was written/);
    expect(await command(file, '--write').ended).toMatchObject({ code: 1, errors: expect.stringMatching(/--by WHO/) });
  });

  it('speaks Vietnamese where nobody asks for English, also when it goes wrong', async () => {
    const plain = (...args: string[]): ChildProgram => commandOn(to.database.url, args);
    const file = await keep('bad.csv', `${HEAD}\nX1,Chi bộ mới,Chi bộ trực thuộc,99.9,,01/01/2020,,,\n`);
    const bad = plain(file);
    expect(await bad.ended).toMatchObject({
      code: 1,
      errors: 'bad.csv, dòng 2, Mã cấp trên: không có tổ chức này, cả trong tệp lẫn trong cơ sở dữ liệu\n',
    });
    expect(bad.output).toMatch(/^tổ chức đảng {3}thêm 0, sửa 0, giữ nguyên 0\n(.*\n)*1 lỗi: chưa ghi gì\n$/);
    for (const [args, said] of [
      [['missing.xlsx'], /^không đọc được tệp missing\.xlsx/],
      [['a.xlsx', '--write'], /^--write cần --by AI/],
    ] as const) {
      expect(await plain(...args).ended).toMatchObject({ code: 1, errors: expect.stringMatching(said) });
    }
    const wrong: [string[], RegExp][] = [
      [[], /^hãy ghi tên một tệp\ncách dùng: /],
      [['a.xlsx', '--overwrite'], /^không biết --overwrite/],
      [['a.xlsx', '--by'], /^không biết --by, hoặc còn thiếu giá trị/],
      [['a.xlsx', '--lang', 'fr'], /^--lang phải là một trong: vi, en/],
    ];
    for (const [args, said] of wrong) expect(saidOf(args)).toMatch(said);
    const [nowhere, away] = ['mysql://db', 'postgresql://127.0.0.1:1/none'].map((url) => commandOn(url, [file]).ended);
    expect((await nowhere)?.errors).toMatch(/^DATABASE_URL phải là địa chỉ dạng postgresql:/);
    expect((await away)?.errors).toMatch(/^hiện không dùng được cơ sở dữ liệu: /);
  });

  it('without DATABASE_URL it takes the demo database, once the demo has stopped', async () => {
    const data = join(folder, 'demo');
    // The command calls the other one.
    const own = (source = 'src/cli/import-into-demo.ts'): ChildProgram =>
      new ChildProgram(['--import', 'tsx', source, join(folder, 'board.xlsx'), '--data', data, '--lang', 'en'], {
        PATH: process.env.PATH,
      });
    expect(await own('src/cli/import.ts').ended).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^there is no database: /),
    });
    const postgres = await startEmbeddedPostgres({ dataFolder: data, durable: false });
    await createDatabaseIfMissing(postgres.url('ketnap'));
    await migrate(postgres.url('ketnap'));
    expect(await own().ended).toMatchObject({ code: 1, errors: expect.stringMatching(/in use|belongs|running/) });
    await postgres.stop();
    const alone = own();
    expect(await alone.ended).toMatchObject({ code: 0, errors: '' });
    expect(alone.output).toMatch(/committees\s+388 created/);
  });
});
