import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

// What must hold whoever writes. Each statement is one an import or a hand in psql could send.

let database: TestDatabase;
let pool: pg.Pool;
let tree: SmallTree;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  tree = await plantSmallTree(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function refused(sql: string, values: unknown[], constraintOrText: string): Promise<void> {
  await expect(pool.query(sql, values)).rejects.toSatisfy((error: unknown) => {
    const { constraint = '', message = '' } = error as { constraint?: string; message?: string };
    return constraint === constraintOrText || message.includes(constraintOrText);
  });
}

const PLACE = 'INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to) VALUES ($1, $2, $3, $4)';

it('a committee stands in one place on any day', async () => {
  await refused(PLACE, [tree.commune, tree.south, '2024-07-01', null], 'committee_placement_once');
});

it('a placement that ends before it begins, or on its first day, is refused by name', async () => {
  await refused(PLACE, [tree.commune, tree.south, '2024-07-02', '2024-07-01'], 'committee_placement_days');
  await refused(PLACE, [tree.commune, tree.south, '2024-07-01', '2024-07-01'], 'committee_placement_days');
  const endBeforehand = `UPDATE committee_placement SET valid_to = valid_from - 1 WHERE child_id = $1`;
  await refused(endBeforehand, [tree.commune], 'committee_placement_days');
});

it('no committee stands below itself on any day, however long the way round', async () => {
  await pool.query(`UPDATE committee_placement SET valid_to = '2025-01-01' WHERE child_id = $1`, [tree.north]);
  await refused(PLACE, [tree.north, tree.cellB, '2025-01-01', null], 'committee_placement_no_circle');
  await refused(PLACE, [tree.north, tree.north, '2025-01-01', null], 'committee_placement_no_circle');
  // The cell stood elsewhere by then: on no day would there be a circle.
  await pool.query(`UPDATE committee_placement SET valid_to = '2024-12-31' WHERE child_id = $1`, [tree.cellB]);
  await pool.query(PLACE, [tree.cellB, tree.south, '2024-12-31', null]);
  await pool.query(PLACE, [tree.north, tree.cellB, '2025-01-01', null]);
  await pool.query(`DELETE FROM committee_placement WHERE child_id = $1 AND parent_id = $2`, [tree.north, tree.cellB]);
  await pool.query(PLACE, [tree.north, tree.province, '2025-01-01', null]);
});

it('a committee inspects others, and not itself', async () => {
  const INSPECT = `INSERT INTO inspection (id, inspector_id, subject_id, kind, topic)
    VALUES (gen_random_uuid(), $1, $2, 'FIELD_CHECK', 'x') RETURNING id`;
  await refused(INSPECT, [tree.commune, tree.commune], 'inspection_of_others');
  const { rows } = await pool.query<{ id: string }>(INSPECT, [tree.commune, tree.cellA]);
  await refused('UPDATE inspection SET subject_id = inspector_id WHERE id = $1', [rows[0]?.id], 'inspection_of_others');
});

it('an admission on a day without a place in the tree is refused, when it is made and when it is moved', async () => {
  await expect(admitOn(pool, tree.cellA, '1999-12-31')).rejects.toMatchObject({ constraint: 'admission_has_place' });
  const id = await admitOn(pool, tree.cellA, '2024-03-01');
  await refused(
    `UPDATE admission SET ceremony_on = '1999-12-31', decision_on = '1999-12-01' WHERE id = $1`,
    [id],
    'admission_has_place',
  );
});

it('a person has one admission that counts; a revoked one makes room', async () => {
  const id = await admitOn(pool, tree.cellA, '2024-04-01');
  const again = `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
    SELECT gen_random_uuid(), candidate_id, committee_id, ceremony_on, '2-QĐ', decision_on, 'test' FROM admission WHERE id = $1`;
  await refused(again, [id], 'admission_once');
  await pool.query('UPDATE admission SET revoked = true WHERE id = $1', [id]);
  await pool.query(again, [id]);
});

it('a code means one committee on any day, and may be given to another later', async () => {
  const code = 'INSERT INTO committee_code (committee_id, code, valid_from, valid_to) VALUES ($1, $2, $3, $4)';
  await pool.query(code, [tree.north, '04345', '2000-01-01', '2025-07-01']);
  await refused(code, [tree.south, '04345', '2025-06-30', null], 'committee_code_once');
  await pool.query(code, [tree.south, '04345', '2025-07-01', null]);
});

it('histories are append-only, and cases are not deleted', async () => {
  const id = await admitOn(pool, tree.cellA, '2024-05-01');
  await pool.query(
    `INSERT INTO admission_change (id, admission_id, to_ceremony_on, changed_by) VALUES (gen_random_uuid(), $1, '2024-05-01', 'test')`,
    [id],
  );
  await refused(
    `UPDATE admission_change SET changed_by = 'somebody else' WHERE admission_id = $1`,
    [id],
    'not allowed',
  );
  await refused('DELETE FROM admission_change WHERE admission_id = $1', [id], 'not allowed');
  await refused('DELETE FROM admission WHERE id = $1', [id], 'not allowed');
  await refused(
    'DELETE FROM candidate WHERE id = (SELECT candidate_id FROM admission WHERE id = $1)',
    [id],
    'not allowed',
  );
  await refused('DELETE FROM committee WHERE id = $1', [tree.cellA], 'not allowed');
});

it('names are stored composed, are found without accents, and sort as in Vietnamese with numbers by value', async () => {
  await refused(
    'UPDATE committee_form SET name = $2 WHERE committee_id = $1',
    [tree.cellA, 'Thôn Bưởi'.normalize('NFD')],
    'committee_form_name_check',
  );
  const insert = `INSERT INTO committee (id, kind, name, founded_on) VALUES (gen_random_uuid(), 'CELL', $1, '2000-01-01')`;
  for (const name of ['Đồng Tâm', 'Dốc Đá', 'Ấm Thượng', 'An Phú']) await pool.query(insert, [name]);
  const { rows } = await pool.query<{ name: string }>(`SELECT name FROM committee WHERE kind = 'CELL' ORDER BY name`);
  expect(rows.map(({ name }) => name)).toEqual(['An Phú', 'Ấm Thượng', 'Dốc Đá', 'Đồng Tâm', 'Thôn 2', 'Thôn 10']);
  const found = await pool.query(`SELECT name FROM committee WHERE search_key LIKE '%dong tam%'`);
  expect(found.rows).toEqual([{ name: 'Đồng Tâm' }]);
});

it('a decision and its lineage stay as they were recorded, and are annulled once', async () => {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO reorganisation (id, decision_number, issued_on, issuer, title, effective_on, changes, replaced, recorded_by)
     VALUES (gen_random_uuid(), '2-QĐ', '2024-06-16', 'Tỉnh ủy', 'Sắp xếp', '2024-07-01', '[]', '{}', 'test') RETURNING id`,
  );
  const decision = rows[0]?.id;
  const FOLLOW = `INSERT INTO committee_lineage (from_id, to_id, kind, on_day, reorganisation_id)
    VALUES ($2, $3, 'MERGE', '2024-07-01', $1)`;
  await refused(FOLLOW, [decision, tree.cellA, tree.cellA], 'committee_lineage_of_others');
  await pool.query(FOLLOW, [decision, tree.cellA, tree.cellB]);
  await refused(FOLLOW, [decision, tree.cellA, tree.cellB], 'committee_lineage_reorganisation_id_from_id_to_id_key');
  const about = 'INSERT INTO reorganised_committee (reorganisation_id, committee_id) VALUES ($1, $2)';
  await pool.query(about, [decision, tree.cellA]);
  for (const [sql, value] of [
    ['UPDATE reorganisation SET title = $2 WHERE id = $1', 'Tên khác'],
    ['UPDATE committee_lineage SET to_id = $2 WHERE reorganisation_id = $1', tree.commune],
    ['UPDATE reorganised_committee SET committee_id = $2 WHERE reorganisation_id = $1', tree.commune],
  ] as const)
    await refused(sql, [decision, value], 'keeps its history');
  for (const table of ['committee_lineage', 'reorganised_committee'])
    await refused(`DELETE FROM ${table} WHERE reorganisation_id = $1`, [decision], 'keeps its history');
  await refused('DELETE FROM reorganisation WHERE id = $1', [decision], 'keeps its history');
  const annul = `UPDATE reorganisation SET annulled_at = now(), annulled_by = 'test', annul_reason = $2 WHERE id = $1`;
  await refused(annul, [decision, null], 'reorganisation_annulled_whole');
  await pool.query(annul, [decision, 'Nhầm']);
  await refused(annul, [decision, 'Nhầm lần nữa'], 'keeps its history');
  await pool.query('UPDATE committee_lineage SET annulled_at = now() WHERE reorganisation_id = $1', [decision]);
  await refused(
    'UPDATE committee_lineage SET annulled_at = NULL WHERE reorganisation_id = $1',
    [decision],
    'keeps its history',
  );
});
