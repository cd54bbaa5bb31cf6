import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransactionThatMoves } from '../../src/db/transaction.ts';
import { moveCommittees } from '../../src/resolvers/committee/records.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

// A move is where it is from the commit on, for everything that is authorised by a place; the feed counts it with its next step.

let database: TestDatabase;
let pool: pg.Pool;
let tree: SmallTree;
/** The day of the feed. */
let today: string;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // A connection that is still closing when the database is dropped.
  pool.on('error', () => {});
  tree = await plantSmallTree(pool);
  await step();
  const { rows } = await pool.query<{ day: string }>('SELECT day::text FROM feed_head');
  today = rows[0]?.day ?? '';
  await setToday(today);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** A day so many days after the feed's. */
const daysAfter = (days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const step = (): Promise<unknown> => pool.query('SELECT feed_sequence()');
const setToday = (day: string): Promise<unknown> =>
  pool.query(`CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`);
const move = (committeeId: string, parentId: string, on: string): Promise<void> =>
  inTransactionThatMoves(pool, (tx) => moveCommittees(tx, [{ committeeId, parentId, on }]));

/** The names of what a committee stands below, by its path. */
async function standsBelow(committee: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT a.id FROM committee c JOIN committee a ON c.path LIKE a.path || '_%' WHERE c.id = $1 ORDER BY length(a.path)`,
    [committee],
  );
  return rows.map(({ id }) => Object.entries(tree).find(([, own]) => own === id)?.[0] ?? id);
}
const differences = async (): Promise<unknown[]> => (await pool.query('SELECT * FROM feed_differences()')).rows;

/** Admissions counted on each placement of a committee, the first one first. */
async function counted(committee: string): Promise<number[]> {
  const { rows } = await pool.query<{ admitted: number }>(
    `SELECT coalesce(sum(t.admitted), 0)::integer AS admitted FROM committee_placement p
     LEFT JOIN feed_tally t ON t.placement_id = p.id WHERE p.child_id = $1 GROUP BY p.id, p.valid_from ORDER BY p.valid_from`,
    [committee],
  );
  return rows.map(({ admitted }) => admitted);
}

it('paths follow with the commit, for all that stands below, and the feed counts with its step', async () => {
  await admitOn(pool, tree.cellA, daysAfter(-3));
  await step();
  await move(tree.commune, tree.south, today);
  expect(await standsBelow(tree.commune)).toEqual(['province', 'south']);
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'south', 'commune']);
  await admitOn(pool, tree.cellA, today);
  await step();
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'south', 'commune']);
  expect(await counted(tree.commune)).toEqual([1, 1]);
  expect(await differences()).toEqual([]);
});

it('who moves twice on a day has stood nowhere in between', async () => {
  await move(tree.commune, tree.south, today);
  await move(tree.commune, tree.province, today);
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'commune']);
  expect(await counted(tree.commune)).toEqual([0, 0]);
  await step();
  expect(await differences()).toEqual([]);
});

it('a move of a later day changes nothing before', async () => {
  await move(tree.commune, tree.south, daysAfter(1));
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'north', 'commune']);
  await step();
  await setToday(daysAfter(1));
  await step();
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'south', 'commune']);
  expect(await differences()).toEqual([]);
});

it('whoever began before midnight does not put back what the feed has placed for the new day', async () => {
  await move(tree.commune, tree.south, daysAfter(1));
  await setToday(daysAfter(1));
  await step();
  await setToday(today);
  await move(tree.cellB, tree.north, daysAfter(1));
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'south', 'commune']);
  expect(await standsBelow(tree.cellB)).toEqual(['province', 'north']);
  await setToday(daysAfter(1));
  await step();
  expect(await differences()).toEqual([]);
});

it('waits for nobody who holds a row: the step places what was left', async () => {
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM committee WHERE id = $1 FOR UPDATE', [tree.cellA]);
    await move(tree.commune, tree.south, today);
    expect(await standsBelow(tree.commune)).toEqual(['province', 'south']);
    await holder.query('COMMIT');
  } finally {
    holder.release();
  }
  await step();
  expect(await standsBelow(tree.cellA)).toEqual(['province', 'south', 'commune']);
  expect(await differences()).toEqual([]);
});
