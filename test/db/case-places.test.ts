import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

// Which cell has a case is dated: today's is kept for lists and counts, and an admission belongs to the one of its day.

let database: TestDatabase;
let pool: pg.Pool;
let tree: SmallTree;
/** The day of the feed. */
let today: Day;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // A connection that is still closing when the database is dropped.
  pool.on('error', () => {});
  tree = await plantSmallTree(pool);
  await step();
  const { rows } = await pool.query<{ day: Day }>('SELECT day::text FROM feed_head');
  today = rows[0]?.day ?? '';
  await setToday(today);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** A day so many days after the feed's. */
const daysAfter = (days: number): Day =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const step = (): Promise<unknown> => pool.query('SELECT feed_sequence()');
const setToday = (day: string): Promise<unknown> =>
  pool.query(`CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`);
const differences = async (): Promise<unknown[]> => (await pool.query('SELECT * FROM feed_differences()')).rows;

/** Somebody who waits for admission in cell A. */
async function plantCase(): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     VALUES (gen_random_uuid(), $1, 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'DECIDED', $2) RETURNING id`,
    [tree.cellA, daysAfter(-30)],
  );
  return rows[0]?.id ?? '';
}

/** The cell of today, as lists have it. */
async function standsWith(id: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('SELECT committee_id AS id FROM candidate WHERE id = $1', [id]);
  return Object.entries(tree).find(([, own]) => own === rows[0]?.id)?.[0] ?? '';
}

/** How many wait in each cell, as the boards have it. */
async function waiting(): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ id: string; waiting: number }>(
    `SELECT p.child_id AS id, sum(w.waiting)::integer AS waiting FROM feed_pipeline w JOIN committee_placement p ON p.id = w.placement_id
     WHERE w.waiting > 0 AND in_pipeline(w.stage) GROUP BY 1`,
  );
  return Object.fromEntries(
    rows.map(({ id, waiting }) => [Object.entries(tree).find(([, own]) => own === id)?.[0], waiting]),
  );
}

const admit = (person: string, cell: string, day: Day): Promise<unknown> =>
  pool.query(
    `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
     VALUES (gen_random_uuid(), $1, $2, $3, '1-QĐ', $3, 'test')`,
    [person, cell, day],
  );

it('a case stands from its beginning where it was entered, and who waits is counted with the cell of today', async () => {
  const person = await plantCase();
  await step();
  expect(await waiting()).toEqual({ province: 1, north: 1, commune: 1, cellA: 1 });
  await transferCases(pool, [person], tree.cellB, daysAfter(-1));
  expect(await standsWith(person)).toBe('cellB');
  await step();
  expect(await waiting()).toEqual({ province: 1, north: 1, commune: 1, cellB: 1 });
  const { rows } = await pool.query(
    `SELECT committee_id, valid_from::text, valid_to::text, cause FROM case_place WHERE candidate_id = $1 ORDER BY case_place.id`,
    [person],
  );
  expect(rows).toEqual([
    { committee_id: tree.cellA, valid_from: null, valid_to: daysAfter(-1), cause: null },
    { committee_id: tree.cellB, valid_from: daysAfter(-1), valid_to: null, cause: 'TRANSFER' },
  ]);
  expect(await differences()).toEqual([]);
});

it('a place of a later day is taken in the step of its midnight, and counted in it', async () => {
  const person = await plantCase();
  await transferCases(pool, [person], tree.south, daysAfter(1));
  await step();
  expect(await standsWith(person)).toBe('cellA');
  await setToday(daysAfter(1));
  await step();
  expect(await standsWith(person)).toBe('south');
  expect(await waiting()).toEqual({ province: 1, south: 1 });
  expect((await pool.query('SELECT FROM feed_pending')).rows).toEqual([]);
  expect(await differences()).toEqual([]);
});

it('a place whose day begins while it is being written is taken in the step after', async () => {
  const person = await plantCase();
  const writer = await pool.connect();
  try {
    await writer.query('BEGIN');
    await writer.query(`UPDATE case_place SET valid_to = '${daysAfter(1)}' WHERE candidate_id = '${person}'`);
    await writer.query(`INSERT INTO case_place (candidate_id, committee_id, valid_from, cause)
      VALUES ('${person}', '${tree.cellB}', '${daysAfter(1)}', 'TRANSFER')`);
    await setToday(daysAfter(1));
    await step();
    await writer.query('COMMIT');
  } finally {
    writer.release();
  }
  expect(await standsWith(person)).toBe('cellA');
  await step();
  await step();
  expect(await standsWith(person)).toBe('cellB');
  expect(await waiting()).toEqual({ province: 1, north: 1, commune: 1, cellB: 1 });
  expect(await differences()).toEqual([]);
});

it('midnight does not wait for a case that somebody holds, and takes it with a later step', async () => {
  const person = await plantCase();
  await transferCases(pool, [person], tree.cellB, daysAfter(1));
  const editor = await pool.connect();
  try {
    await editor.query('BEGIN');
    await editor.query('SELECT FROM candidate FOR UPDATE');
    await setToday(daysAfter(1));
    await step();
    expect(await standsWith(person)).toBe('cellA');
    await editor.query('COMMIT');
  } finally {
    editor.release();
  }
  await step();
  expect(await standsWith(person)).toBe('cellB');
  expect(await waiting()).toEqual({ province: 1, north: 1, commune: 1, cellB: 1 });
  expect(await differences()).toEqual([]);
});

it('what was recorded for later days gives way, and a place of the same day too', async () => {
  const person = await plantCase();
  await transferCases(pool, [person], tree.south, daysAfter(5));
  await transferCases(pool, [person], tree.north, daysAfter(-2));
  await transferCases(pool, [person], tree.cellB, daysAfter(-2));
  const { rows } = await pool.query(
    `SELECT committee_id AS id, valid_from::text AS from, valid_to::text AS to FROM case_place WHERE candidate_id = $1 ORDER BY case_place.id`,
    [person],
  );
  expect(rows).toEqual([
    { id: tree.cellA, from: null, to: daysAfter(-2) },
    { id: tree.south, from: daysAfter(5), to: daysAfter(5) },
    { id: tree.north, from: daysAfter(-2), to: daysAfter(-2) },
    { id: tree.cellB, from: daysAfter(-2), to: null },
  ]);
  expect(await standsWith(person)).toBe('cellB');
});

it('an admission belongs to the cell that had the case on its day, also when the case moves afterwards', async () => {
  const person = await plantCase();
  await transferCases(pool, [person], tree.cellB, daysAfter(-5));
  const refused = { constraint: 'admission_in_place' };
  await expect(admit(person, tree.cellB, daysAfter(-6))).rejects.toMatchObject(refused);
  await expect(admit(person, tree.cellA, daysAfter(-5))).rejects.toMatchObject(refused);
  await admit(person, tree.cellA, daysAfter(-6));
  await expect(pool.query(`UPDATE admission SET ceremony_on = $1`, [daysAfter(-5)])).rejects.toMatchObject(refused);
  // The ceremony was in the days that would go to another cell.
  await expect(transferCases(pool, [person], tree.south, daysAfter(-7))).rejects.toMatchObject(refused);
  await transferCases(pool, [person], tree.south, daysAfter(-5));
  await step();
  expect(await differences()).toEqual([]);
});

it('an admission under way is seen by who moves the case, and the reverse', async () => {
  const person = await plantCase();
  const admitting = await pool.connect();
  try {
    await admitting.query('BEGIN');
    await admitting.query(
      `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
       VALUES (gen_random_uuid(), $1, $2, $3, '1-QĐ', $3, 'test')`,
      [person, tree.cellA, daysAfter(-1)],
    );
    const moved = expect(
      pool.query(`BEGIN;
        UPDATE case_place SET valid_to = '${daysAfter(-2)}';
        INSERT INTO case_place (candidate_id, committee_id, valid_from, cause)
        VALUES ('${person}', '${tree.cellB}', '${daysAfter(-2)}', 'TRANSFER');
        COMMIT`),
    ).rejects.toMatchObject({ constraint: 'admission_in_place' });
    await admitting.query('COMMIT');
    await moved;
  } finally {
    admitting.release();
  }
});

it.each([
  ['a gap', `UPDATE case_place SET valid_to = '2030-01-01'`, 'case_place_whole'],
  [
    'two cells on a day',
    `INSERT INTO case_place (candidate_id, committee_id, valid_from, cause)
     SELECT id, committee_id, '2030-01-01', 'TRANSFER' FROM candidate`,
    'case_place_whole',
  ],
  ['an end before its beginning', `UPDATE case_place SET valid_to = '-infinity'`, undefined],
  ['another cell', 'UPDATE candidate SET committee_id = (SELECT id FROM committee LIMIT 1)', 'candidate_has_place'],
])('%s is refused', async (_, sql, constraint) => {
  await plantCase();
  await expect(pool.query(sql)).rejects.toMatchObject({
    code: expect.stringMatching(/^23/),
    ...(constraint && { constraint }),
  });
});

it('where a case stood is not rewritten', async () => {
  await plantCase();
  for (const sql of [
    `UPDATE case_place SET committee_id = '${tree.cellB}'`,
    `UPDATE case_place SET document_number = '1'`,
    'DELETE FROM case_place',
    'TRUNCATE case_place',
  ])
    await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '23001' });
});

it('cases that were loaded past the triggers stand where they are, and before where they were admitted', async () => {
  const day = daysAfter(-3);
  await admitOn(pool, tree.cellA, day);
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query('DELETE FROM case_place');
    await client.query('UPDATE candidate SET committee_id = $1', [tree.cellB]);
    await client.query('SET session_replication_role = origin');
  } finally {
    client.release();
  }
  await pool.query('SELECT feed_rebuild()');
  await step();
  expect(
    (
      await pool.query(
        'SELECT committee_id AS id, valid_from::text AS from, valid_to::text AS to FROM case_place ORDER BY case_place.id',
      )
    ).rows,
  ).toEqual([
    { id: tree.cellA, from: null, to: daysAfter(-2) },
    { id: tree.cellB, from: daysAfter(-2), to: null },
  ]);
  await pool.query('UPDATE admission SET revoked = revoked');
  expect(await differences()).toEqual([]);
});
