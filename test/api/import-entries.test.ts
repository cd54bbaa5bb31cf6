import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { importFile } from '../../src/import/import-file.ts';
import { writeTemplate } from '../../src/import/template.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { importCsv, placesOf } from '../helpers/import-csv.ts';
import { plantSmallTree } from '../helpers/small-tree.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// Sheets whose lines go through the checks and the writer of an operation: officers and figures of members.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  await plantSmallTree(server.app.services.database.pool);
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await server.stop();
});
beforeEach(async () => {
  await server.app.services.database.pool.query('DELETE FROM officer');
});
afterEach(async () => {
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});

const counts = (created: number, unchanged = 0) => ({ created, changed: 0, unchanged });
const run = (lines: readonly string[], write = true) =>
  importCsv(server.app.services.database.pool, lines, { write, today: DEMO_DAY });
const query = async (text: string) => (await server.app.services.database.pool.query(text)).rows;

describe('a sheet of officers', () => {
  const HEAD = 'Mã tổ chức;Tổ chức đảng;Chức vụ;Họ và tên;Giữ chức vụ từ ngày;Số quyết định;Ngày quyết định;Hình thức';
  const SECRETARY = ';Thôn 2;Bí thư;Lò Thị Thử;15/01/2026;12-QĐ/ĐU;10/01/2026;Bầu';
  const MEMBER = ';Xã;Cấp ủy viên;Vàng A Thử;15/01/2026;12-QĐ/ĐU;10/01/2026;Chỉ định';
  const standing = () =>
    query(`SELECT c.name, o.title, o.person_name, o.valid_from::text, o.decision_number, o.decision_on::text, o.basis, o.recorded_by
      FROM officer o JOIN committee c ON c.id = o.committee_id ORDER BY c.name COLLATE "C"`);

  it('enters appointments, and changes nothing when it is run again, in capitals or in English', async () => {
    expect(await run([HEAD, SECRETARY, MEMBER])).toMatchObject({ problems: [], counts: { officers: counts(2) } });
    const entered = await standing();
    expect(entered.map((row) => Object.values(row))).toEqual([
      ['Thôn 2', 'SECRETARY', 'Lò Thị Thử', '2026-01-15', '12-QĐ/ĐU', '2026-01-10', 'ELECTED', 'văn phòng'],
      ['Xã', 'MEMBER', 'Vàng A Thử', '2026-01-15', '12-QĐ/ĐU', '2026-01-10', 'APPOINTED', 'văn phòng'],
    ]);
    const again = [
      'Code of the committee,Committee,Office,Full name,In office from,Number of the decision,Day of the decision,Basis',
      ',THÔN 2,Secretary,LÒ THỊ THỬ,2026-01-15,12-qđ/đu,2026-01-10,Elected',
      ',Xã,MEMBER,Vàng A Thử,2026-01-15,12-QĐ/ĐU,2026-01-10,APPOINTED',
    ];
    expect(await run(again)).toMatchObject({ problems: [], counts: { officers: counts(0, 2) } });
    expect(await standing()).toEqual(entered);
  });

  it('tells a run that only looks the same, and leaves nothing', async () => {
    const wrong = ';Xã;Bí thư;;15/01/2026;12-QĐ/ĐU;10/01/2026;Bầu';
    for (const lines of [
      [HEAD, SECRETARY, wrong, SECRETARY.replace('Lò Thị Thử', 'Lò Văn Hai')],
      [HEAD, SECRETARY, MEMBER],
    ]) {
      const looked = await run(lines, false);
      expect(await standing()).toEqual([]);
      const written = await run(lines);
      expect([looked.problems, looked.counts]).toEqual([written.problems, written.counts]);
    }
  });

  it('is refused whole by the rules of appointOfficer, each at its line and column', async () => {
    const lines = [
      HEAD,
      MEMBER,
      SECRETARY.replace('Bí thư', 'Ủy viên ban thường vụ'),
      SECRETARY,
      SECRETARY.replace('Lò Thị Thử', 'Lò Văn Hai'),
      SECRETARY.replace('15/01/2026', '15/01/2027').replace('10/01/2026', '10/01/2027'),
      SECRETARY.replace('15/01/2026', '15/01/1999'),
      SECRETARY.replace('Thôn 2', 'Thôn 3'),
      MEMBER.replace('Chỉ định', 'Tự nhận'),
      MEMBER,
    ];
    const report = await run(lines);
    expect(placesOf(report)).toEqual([
      [3, 'Chức vụ'],
      [5, 'Chức vụ'],
      [6, 'Giữ chức vụ từ ngày'],
      [6, 'Ngày quyết định'],
      [7, 'Họ và tên'],
      [8, 'Tổ chức đảng'],
      [9, 'Hình thức'],
      [10, 'Họ và tên'],
    ]);
    expect(await standing()).toEqual([]);
  });

  it('corrects nothing that is on record: what differs is refused at its column', async () => {
    await run([HEAD, SECRETARY]);
    const entered = await standing();
    const other = SECRETARY.replace('12-QĐ/ĐU', '13-QĐ/ĐU').replace('Bầu', 'Chỉ định');
    expect(placesOf(await run([HEAD, other, MEMBER]))).toEqual([
      [2, 'Hình thức'],
      [2, 'Số quyết định'],
    ]);
    expect(placesOf(await run([HEAD, SECRETARY.replace('15/01/2026', '16/01/2026')]))).toEqual([
      [2, 'Giữ chức vụ từ ngày'],
    ]);
    expect(await standing()).toEqual(entered);
  });

  it('takes as many statements for a hundred lines as for two', async () => {
    const read = async (count: number): Promise<number> => {
      const lines = Array.from({ length: count }, (_, n) => MEMBER.replace('Vàng A Thử', `Vàng A Số ${count} ${n}`));
      const sent = vi.spyOn(pg.Client.prototype, 'query');
      const report = await run([HEAD, ...lines]);
      const texts = sent.mock.calls.map(([text]: unknown[]) => String(text));
      sent.mockRestore();
      expect(report).toMatchObject({ problems: [], counts: { officers: counts(count) } });
      return texts.filter((text) => /\bofficer\b|had_place/.test(text)).length;
    };
    const ofTwo = await read(2);
    expect(ofTwo).toBeGreaterThan(0);
    expect(await read(100)).toBe(ofTwo);
  });

  it('refuses a number of a decision of which a spreadsheet has made a day, unless it is on record', async () => {
    const altered = SECRETARY.replace('12-QĐ/ĐU', '12/03/2026');
    expect(placesOf(await run([HEAD, altered]))).toEqual([[2, 'Số quyết định']]);
    await run([HEAD, SECRETARY.replace('12-QĐ/ĐU', '12/3')]);
    expect(await run([HEAD, altered])).toMatchObject({ problems: [], counts: { officers: counts(0, 1) } });
  });
});

describe('a sheet of figures of members', () => {
  const HEAD =
    'Tổ chức đảng;Tính đến ngày;Đảng viên chính thức;Đảng viên dự bị;Miễn công tác và sinh hoạt;Tạm vắng;Mức độ chính xác';
  const ONE = 'Thôn 2;30/09/2026;18;2;1;3;Khoảng';
  const OTHER = 'Thôn 10;30/09/2026;9;0;;;';
  const standing = () =>
    query(`SELECT c.name, s.as_of::text, member_count, official, probationary, exempt, away_temporarily, qualifier
      FROM membership_snapshot s JOIN committee c ON c.id = s.committee_id ORDER BY c.name COLLATE "C"`);

  it('enters what cells report with its history, and changes nothing when it is run again', async () => {
    expect(await run([HEAD, ONE, OTHER])).toMatchObject({ problems: [], counts: { memberships: counts(2) } });
    const entered = await standing();
    expect(entered.map((row) => Object.values(row))).toEqual([
      ['Thôn 10', '2026-09-30', 9, 9, 0, 0, 0, 'EXACT'],
      ['Thôn 2', '2026-09-30', 20, 18, 2, 1, 3, 'ABOUT'],
    ]);
    expect(await run([HEAD, ONE, OTHER])).toMatchObject({ problems: [], counts: { memberships: counts(0, 2) } });
    expect(await standing()).toEqual(entered);
    expect(await query('SELECT DISTINCT changed_by FROM membership_revision')).toEqual([{ changed_by: 'văn phòng' }]);
    expect(await query('SELECT count(*)::integer AS n FROM membership_revision')).toEqual([{ n: 2 }]);
  });

  it('is refused whole by the rules of reportMembership, and corrects no report', async () => {
    const reported = ONE.replace('30/09', '30/06');
    await run([HEAD, reported]);
    const entered = await standing();
    const lines = [
      HEAD,
      OTHER.replace('30/09', '30/06'),
      reported.replace(';18;', ';19;'),
      'Xã;30/09/2026;18;2;;;',
      'Thôn 10;30/09/2027;18;2;;;',
      'Thôn 10;30/09/1999;18;2;;;',
      'Thôn 10;29/09/2026;1;0;1;1;',
      'Thôn 10;28/09/2026;;0;;;',
      OTHER.replace('30/09', '30/06'),
      'Thôn 10;27/09/2026;1;mấy;;;',
    ];
    expect(placesOf(await run(lines))).toEqual([
      [3, 'Đảng viên chính thức'],
      [4, 'Tổ chức đảng'],
      [5, 'Tính đến ngày'],
      [6, 'Tính đến ngày'],
      [7, 'Miễn công tác và sinh hoạt'],
      [8, 'Đảng viên chính thức'],
      [9, 'Tổ chức đảng'],
      [10, 'Đảng viên dự bị'],
    ]);
    expect(await standing()).toEqual(entered);
  });
});

it('is filled into the template, for a cell that the same file founds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ketnap-entries-'));
  try {
    const path = join(folder, 'filled.xlsx');
    await writeFile(path, await writeTemplate('vi'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const fill = (sheet: string, row: Record<string, string | number | Date>) => {
      const there = workbook.getWorksheet(sheet);
      const headings = there?.getRow(1).values;
      for (const [heading, value] of Object.entries(row)) {
        const column = Array.isArray(headings) ? headings.indexOf(heading) : -1;
        expect(column, heading).toBeGreaterThan(0);
        if (there) there.getRow(2).getCell(column).value = value;
      }
    };
    const day = new Date('2026-02-01');
    fill('Tổ chức và chỉ tiêu', {
      'Tên tổ chức đảng': 'Thôn mới',
      Loại: 'Chi bộ trực thuộc',
      'Tổ chức cấp trên': 'Xã',
      'Ngày thành lập': day,
    });
    fill('Cấp ủy viên', {
      'Tổ chức đảng': 'Thôn mới',
      'Chức vụ': 'Bí thư',
      'Họ và tên': 'Giàng Thị Thử',
      'Giữ chức vụ từ ngày': day,
      'Số quyết định': '7-QĐ/ĐU',
      'Ngày quyết định': day,
      'Hình thức': 'Chỉ định',
    });
    fill('Số đảng viên', {
      'Tổ chức đảng': 'Thôn mới',
      'Tính đến ngày': new Date('2026-09-30'),
      'Đảng viên chính thức': 5,
      'Đảng viên dự bị': 1,
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
    const founded = () => query(`SELECT name FROM committee WHERE name = 'Thôn mới'`);
    const looked = await runFile(false);
    expect(looked).toMatchObject({ problems: [], counts: { officers: counts(1), memberships: counts(1) } });
    expect(await founded()).toEqual([]);
    expect(await runFile(true)).toMatchObject({ problems: [], counts: looked.counts });
    expect(await founded()).toHaveLength(1);
    expect(await runFile(true)).toMatchObject({ problems: [], counts: { officers: counts(0, 1) } });
  } finally {
    await rm(folder, { recursive: true });
  }
});
