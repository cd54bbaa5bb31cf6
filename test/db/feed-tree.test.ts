import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTail } from '../../src/db/queries/feed.ts';
import { readWhole } from '../../src/db/queries/feed-whole.ts';
import { applyTail, fits } from '../../src/feed/apply-tail.ts';
import { picture } from '../helpers/picture.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { rowsIn, stateOf } from '../helpers/state-of.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let tree: SmallTree;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // A connection that is still closing when the database is dropped.
  pool.on('error', () => {});
  tree = await plantSmallTree(pool);
  await sequence();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

async function sequence(): Promise<number> {
  const { rows } = await pool.query<{ seq: string | null }>('SELECT feed_sequence() AS seq');
  if (rows[0]?.seq == null) throw new Error('another session has the turn');
  return Number(rows[0].seq);
}

/** One transaction on a connection of its own; ends in an error where the commit is refused. */
async function together(work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Ends the placement that stands at the end, and begins another. */
async function move(committee: string, parent: string, day: string): Promise<void> {
  await together(async (client) => {
    await client.query('UPDATE committee_placement SET valid_to = $2 WHERE child_id = $1 AND valid_to IS NULL', [
      committee,
      day,
    ]);
    await client.query('INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, $3)', [
      committee,
      parent,
      day,
    ]);
  });
}

/** Puts the border between the two placements of a committee on another day. */
async function moveBorder(committee: string, day: string): Promise<void> {
  await together(async (client) => {
    // Out of the way first: on no day may the two overlap.
    await client.query(
      `UPDATE committee_placement SET valid_to = least(valid_to, $2::date) WHERE child_id = $1 AND valid_to IS NOT NULL`,
      [committee, day],
    );
    await client.query(`UPDATE committee_placement SET valid_from = $2 WHERE child_id = $1 AND valid_to IS NULL`, [
      committee,
      day,
    ]);
    await client.query(`UPDATE committee_placement SET valid_to = $2 WHERE child_id = $1 AND valid_to IS NOT NULL`, [
      committee,
      day,
    ]);
  });
}

async function follow(committee: string): Promise<string> {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     VALUES ($1, $2, 'Hoàng Thị Chờ', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'DOSSIER', '2024-01-01')`,
    [id, committee],
  );
  return id;
}

/** Admissions of a committee by parent, in order of days, in 2024. */
async function admitted(committee: string): Promise<[parent: string | null, admitted: number][]> {
  const { rows } = await pool.query<{ parent: string | null; admitted: number }>(
    `SELECT p.parent_id AS parent, coalesce(t.admitted, 0) AS admitted FROM committee_placement p
     LEFT JOIN feed_tally t ON t.placement_id = p.id AND t.year = 2024 WHERE p.child_id = $1 ORDER BY p.valid_from`,
    [committee],
  );
  return rows.map((row) => [row.parent, row.admitted]);
}

/** People in the pipeline of a committee by parent, in order of days. */
async function waiting(committee: string): Promise<[parent: string | null, waiting: number][]> {
  const { rows } = await pool.query<{ parent: string | null; waiting: number }>(
    `SELECT p.parent_id AS parent, coalesce(sum(w.waiting), 0)::integer AS waiting FROM committee_placement p
     LEFT JOIN feed_pipeline w ON w.placement_id = p.id WHERE p.child_id = $1 GROUP BY p.id ORDER BY p.valid_from`,
    [committee],
  );
  return rows.map((row) => [row.parent, row.waiting]);
}

async function differences(): Promise<unknown[]> {
  return (await pool.query('SELECT * FROM feed_differences()')).rows;
}

/** The committees named after a position, by their names in the small tree. */
async function namedAfter(seq: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM feed_committee WHERE last_seq > $1', [seq]);
  return rows.map(({ id }) => Object.entries(tree).find(([, own]) => own === id)?.[0] ?? id).sort();
}

async function pendingTree(): Promise<{ committee: string; day: string | null }[]> {
  const { rows } = await pool.query<{ id: string; day: string | null }>(
    `SELECT committee_id AS id, day::text FROM feed_pending WHERE kind = 'TREE'`,
  );
  return rows
    .map(({ id, day }) => ({ committee: Object.entries(tree).find(([, own]) => own === id)?.[0] ?? id, day }))
    .sort((a, b) => (a.committee < b.committee ? -1 : 1));
}

async function parentAndPath(committee: string): Promise<{ parent: string | null; path: string }> {
  const { rows } = await pool.query<{ parent: string | null; path: string }>(
    `SELECT c.parent_id AS parent, c.path = coalesce(p.path, '/') || c.ordinal || '/' AS path
     FROM committee c LEFT JOIN committee p ON p.id = c.parent_id WHERE c.id = $1`,
    [committee],
  );
  const row = rows[0];
  if (!row) throw new Error('no such committee');
  return row;
}

/** Sets the database's calendar. */
async function setToday(day: string): Promise<void> {
  await pool.query(
    `CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`,
  );
}

/** Waits until a session waits for a lock. */
async function untilWaiting(): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rowCount } = await pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rowCount !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('nobody waits');
}

it('of a placement that does not show yet a node is not told who waits', async () => {
  await move(tree.commune, tree.south, '2090-01-01');
  const seq = await sequence();
  // What is left of people who came and went within a step.
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO feed_pipeline (placement_id, stage, waiting, last_seq)
     SELECT id, 'DOSSIER', 0, $1 FROM feed_placement WHERE valid_from = '2090-01-01' RETURNING placement_id AS id`,
    [seq],
  );
  expect(rows).toHaveLength(1);
  const state = await stateOf(readWhole(pool));
  expect(state.placements.has(Number(rows[0]?.id))).toBe(false);
  expect((await readTail(pool, seq - 1)).pipelines).toEqual([]);
});

it('of a placement that shows by an admission a node is told also what is older than the admission', async () => {
  await move(tree.commune, tree.south, '2090-01-01');
  const seq = await sequence();
  await pool.query(
    `INSERT INTO feed_pipeline (placement_id, stage, waiting, last_seq)
     SELECT id, 'DOSSIER', 0, $1 FROM feed_placement WHERE valid_from = '2090-01-01'`,
    [seq],
  );
  const node = await stateOf(readWhole(pool));
  await admitOn(pool, tree.cellA, '2090-05-19');
  await sequence();
  const tail = await readTail(pool, seq);
  if (!fits(node, tail)) throw new Error('the tail does not tell all');
  applyTail(node, tail);
  expect(picture(node)).toEqual(picture(await stateOf(readWhole(pool))));
});

describe('a move', () => {
  it('dated back takes with it what was counted since that day, and nothing from before', async () => {
    for (const day of ['2024-02-01', '2024-06-30', '2024-07-01', '2024-11-07']) await admitOn(pool, tree.cellA, day);
    await sequence();
    await move(tree.commune, tree.south, '2024-07-01');
    const before = await sequence();
    expect(await admitted(tree.commune)).toEqual([
      [tree.north, 2],
      [tree.south, 2],
    ]);
    expect(await admitted(tree.north)).toEqual([[tree.province, 2]]);
    expect(await admitted(tree.south)).toEqual([[tree.province, 2]]);
    expect(await admitted(tree.province)).toEqual([[null, 4]]);
    expect(await differences()).toEqual([]);
    // The border again, in both directions.
    await moveBorder(tree.commune, '2024-02-01');
    await sequence();
    expect(await admitted(tree.north)).toEqual([[tree.province, 0]]);
    expect(await admitted(tree.south)).toEqual([[tree.province, 4]]);
    await moveBorder(tree.commune, '2024-07-02');
    expect(await sequence()).toBe(before + 2);
    expect(await admitted(tree.north)).toEqual([[tree.province, 3]]);
    expect(await differences()).toEqual([]);
  });

  it('gives a new position to the counters that differ and to no other', async () => {
    await admitOn(pool, tree.cellA, '2024-09-02');
    await follow(tree.cellA);
    const before = await sequence();
    await move(tree.commune, tree.south, '2024-07-01');
    await sequence();
    const { rows } = await pool.query<{ child: string }>(
      `SELECT p.child_id AS child FROM feed_tally t JOIN committee_placement p ON p.id = t.placement_id WHERE t.last_seq > $1
       UNION ALL SELECT p.child_id FROM feed_pipeline w JOIN committee_placement p ON p.id = w.placement_id WHERE w.last_seq > $1`,
      [before],
    );
    const { north, south, commune } = tree;
    expect(rows.map(({ child }) => child).sort()).toEqual(
      [north, north, south, south, ...Array(4).fill(commune)].sort(),
    );
    expect(await namedAfter(before)).toEqual(['cellA', 'cellB', 'commune', 'north', 'south']);
  });

  it('takes along the pipeline of everything below it', async () => {
    const person = await follow(tree.cellA);
    await follow(tree.cellB);
    await sequence();
    await move(tree.commune, tree.south, '2024-07-01');
    await sequence();
    expect(await waiting(tree.commune)).toEqual([
      [tree.north, 0],
      [tree.south, 2],
    ]);
    expect(await waiting(tree.north)).toEqual([[tree.province, 0]]);
    expect(await waiting(tree.south)).toEqual([[tree.province, 2]]);
    await pool.query(`UPDATE candidate SET stage = 'WITHDRAWN' WHERE id = $1`, [person]);
    await sequence();
    expect(await waiting(tree.north)).toEqual([[tree.province, 0]]);
    expect(await waiting(tree.south)).toEqual([[tree.province, 1]]);
    expect(await differences()).toEqual([]);
  });

  it('dated forward waits for its day, and on that day takes effect by itself, once', async () => {
    await setToday('2030-06-30');
    await follow(tree.cellA);
    await move(tree.commune, tree.south, '2030-07-01');
    await sequence();
    expect(await waiting(tree.commune)).toEqual([
      [tree.north, 1],
      [tree.south, 0],
    ]);
    expect(await parentAndPath(tree.commune)).toEqual({ parent: tree.north, path: true });
    await setToday('2030-07-01');
    const before = Number((await pool.query<{ seq: string }>('SELECT seq FROM feed_head')).rows[0]?.seq);
    expect(await sequence()).toBe(before + 1);
    expect(await waiting(tree.commune)).toEqual([
      [tree.north, 0],
      [tree.south, 1],
    ]);
    expect(await parentAndPath(tree.commune)).toEqual({ parent: tree.south, path: true });
    expect(await parentAndPath(tree.cellA)).toEqual({ parent: tree.commune, path: true });
    expect(await namedAfter(before)).toEqual(['cellA', 'cellB', 'commune', 'north', 'south']);
    expect(await sequence()).toBe(before + 1);
    expect(await differences()).toEqual([]);
  });

  it('and another one in the same batch are counted together', async () => {
    await admitOn(pool, tree.cellA, '2024-09-02');
    await admitOn(pool, tree.cellB, '2024-09-02');
    await follow(tree.cellB);
    await sequence();
    await move(tree.commune, tree.south, '2024-07-01');
    await move(tree.cellB, tree.north, '2024-08-01');
    await admitOn(pool, tree.cellB, '2024-07-15');
    await sequence();
    expect(await admitted(tree.commune)).toEqual([
      [tree.north, 0],
      [tree.south, 2],
    ]);
    expect(await admitted(tree.cellB)).toEqual([
      [tree.commune, 1],
      [tree.north, 1],
    ]);
    expect(await admitted(tree.north)).toEqual([[tree.province, 1]]);
    expect(await waiting(tree.north)).toEqual([[tree.province, 1]]);
    expect(await waiting(tree.south)).toEqual([[tree.province, 0]]);
    expect(await differences()).toEqual([]);
  });

  it('counts a ceremony whose day is corrected across its border, with the move and after it', async () => {
    const first = await admitOn(pool, tree.cellA, '2024-09-02');
    await sequence();
    await move(tree.commune, tree.south, '2024-07-01');
    const correct = `UPDATE admission SET ceremony_on = $2, decision_on = $2 WHERE id = $1`;
    await pool.query(correct, [first, '2024-06-01']);
    await sequence();
    expect(await admitted(tree.commune)).toEqual([
      [tree.north, 1],
      [tree.south, 0],
    ]);
    await pool.query(correct, [first, '2024-07-01']);
    await sequence();
    expect(await admitted(tree.commune)).toEqual([
      [tree.north, 0],
      [tree.south, 1],
    ]);
    // Out of the years the move would have recounted, together with another move.
    await pool.query(correct, [first, '2019-05-19']);
    await move(tree.cellB, tree.south, '2024-10-01');
    await sequence();
    expect(await admitted(tree.province)).toEqual([[null, 0]]);
    const { rows } = await pool.query('SELECT DISTINCT year, admitted FROM feed_tally WHERE admitted <> 0');
    expect(rows).toEqual([{ year: 2019, admitted: 1 }]);
    expect(await differences()).toEqual([]);
  });

  it('is refused where it would leave an admission without a place, and names it', async () => {
    await admitOn(pool, tree.cellA, '2024-09-02');
    const end = (id: string) =>
      pool.query(`UPDATE committee_placement SET valid_to = '2024-09-02' WHERE child_id = $1`, [id]);
    for (const id of [tree.cellA, tree.commune, tree.north]) {
      await expect(end(id)).rejects.toMatchObject({
        constraint: 'admission_has_place',
        message: `committee ${tree.cellA} would have no place in the tree on 2024-09-02, when it admitted`,
      });
    }
    // Under a parent that has no place on that day.
    await pool.query(`UPDATE committee_placement SET valid_from = '2024-09-03' WHERE child_id = $1`, [tree.south]);
    await expect(move(tree.commune, tree.south, '2024-09-01')).rejects.toMatchObject({
      constraint: 'admission_has_place',
    });
    await move(tree.commune, tree.south, '2024-09-03');
    await pool.query('UPDATE admission SET revoked = true');
    await end(tree.cellA);
    await sequence();
    expect(await differences()).toEqual([]);
  });
});

describe('two sessions', () => {
  /** Makes the sequencer wait for a lock between looking at what is pending and taking it. */
  beforeEach(async () => {
    await pool.query('ALTER FUNCTION place_committees(date, uuid[]) RENAME TO place_committees_at_once');
    await pool.query(`CREATE FUNCTION place_committees(today date, of_these uuid[] DEFAULT NULL, OUT changed integer, OUT held integer) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(1);
        SELECT p.changed, p.held INTO changed, held FROM place_committees_at_once(today, of_these) AS p;
      END $$`);
  });

  it('an admission that commits while the move is being counted is counted once', async () => {
    await admitOn(pool, tree.cellA, '2024-09-01');
    await sequence();
    await move(tree.commune, tree.south, '2024-07-01');
    const holder = await pool.connect();
    const writer = await pool.connect();
    try {
      await writer.query('BEGIN');
      await admitOn(writer as unknown as pg.Client, tree.cellA, '2024-09-02');
      await holder.query('BEGIN');
      await holder.query('SELECT pg_advisory_xact_lock(1)');
      const counting = sequence();
      await untilWaiting();
      await writer.query('COMMIT');
      await holder.query('COMMIT');
      await counting;
    } finally {
      holder.release();
      writer.release();
    }
    await sequence();
    expect(await admitted(tree.commune)).toEqual([
      [tree.north, 0],
      [tree.south, 2],
    ]);
    expect(await differences()).toEqual([]);
  });

  it('an admission that is still open when the move is counted is counted when it commits', async () => {
    await move(tree.commune, tree.south, '2024-07-01');
    const writer = await pool.connect();
    try {
      await writer.query('BEGIN');
      await admitOn(writer as unknown as pg.Client, tree.cellA, '2024-09-02');
      await sequence();
      expect(await admitted(tree.south)).toEqual([[tree.province, 0]]);
      await writer.query('COMMIT');
    } finally {
      writer.release();
    }
    await sequence();
    expect(await admitted(tree.south)).toEqual([[tree.province, 1]]);
    expect(await differences()).toEqual([]);
  });

  it('a second move that commits while the first is being counted gets its paths with the next position', async () => {
    await move(tree.commune, tree.south, '2024-07-01');
    const holder = await pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT pg_advisory_xact_lock(1)');
      const counting = sequence();
      await untilWaiting();
      await move(tree.cellB, tree.north, '2024-07-01');
      await holder.query('COMMIT');
      await counting;
    } finally {
      holder.release();
    }
    await sequence();
    expect(await parentAndPath(tree.commune)).toEqual({ parent: tree.south, path: true });
    expect(await parentAndPath(tree.cellB)).toEqual({ parent: tree.north, path: true });
    expect(await differences()).toEqual([]);
  });

  it('an admission and the end of its placement do not pass each other unseen, whoever comes first', async () => {
    const end = `UPDATE committee_placement SET valid_to = '2024-09-02' WHERE child_id = '${tree.cellA}'`;
    const first = await pool.connect();
    try {
      await first.query('BEGIN');
      await admitOn(first as unknown as pg.Client, tree.cellA, '2024-09-02');
      const ended = expect(pool.query(end)).rejects.toMatchObject({ constraint: 'admission_has_place' });
      await untilWaiting();
      await first.query('COMMIT');
      await ended;
      await pool.query('UPDATE admission SET revoked = true');

      await first.query('BEGIN');
      await first.query(end);
      const refused = expect(admitOn(pool, tree.cellA, '2024-09-02')).rejects.toMatchObject({
        constraint: 'admission_has_place',
      });
      await untilWaiting();
      await first.query('COMMIT');
      await refused;
    } finally {
      first.release();
    }
  });
});

describe('what the feed says of the tree', () => {
  it('a new name names that committee alone and counts nothing anew', async () => {
    await admitOn(pool, tree.cellA, '2024-09-02');
    const before = await sequence();
    await pool.query(`UPDATE committee_form SET name = 'Thôn Hai' WHERE committee_id = $1`, [tree.cellA]);
    await admitOn(pool, tree.cellB, '2024-09-03');
    const after = await sequence();
    expect(await namedAfter(before)).toEqual(['cellA']);
    expect(await namedAfter(after)).toEqual([]);
    expect((await pool.query('SELECT tree_seq::integer AS seq FROM feed_head')).rows).toEqual([{ seq: after }]);
    expect(await admitted(tree.cellA)).toEqual([[tree.commune, 1]]);
    expect(await differences()).toEqual([]);
  });

  it('a code names its committee, and where it is handed over both', async () => {
    await pool.query(`INSERT INTO committee_code (committee_id, code, valid_from) VALUES ($1, '04345', '2000-01-01')`, [
      tree.north,
    ]);
    expect(await pendingTree()).toEqual([{ committee: 'north', day: null }]);
    const before = await sequence();
    await pool.query('UPDATE committee_code SET code = code');
    expect(await pendingTree()).toEqual([]);
    await pool.query('UPDATE committee_code SET committee_id = $1', [tree.south]);
    await sequence();
    expect(await namedAfter(before)).toEqual(['north', 'south']);
  });

  it('a placement names child, old parent and new parent, the child with the first day that differs', async () => {
    await move(tree.commune, tree.south, '2024-07-01');
    expect(await pendingTree()).toEqual([
      { committee: 'commune', day: '2024-07-01' },
      { committee: 'commune', day: '2024-07-01' },
      { committee: 'north', day: null },
      { committee: 'south', day: null },
    ]);
    await sequence();
    const update = (set: string) =>
      pool.query(`UPDATE committee_placement SET ${set} WHERE child_id = $1 AND valid_to IS NULL`, [tree.commune]);
    await update(`valid_to = '2025-01-01'`);
    expect(await pendingTree()).toEqual([
      { committee: 'commune', day: '2025-01-01' },
      { committee: 'south', day: null },
    ]);
    await sequence();
    await pool.query(`UPDATE committee_placement SET valid_to = '2024-03-01' WHERE child_id = $1 AND parent_id = $2`, [
      tree.commune,
      tree.north,
    ]);
    expect(await pendingTree()).toMatchObject([{ day: '2024-03-01' }, { committee: 'north', day: null }]);
    await sequence();
    await pool.query(`UPDATE committee_placement SET parent_id = $2 WHERE child_id = $1 AND parent_id = $3`, [
      tree.commune,
      tree.province,
      tree.south,
    ]);
    expect((await pendingTree()).map(({ committee, day }) => [committee, day])).toEqual([
      ['commune', '2024-07-01'],
      ['province', null],
      ['south', null],
    ]);
  });

  it('a statement that changes nothing says nothing', async () => {
    await pool.query('UPDATE committee_form SET name = name, valid_from = valid_from');
    await pool.query('UPDATE committee SET name = name, parent_id = parent_id, path = path');
    await pool.query('UPDATE committee_placement SET valid_from = valid_from, parent_id = parent_id');
    await pool.query(`SELECT place_committees('2024-06-01')`);
    expect(await pendingTree()).toEqual([]);
  });
});

describe('what a node reads', () => {
  /** Parents of the commune's placements, and its names, as a node that boots now would have them. */
  async function communeRead(): Promise<{ names: string[]; parents: (string | null)[] }> {
    const committees = await rowsIn(readWhole(pool), 'committees');
    const placements = await rowsIn(readWhole(pool), 'placements');
    return {
      names: committees.filter(([id]) => id === tree.commune).map(([, , name]) => name),
      parents: placements.filter(([, child]) => child === tree.commune).map(([, , parent]) => parent),
    };
  }

  it('is the tree as of the head: a change that has no position yet is not in it', async () => {
    await move(tree.commune, tree.south, '2024-07-01');
    await pool.query(`UPDATE committee_form SET name = 'Xã Mới' WHERE committee_id = $1`, [tree.commune]);
    expect(await communeRead()).toEqual({ names: ['Xã'], parents: [tree.north] });
    await sequence();
    expect(await communeRead()).toEqual({ names: ['Xã Mới'], parents: [tree.north, tree.south] });
  });

  it('follows a placement that is taken away, and one that changes hands', async () => {
    await pool.query('DELETE FROM committee_placement WHERE child_id = $1', [tree.cellB]);
    await pool.query('UPDATE committee_placement SET parent_id = $2 WHERE child_id = $1', [tree.commune, tree.south]);
    await sequence();
    expect((await rowsIn(readWhole(pool), 'placements')).map(([, child]) => child)).not.toContain(tree.cellB);
    expect((await communeRead()).parents).toEqual([tree.south]);
    expect(await differences()).toEqual([]);
  });

  it('is written anew from the records where a pending row names no committee', async () => {
    await pool.query('UPDATE feed_committee SET name = $1', ['?']);
    await pool.query('DELETE FROM feed_placement');
    expect((await differences()).length).toBe(2);
    await pool.query(`INSERT INTO feed_pending (kind, day) VALUES ('TREE', '2000-01-01')`);
    await sequence();
    expect(await differences()).toEqual([]);
    expect((await communeRead()).names).toEqual(['Xã']);
  });

  it('has the code of the day', async () => {
    await setToday('2030-01-01');
    await pool.query(
      `INSERT INTO committee_code (committee_id, code, valid_from, valid_to) VALUES
       ($1, 'old', '2000-01-01', '2030-02-01'), ($1, 'new', '2030-02-01', NULL), ($2, 'short', '2000-01-01', '2030-02-01')`,
      [tree.commune, tree.cellA],
    );
    const codes = async () => {
      const committees = await rowsIn(readWhole(pool), 'committees');
      return [tree.commune, tree.cellA].map((id) => committees.find(([own]) => own === id)?.[4]);
    };
    const before = await sequence();
    expect(await codes()).toEqual(['old', 'short']);
    await setToday('2030-02-01');
    expect(await sequence()).toBe(before + 1);
    expect(await codes()).toEqual(['new', null]);
    expect(await namedAfter(before)).toEqual(['cellA', 'commune']);
    expect(await differences()).toEqual([]);
  });
});

describe('what a node reads of a change', () => {
  it('is the committees that changed, with their placements and the order beside them, and nothing else', async () => {
    const before = await sequence();
    await pool.query(`UPDATE committee_form SET name = 'Ao Xá' WHERE committee_id = $1`, [tree.cellB]);
    await sequence();
    const { tree: change } = await readTail(pool, before);
    expect(change?.committees.map(([id, , name]) => [id, name])).toEqual([[tree.cellB, 'Ao Xá']]);
    expect(change?.placements.map(([, child]) => child)).toEqual([tree.cellB]);
    const whole = await stateOf(readWhole(pool));
    const below = whole.committees.get(tree.commune)?.below.map(({ id }) => id);
    expect(change?.below.filter(([, placements]) => placements.length > 0)).toEqual([[tree.commune, below]]);
    expect((await readTail(pool, await sequence())).tree).toEqual({ committees: [], placements: [], below: [] });
  });

  it('is nothing where it would be too much, or everything was written anew', async () => {
    const before = await sequence();
    const found = `INSERT INTO committee (id, kind, name, founded_on)
      SELECT gen_random_uuid(), 'CELL', 'Chi bộ ' || n, '2020-01-01' FROM generate_series(1, $1) n`;
    await pool.query(found, [5_000]);
    const founded = await sequence();
    expect((await readTail(pool, before)).tree?.committees).toHaveLength(5_000);
    await pool.query(found, [1]);
    expect(await sequence()).toBe(founded + 1);
    expect((await readTail(pool, before)).tree).toBeNull();
    await pool.query('SELECT feed_rebuild()');
    const seq = await sequence();
    expect((await readTail(pool, founded)).head).toMatchObject({ wholeSeq: seq });
  });
});

describe('somebody who holds the row of a committee that stands elsewhere now', () => {
  it('holds up its path and nothing else', async () => {
    await move(tree.commune, tree.south, '2024-07-01');
    const holder = await pool.connect();
    let seq: number;
    try {
      await holder.query('BEGIN');
      await holder.query('UPDATE committee SET closed_on = NULL WHERE id = $1', [tree.commune]);
      await admitOn(pool, tree.cellA, '2024-09-02');
      seq = await sequence();
      expect(await admitted(tree.south)).toEqual([[tree.province, 1]]);
      expect(await parentAndPath(tree.commune)).toEqual({ parent: tree.north, path: true });
      // Tried again, without a position for nothing.
      expect(await sequence()).toBe(seq);
      await admitOn(pool, tree.cellA, '2024-09-02');
      seq = await sequence();
      expect(await admitted(tree.south)).toEqual([[tree.province, 2]]);
      await holder.query('COMMIT');
    } finally {
      holder.release();
    }
    expect(await sequence()).toBe(seq + 1);
    expect(await parentAndPath(tree.commune)).toEqual({ parent: tree.south, path: true });
    expect(await parentAndPath(tree.cellA)).toEqual({ parent: tree.commune, path: true });
    expect(await sequence()).toBe(seq + 1);
    expect(await differences()).toEqual([]);
  });
});

describe('the calendar', () => {
  it('at a midnight that changes nothing moves the day, once, and no position', async () => {
    await admitOn(pool, tree.cellA, '2024-05-19');
    await follow(tree.cellA);
    await setToday('2030-01-01');
    const before = await sequence();
    await setToday('2030-01-02');
    expect(await sequence()).toBe(before);
    const { rows } = await pool.query('SELECT day::text, xmin::text FROM feed_head');
    expect(rows[0].day).toBe('2030-01-02');
    expect(await sequence()).toBe(before);
    // A clock that goes back does not take the tree back.
    await setToday('2030-01-01');
    expect(await sequence()).toBe(before);
    expect((await pool.query('SELECT day::text, xmin::text FROM feed_head')).rows).toEqual(rows);
  });

  it('at midnight takes what is pending as well', async () => {
    await setToday('2030-01-01');
    await sequence();
    await admitOn(pool, tree.cellA, '2019-05-19');
    await follow(tree.cellB);
    await setToday('2030-01-02');
    await sequence();
    expect((await pool.query('SELECT FROM feed_pending')).rowCount).toBe(0);
    expect(await waiting(tree.north)).toEqual([[tree.province, 1]]);
    expect(await differences()).toEqual([]);
  });

  it('a placement that ends leaves nobody waiting on it', async () => {
    await setToday('2030-06-30');
    await follow(tree.cellA);
    await pool.query(`UPDATE committee_placement SET valid_to = '2030-07-01' WHERE child_id = $1`, [tree.cellA]);
    await sequence();
    expect(await waiting(tree.province)).toEqual([[null, 1]]);
    await setToday('2030-07-01');
    await sequence();
    expect(await waiting(tree.province)).toEqual([[null, 0]]);
    expect(await differences()).toEqual([]);
  });
});

it('feed_differences() compares what a committee admitted itself', async () => {
  await admitOn(pool, tree.cellA, '2024-05-19');
  await sequence();
  await pool.query('UPDATE feed_tally SET admitted_here = 1 WHERE admitted_here = 0');
  expect(await differences()).toMatchObject(Array(3).fill({ what: 'admitted_here', in_feed: 1, in_records: 0 }));
});
