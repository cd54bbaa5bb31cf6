import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { importFile } from '../../src/import/import-file.ts';
import { writeTemplate } from '../../src/import/template.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { importCsv, placesOf } from '../helpers/import-csv.ts';
import { plantSmallTree } from '../helpers/small-tree.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// Areas, who works in them, and what is known of them, out of files: by the checks and the writers of recordArea, coverAreas and setProfile.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  await plantSmallTree(server.app.services.database.pool);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
beforeEach(async () => {
  const tables = ['area_profile', 'committee_area', 'area_code', 'area_form', 'area'];
  await query(`SET session_replication_role = replica; ${tables.map((table) => `DELETE FROM ${table};`).join(' ')}
    SET session_replication_role = origin`);
});

const query = async (text: string) => (await server.app.services.database.pool.query(text)).rows;
const values = async (text: string) => (await server.app.services.database.pool.query({ text, rowMode: 'array' })).rows;
const run = (lines: readonly string[], more: Parameters<typeof importCsv>[2] = {}) =>
  importCsv(server.app.services.database.pool, lines, more);
const counts = (created: number, unchanged = 0) => ({ created, changed: 0, unchanged });

const HEAD =
  'Mã địa bàn;Địa bàn;Loại địa bàn;Mã địa bàn cấp trên;Địa bàn cấp trên;Khu vực khó khăn;Có từ ngày;Số văn bản;Ngày văn bản;Tổ chức đảng';
const HAMLET = ';Thâm Pất;Thôn;04309;;;01/07/2025;;;Xã';
const COMMUNE = '04309;Lâm Thượng;Xã;;Lào Cai;Khu vực III;01/07/2025;1673/NQ-UBTVQH15;16/06/2025;Xã';
const PROVINCE = '15;Lào Cai;Tỉnh;;;;01/07/2025;202/2025/QH15;12/06/2025;Tỉnh';
const COVERS = 'Tổ chức đảng;Mã địa bàn;Địa bàn;Phụ trách từ ngày';
const PROFILES = 'Địa bàn;Tính đến ngày;Số hộ;Số hộ nghèo;Dân tộc chủ yếu;Sinh kế chủ yếu';

const areas = () =>
  values(`SELECT a.name, a.kind, k.code, p.name, a.difficulty_class, a.began_on::text, f.document_number, c.name, f.recorded_by
    FROM area a JOIN area_form f ON f.area_id = a.id JOIN committee c ON c.id = a.keeper_id LEFT JOIN area p ON p.id = a.parent_id
    LEFT JOIN area_code k ON k.area_id = a.id ORDER BY a.name COLLATE "C"`);

it('records areas in whatever order they stand, and changes nothing when it is run again, in capitals', async () => {
  expect(await run([HEAD, HAMLET, COMMUNE, PROVINCE])).toMatchObject({ problems: [], counts: { areas: counts(3) } });
  const recorded = await areas();
  expect(recorded).toEqual([
    ['Lào Cai', 'PROVINCE', '15', null, null, '2025-07-01', '202/2025/QH15', 'Tỉnh', 'văn phòng'],
    ['Lâm Thượng', 'COMMUNE', '04309', 'Lào Cai', 'REGION_III', '2025-07-01', '1673/NQ-UBTVQH15', 'Xã', 'văn phòng'],
    ['Thâm Pất', 'HAMLET', null, 'Lâm Thượng', null, '2025-07-01', null, 'Xã', 'văn phòng'],
  ]);
  const again = [HEAD, HAMLET.replace('Thâm Pất', 'THÂM PẤT'), COMMUNE, PROVINCE];
  expect(await run(again)).toMatchObject({ problems: [], counts: { areas: counts(0, 3) } });
  expect(await areas()).toEqual(recorded);
});

it('tells a run that only looks the same, and leaves nothing', async () => {
  const wrong = HAMLET.replace('Thôn', 'Tỉnh');
  for (const lines of [
    [HEAD, HAMLET, COMMUNE, PROVINCE, wrong.replace('Thâm Pất', 'Khéo Lẹng')],
    [HEAD, HAMLET, COMMUNE, PROVINCE],
  ]) {
    const looked = await run(lines, { write: false });
    expect(await areas()).toEqual([]);
    const written = await run(lines);
    expect([looked.problems, looked.counts]).toEqual([written.problems, written.counts]);
  }
});

it('is refused whole by the rules of recordArea, each at its line and column', async () => {
  const other = PROVINCE.replace('15;Lào Cai', '16;Yên Bái');
  await run([HEAD, PROVINCE, other]);
  const recorded = await areas();
  const lines = [
    HEAD,
    COMMUNE,
    HAMLET.replace('Thôn', 'Huyện'),
    HAMLET.replace('01/07/2025', '01/06/2025').replace('Thâm Pất', 'Nà Kéo'),
    HAMLET.replace('04309', '04310').replace('Thâm Pất', 'Tông Pắng'),
    HAMLET.replace('Thâm Pất', 'Bản Chang').replace(/Xã$/, 'Xã khác'),
    HAMLET.replace('Thâm Pất', 'Khéo Lẹng').replace('01/07/2025', '01/07/2027'),
    COMMUNE,
    other.replace('202/2025/QH15', '203/2025/QH15'),
    HAMLET.replace('Thôn', 'Phố').replace('Thâm Pất', 'Nà Pồng'),
    ';Vòng;Thôn;;Vòng;;01/07/2025;;;Xã',
    COMMUNE.replace('04309;Lâm Thượng', '04311;Mường Lai').replace('Lào Cai', 'Nơi khác'),
  ];
  expect(placesOf(await run(lines))).toEqual([
    [3, 'Loại địa bàn'],
    [4, 'Mã địa bàn cấp trên'],
    [5, 'Mã địa bàn cấp trên'],
    [6, 'Tổ chức đảng'],
    [7, 'Có từ ngày'],
    [8, 'Địa bàn'],
    [9, 'Số văn bản'],
    [10, 'Loại địa bàn'],
    [11, 'Địa bàn cấp trên'],
    [12, 'Địa bàn cấp trên'],
  ]);
  expect(await areas()).toEqual(recorded);
  const { problems } = await run([HEAD, HAMLET], { language: 'vi' });
  expect(problems.map(({ message }) => message)).toEqual([
    'không có địa bàn này, cả trong tệp lẫn trong cơ sở dữ liệu',
  ]);
});

it('refuses a code that means another area, and finds again one of which a spreadsheet has made a number', async () => {
  await run([HEAD, PROVINCE, COMMUNE]);
  const taken = COMMUNE.replace('Lâm Thượng', 'Mường Lai');
  expect(placesOf(await run([HEAD, taken]))).toEqual([[2, 'Địa bàn']]);
  expect(placesOf(await run([HEAD, COMMUNE.replace('04309;Lâm Thượng', '4,309E+03;Mường Lai')]))).toEqual([
    [2, 'Mã địa bàn'],
  ]);
  expect(await run([COVERS, 'Thôn 2;4309;Lâm Thượng;01/07/2025'])).toMatchObject({ problems: [] });
});

const covered = () =>
  values(`SELECT c.name, a.name, s.valid_from::text, s.valid_to::text, s.recorded_by
    FROM committee_area s JOIN committee c ON c.id = s.committee_id JOIN area a ON a.id = s.area_id
    ORDER BY c.name COLLATE "C", a.name COLLATE "C"`);

it('says who works where, all areas of a committee from a day on; what goes on is left as it is', async () => {
  const other = HAMLET.replace('Thâm Pất', 'Khéo Lẹng');
  await run([HEAD, PROVINCE, COMMUNE, HAMLET, other]);
  const two = [COVERS, 'Thôn 2;;Thâm Pất;01/07/2025', 'Thôn 2;;Khéo Lẹng;01/07/2025'];
  const looked = await run(two, { write: false });
  expect(await covered()).toEqual([]);
  expect(await run(two)).toMatchObject({ problems: [], counts: { covers: counts(2) } });
  expect(looked.counts.covers).toEqual(counts(2));
  const entered = await covered();
  expect(await run(two)).toMatchObject({ problems: [], counts: { covers: counts(0, 2) } });
  expect(await covered()).toEqual(entered);
  expect(await run([COVERS, 'Thôn 2;;Thâm Pất;01/01/2026'])).toMatchObject({ problems: [] });
  expect(await covered()).toEqual([
    ['Thôn 2', 'Khéo Lẹng', '2025-07-01', '2026-01-01', 'văn phòng'],
    ['Thôn 2', 'Thâm Pất', '2025-07-01', null, 'văn phòng'],
  ]);
  const wrong = [
    COVERS,
    'Thôn 2;;Khéo Lẹng;01/09/2025',
    'Thôn 10;;Thâm Pất;01/07/2025',
    'Thôn 10;;Khéo Lẹng;02/07/2025',
    'Thôn 10;;Thâm Pất;01/07/2025',
    'Xã;04309;;01/06/2025',
    'Huyện Bắc;;Nơi khác;01/07/2025',
    'Huyện Nam;;Thâm Pất;01/07/1999',
  ];
  expect(placesOf(await run(wrong))).toEqual([
    [2, 'Phụ trách từ ngày'],
    [4, 'Phụ trách từ ngày'],
    [5, 'Địa bàn'],
    [6, 'Mã địa bàn'],
    [7, 'Địa bàn'],
    [8, 'Phụ trách từ ngày'],
  ]);
  expect(await covered()).toHaveLength(2);
});

const known = () =>
  values(`SELECT a.name, p.as_of::text, households, poor_households, main_ethnic_group, main_livelihood, p.source, set_by
    FROM area_profile p JOIN area a ON a.id = p.area_id ORDER BY a.name COLLATE "C", as_of`);

it('enters what is known of areas with the file as its source, and corrects nothing', async () => {
  await run([HEAD, PROVINCE, COMMUNE, HAMLET]);
  const line = 'Thâm Pất;30/09/2026;208;25;Tày;Nông nghiệp';
  expect(await run([PROFILES, line])).toMatchObject({ problems: [], counts: { profiles: counts(1) } });
  const entered = await known();
  expect(entered).toEqual([['Thâm Pất', '2026-09-30', 208, 25, 'Tày', 'Nông nghiệp', 'import: list.csv', 'văn phòng']]);
  expect(await run([PROFILES, line.replace('Tày', 'TÀY')])).toMatchObject({ counts: { profiles: counts(0, 1) } });
  const lines = [
    PROFILES,
    line.replace('208', '209'),
    line.replace('30/09/2026', '30/09/2025').replace(';25;', ';209;'),
    line.replace('30/09/2026', '30/06/2025'),
    line.replace('30/09/2026', '30/09/2027'),
    'Thâm Pất;30/08/2026;;;;',
    'Nơi khác;30/08/2026;1;;;',
    'Thâm Pất;30/07/2026;;nhiều;;',
  ];
  expect(placesOf(await run(lines))).toEqual([
    [2, 'Số hộ'],
    [3, 'Số hộ nghèo'],
    [4, 'Tính đến ngày'],
    [5, 'Tính đến ngày'],
    [6, 'Số hộ'],
    [7, 'Địa bàn'],
    [8, 'Số hộ nghèo'],
  ]);
  expect(await known()).toEqual(entered);
});

it('is filled into the template: a cell, its area, and what is known of that, in one file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ketnap-areas-'));
  try {
    const path = join(folder, 'filled.xlsx');
    await writeFile(path, await writeTemplate('en'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const fill = (sheet: string, ...rows: Record<string, string | number>[]): void => {
      const there = workbook.getWorksheet(sheet);
      const headings = there?.getRow(1).values;
      for (const [n, row] of rows.entries()) {
        for (const [heading, value] of Object.entries(row)) {
          const column = Array.isArray(headings) ? headings.indexOf(heading) : -1;
          expect(column, heading).toBeGreaterThan(0);
          if (there) there.getRow(2 + n).getCell(column).value = value;
        }
      }
    };
    const since = '2025-07-01';
    fill('Committees and quotas', { Name: 'Thôn mới', Kind: 'Cell', Parent: 'Xã', 'Founded on': since });
    fill(
      'Areas',
      {
        Area: 'Thâm Pất',
        'Kind of area': 'Village',
        'Code of the area above': '04309',
        'There since': since,
        Committee: 'Thôn mới',
      },
      {
        'Code of the area': '04309',
        Area: 'Lâm Thượng',
        'Kind of area': 'Commune',
        'Area above': 'Lào Cai',
        'There since': since,
        Committee: 'Xã',
      },
      { Area: 'Lào Cai', 'Kind of area': 'Province', 'There since': since, Committee: 'Tỉnh' },
    );
    fill('Who works where', { Committee: 'Thôn mới', Area: 'Thâm Pất', 'Works there since': since });
    fill('Profiles of areas', {
      Area: 'Thâm Pất',
      'As of': '2026-09-30',
      Households: 208,
      'Source of the figures': 'Xã',
    });
    await workbook.xlsx.writeFile(path);
    const runFile = (write: boolean) =>
      importFile(server.app.services.database.pool, {
        path,
        actor: 'văn phòng',
        today: DEMO_DAY,
        write,
        update: false,
        includeHidden: false,
        language: 'en',
        idIn: idOfType,
        onProgress: () => {},
      });
    const looked = await runFile(false);
    expect(looked).toMatchObject({
      problems: [],
      counts: { committees: counts(1), areas: counts(3), covers: counts(1), profiles: counts(1) },
    });
    expect(await areas()).toEqual([]);
    expect(await runFile(true)).toMatchObject({ problems: [], counts: looked.counts });
    expect(await covered()).toEqual([['Thôn mới', 'Thâm Pất', since, null, 'văn phòng']]);
    expect(await known()).toMatchObject([['Thâm Pất', '2026-09-30', 208, null, null, null, 'Xã', 'văn phòng']]);
    expect(await runFile(true)).toMatchObject({
      problems: [],
      counts: { areas: counts(0, 3), profiles: counts(0, 1) },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
