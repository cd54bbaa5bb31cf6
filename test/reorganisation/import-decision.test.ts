import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { importCsv, placesOf } from '../helpers/import-csv.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// A decision about the hierarchy comes as a file, a line for each change: by the form, the plan and the writer of reorganise.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  const { pool } = server.app.services.database;
  tree = await plantSmallTree(pool);
  await server.app.services.feed.settle();
  await admitOn(pool, tree.cellA, '2026-03-02');
  await server.grant('an officer', 'CELL_SECRETARY', tree.cellA);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => {
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});

const query = async (text: string, values: unknown[] = []) =>
  (await server.app.services.database.pool.query(text, values)).rows;
const run = (lines: readonly string[], more: Parameters<typeof importCsv>[2] = {}) =>
  importCsv(server.app.services.database.pool, [HEAD, ...lines], more);

const HEAD =
  'Số quyết định;Ngày quyết định;Cơ quan ban hành;Trích yếu;Có hiệu lực từ ngày;Nội dung sắp xếp;Tổ chức đảng;Loại hình;Tên mới;Tổ chức nơi đến;Mã tổ chức nơi đến;Số đảng viên chuyển theo';
const DECISION = '15-QĐ/TU;20/06/2026;Ban Thường vụ Tỉnh ủy;Sắp xếp tổ chức đảng;01/07/2026';
/** Lines below the first need not say again which decision it is. */
const line = (
  what: string,
  name: string,
  more: { kind?: string; to?: string; called?: string; members?: string } = {},
) => `;;;;;${what};${name};${more.kind ?? ''};${more.called ?? ''};${more.to ?? ''};;${more.members ?? ''}`;
const first = (lines: string[], decision = DECISION) =>
  lines.map((one, n) => (n === 0 ? one.replace(';;;;', decision) : one));

/** All that a decision may touch, as a digest. */
const digest = async () =>
  (
    await query(`SELECT md5(string_agg(row, '' ORDER BY row)) AS digest FROM (
      SELECT 'c' || c::text AS row FROM committee c UNION ALL SELECT 'p' || p::text FROM committee_placement p
      UNION ALL SELECT 'f' || f::text FROM committee_form f UNION ALL SELECT 'r' || r::text FROM reorganisation r
      UNION ALL SELECT 'g' || g::text FROM access_grant g UNION ALL SELECT 's' || s::text FROM case_place s) AS rows`)
  )[0].digest;

it('is refused whole, each at its line and column, in both languages', async () => {
  const before = await digest();
  const cells = [
    line('Sáp nhập', 'Thôn 2'),
    line('Sáp nhập', 'Thôn khác', { to: 'Thôn 10' }),
    line('Đổi tên', 'Huyện Bắc', { called: 'Huyện Mới', to: 'Tỉnh' }),
    line('Giải tán', 'Thôn 2'),
    line('Chuyển trực thuộc', 'Xã', { to: 'Nơi khác' }),
    line('Thành lập', 'Thôn 3', { to: 'Xã' }),
    line('Đổi loại hình', 'Xã', { kind: 'Chi bộ trực thuộc' }).replace(';', '16-QĐ/TU;'),
  ];
  expect(placesOf(await run(first(cells)))).toEqual([
    [2, 'Tổ chức nơi đến'],
    [3, 'Tổ chức đảng'],
    [4, 'Tổ chức nơi đến'],
    [5, 'Nội dung sắp xếp'],
    [6, 'Tổ chức nơi đến'],
    [7, 'Loại hình'],
    [8, 'Số quyết định'],
  ]);
  const rules = [
    line('Chuyển trực thuộc', 'Thôn 2', { to: 'Tỉnh' }),
    line('Sáp nhập', 'Thôn 10', { to: 'Thôn 2' }),
    line('Đổi tên', 'Thôn 10', { called: 'Thôn 11' }),
    line('Chuyển trực thuộc', 'Huyện Bắc', { to: 'Xã' }),
    line('Thành lập', 'Thôn 3', { to: 'Huyện Nam', kind: 'Đảng bộ tỉnh' }),
  ];
  const { problems } = await run(first(rules), { language: 'vi' });
  expect(new Set(problems.map((problem) => problem.line))).toEqual(new Set([2, 4, 5, 6]));
  expect(problems.find((problem) => problem.line === 4)).toMatchObject({ column: 'Tổ chức đảng' });
  expect(problems.every(({ message }) => /[ăâđêôơưáàảãạ]/.test(message))).toBe(true);
  expect(
    placesOf(
      await run(
        first([line('Đổi tên', 'Thôn 2', { called: 'Thôn mới' })], DECISION.replace('01/07/2026', '01/07/1999')),
      ),
    ),
  ).toEqual([[2, 'Tổ chức đảng']]);
  expect(await digest()).toBe(before);
});

const merger = first([
  line('Thành lập', 'Thôn 2', { kind: 'Chi bộ trực thuộc', to: 'Xã' }),
  line('Sáp nhập', 'Thôn 2', { to: 'Thôn 2' }),
  line('Sáp nhập', 'Thôn 10', { to: 'Thôn 2' }),
  line('Chuyển trực thuộc', 'Xã', { to: 'Huyện Nam' }),
  line('Đổi tên', 'Huyện Nam', { called: 'Huyện Mới' }),
]);

it('ends with the plan where nothing is written: told what ends, moves and changes, and not a row is another', async () => {
  const before = await digest();
  const looked = await run(merger, { write: false });
  expect(looked).toMatchObject({ problems: [], counts: { changes: { created: 5, changed: 0, unchanged: 0 } } });
  expect(await digest()).toBe(before);
  const told = looked.notices.map((notice) => `${notice.line} ${notice.message}`);
  expect(told).toContainEqual(
    expect.stringMatching(/^3 “Thôn 2” ends, followed by “Thôn 2”: 1 roles \(0 end with it\), .* 1 cases/),
  );
  expect(told).toContainEqual(expect.stringMatching(/^4 “Thôn 10” ends/));
  expect(told).toContainEqual('2 1 committees come to stand under another one');
});

it('carries the decision out in the name of who imports, and is entered once', async () => {
  const looked = await run(merger, { write: false });
  const written = await run(merger);
  expect(written).toEqual(looked);
  const kept = await query(
    `SELECT decision_number, issued_on::text, issuer, title, effective_on::text, recorded_by FROM reorganisation`,
  );
  expect(kept.map((row) => Object.values(row))).toEqual([
    ['15-QĐ/TU', '2026-06-20', 'Ban Thường vụ Tỉnh ủy', 'Sắp xếp tổ chức đảng', '2026-07-01', 'văn phòng'],
  ]);
  const standing = await query(`SELECT c.name, p.name AS parent FROM committee c JOIN committee p ON p.id = c.parent_id
    WHERE c.closed_on IS NULL ORDER BY c.name COLLATE "C"`);
  expect(standing).toEqual([
    { name: 'Huyện Bắc', parent: 'Tỉnh' },
    { name: 'Huyện Mới', parent: 'Tỉnh' },
    { name: 'Thôn 2', parent: 'Xã' },
    { name: 'Xã', parent: 'Huyện Mới' },
  ]);
  const followed = await query('SELECT from_id, kind FROM committee_lineage ORDER BY from_id');
  expect(followed).toEqual([tree.cellA, tree.cellB].sort().map((from_id) => ({ from_id, kind: 'MERGE' })));
  expect(placesOf(await run(merger))).toEqual([[2, 'Số quyết định']]);
  expect(await query('SELECT FROM reorganisation')).toHaveLength(1);
});
