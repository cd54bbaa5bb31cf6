import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWhole } from '../../src/db/queries/feed-whole.ts';
import { boardRows } from '../../src/feed/board.ts';
import { letGo } from '../helpers/let-go.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { stateOf } from '../helpers/state-of.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let tree: SmallTree;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  await setToday('2030-06-30');
  tree = await plantSmallTree(pool);
  await sequence();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const sequence = () => pool.query('SELECT feed_sequence()');

async function setToday(day: string): Promise<void> {
  await pool.query(
    `CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`,
  );
}

/** Called otherwise from a day on. */
async function form(committee: string, from: string, kind: string, name: string): Promise<void> {
  await pool.query('UPDATE committee_form SET valid_to = $2 WHERE committee_id = $1 AND valid_to IS NULL', [
    committee,
    from,
  ]);
  await pool.query(
    `INSERT INTO committee_form (committee_id, kind, name, short_name, valid_from)
     VALUES ($1, $2::"CommitteeKind", $3, 'Mới', $4)`,
    [committee, kind, name, from],
  );
}

async function row(committee: string): Promise<unknown> {
  const { rows } = await pool.query('SELECT kind, name, short_name FROM committee WHERE id = $1', [committee]);
  return rows[0];
}

/** What a board of a year says on a day, as a node that boots then. */
async function onBoard(committeeId: string, year: number, day: string): Promise<{ kind: string; name: string }[]> {
  const state = await stateOf(readWhole(pool));
  return boardRows(state, { committeeId, year, depth: 'SELF' }, day as never).map(({ kind, name }) => ({ kind, name }));
}

const differences = async () => (await pool.query('SELECT * FROM feed_differences()')).rows;

it('what a committee is founded as is its first form, and a correction of it is what it is called', async () => {
  const { rows } = await pool.query(
    `SELECT kind, name, valid_from::text AS "from", valid_to AS "to" FROM committee_form WHERE committee_id = $1`,
    [tree.commune],
  );
  expect(rows).toEqual([{ kind: 'GRASSROOTS_COMMITTEE', name: 'Xã', from: '2000-01-01', to: null }]);
  await pool.query(`UPDATE committee_form SET name = 'Xã Đúng' WHERE committee_id = $1`, [tree.commune]);
  expect(await row(tree.commune)).toMatchObject({ name: 'Xã Đúng' });
  await sequence();
  expect(await onBoard(tree.commune, 2024, '2030-06-30')).toMatchObject([{ name: 'Xã Đúng' }]);
  expect(await differences()).toEqual([]);
});

it('boards of a year show what it was at the end of that year, and of this year what it is today', async () => {
  await form(tree.commune, '2028-07-01', 'SUB_COMMITTEE', 'Xã Hai');
  await form(tree.commune, '2030-03-01', 'GRASSROOTS_COMMITTEE', 'Xã Ba');
  await sequence();
  expect(await row(tree.commune)).toEqual({ kind: 'GRASSROOTS_COMMITTEE', name: 'Xã Ba', short_name: 'Mới' });
  const shown = [];
  for (const year of [1999, 2027, 2028, 2029, 2030, 2031])
    shown.push(...(await onBoard(tree.commune, year, '2030-06-30')));
  const [one, two, three] = [
    { kind: 'GRASSROOTS_COMMITTEE', name: 'Xã' },
    { kind: 'SUB_COMMITTEE', name: 'Xã Hai' },
    { kind: 'GRASSROOTS_COMMITTEE', name: 'Xã Ba' },
  ];
  expect(shown).toEqual([one, one, two, two, three, three]);
  expect(await differences()).toEqual([]);
});

it('a form of a later day is seen by nobody before, and is there with the first step of its day', async () => {
  await form(tree.commune, '2030-07-01', 'GRASSROOTS_COMMITTEE', 'Xã Mới');
  await sequence();
  expect(await row(tree.commune)).toMatchObject({ name: 'Xã' });
  expect(await onBoard(tree.commune, 2030, '2030-06-30')).toMatchObject([{ name: 'Xã' }]);
  await setToday('2030-07-01');
  await sequence();
  expect(await row(tree.commune)).toEqual({ kind: 'GRASSROOTS_COMMITTEE', name: 'Xã Mới', short_name: 'Mới' });
  expect(await onBoard(tree.commune, 2030, '2030-07-01')).toMatchObject([{ name: 'Xã Mới' }]);
  expect(await onBoard(tree.commune, 2029, '2030-07-01')).toMatchObject([{ name: 'Xã' }]);
  expect(await differences()).toEqual([]);
});

it('one whose day begins while it is being written is not passed over', async () => {
  const writer = await pool.connect();
  try {
    await writer.query('BEGIN');
    await writer.query(
      `UPDATE committee_form SET valid_to = '2030-07-01' WHERE committee_id = '${tree.commune}' AND valid_to IS NULL`,
    );
    await writer.query(`INSERT INTO committee_form (committee_id, kind, name, valid_from)
      VALUES ('${tree.commune}', 'GRASSROOTS_COMMITTEE', 'Xã Mới', '2030-07-01')`);
    await setToday('2030-07-01');
    await sequence();
    expect(await row(tree.commune)).toMatchObject({ name: 'Xã' });
    await writer.query('COMMIT');
  } finally {
    writer.release();
  }
  await sequence();
  expect(await row(tree.commune)).toMatchObject({ name: 'Xã Mới' });
  expect(await differences()).toEqual([]);
});

it('a form that is taken back gives the name before it back', async () => {
  await form(tree.commune, '2030-03-01', 'GRASSROOTS_COMMITTEE', 'Xã Ba');
  await sequence();
  await pool.query(`DELETE FROM committee_form WHERE name = 'Xã Ba'`);
  await pool.query(`UPDATE committee_form SET valid_to = NULL WHERE committee_id = $1`, [tree.commune]);
  await sequence();
  expect(await row(tree.commune)).toEqual({ kind: 'GRASSROOTS_COMMITTEE', name: 'Xã', short_name: null });
  expect(await onBoard(tree.commune, 2030, '2030-06-30')).toMatchObject([{ name: 'Xã' }]);
  expect(await differences()).toEqual([]);
});

it.each([
  [
    'two forms of one day',
    `INSERT INTO committee_form (committee_id, kind, name, valid_from) VALUES ($1, 'CELL', 'Hai', '2029-01-01')`,
    'committee_form_once',
  ],
  [
    'a form without a day',
    `UPDATE committee_form SET valid_to = valid_from WHERE committee_id = $1`,
    'committee_form_days',
  ],
  ['a name past the forms', `UPDATE committee SET name = 'Tên khác' WHERE id = $1`, 'committee_has_form'],
  ['a kind past the forms', `UPDATE committee SET kind = 'CELL' WHERE id = $1`, 'committee_has_form'],
  [
    'a short name of spaces',
    `UPDATE committee_form SET short_name = ' ' WHERE committee_id = $1`,
    'committee_form_short_name_check',
  ],
])('%s is refused', async (_what, statement, constraint) => {
  await expect(pool.query(statement, [tree.commune])).rejects.toMatchObject({ constraint });
});

it('a committee that was loaded past the triggers has its form after feed_rebuild()', async () => {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(`INSERT INTO committee (id, kind, name, founded_on)
      VALUES ('01900000-0000-7000-8000-00000000f0f0', 'CELL', 'Thôn 3', '2020-01-01')`);
    await client.query('SET session_replication_role = origin');
  } finally {
    await letGo(client);
  }
  expect(await differences()).toContainEqual(expect.objectContaining({ what: 'forms' }));
  await pool.query('SELECT feed_rebuild()');
  await sequence();
  expect(await differences()).toEqual([]);
});
