import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { readWhole } from '../../src/db/queries/feed-whole.ts';
import { letGo } from '../helpers/let-go.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { stateOf } from '../helpers/state-of.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

// What an administrator does to the records past the API must not leave a sum that does not hold, or a feed that stops.

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

async function sequence(client: pg.Pool | pg.PoolClient = pool): Promise<number> {
  const { rows } = await client.query<{ seq: string | null }>('SELECT feed_sequence() AS seq');
  if (rows[0]?.seq == null) throw new Error('another session has the turn');
  return Number(rows[0].seq);
}

async function differences(): Promise<unknown[]> {
  return (await pool.query('SELECT * FROM feed_differences()')).rows;
}

async function begin(isolation = 'READ COMMITTED'): Promise<pg.PoolClient> {
  const client = await pool.connect();
  await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
  // Its snapshot, where it has one for all of its statements.
  await client.query('SELECT count(*) FROM committee_placement');
  return client;
}

const MOVE = 'UPDATE committee_placement SET parent_id = $2 WHERE child_id = $1';

async function target(committee: string, year: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ target: number }>(
    `SELECT target FROM feed_target WHERE committee_id = $1 AND year = $2 AND kind = 'PLAN'`,
    [committee, year],
  );
  return rows[0]?.target;
}

async function plan(client: pg.Pool | pg.PoolClient, committee: string, year: number, value: number): Promise<void> {
  await client.query(
    `INSERT INTO admission_quota (id, committee_id, year, kind, target) VALUES (gen_random_uuid(), $1, $2, 'PLAN', $3)`,
    [committee, year, value],
  );
}

describe('a transaction whose snapshot is older than the tree', () => {
  it('closes no circle with the move it does not see', async () => {
    const late = await begin('REPEATABLE READ');
    await pool.query(MOVE, [tree.south, tree.north]);
    await expect(late.query(MOVE, [tree.north, tree.south])).rejects.toMatchObject({ code: '25000' });
    await late.query('ROLLBACK');
    late.release();
  });

  it('admits nobody in a committee that has lost its place meanwhile', async () => {
    const late = await begin('REPEATABLE READ');
    await pool.query(`UPDATE committee_placement SET valid_to = '2020-01-01' WHERE child_id = $1`, [tree.cellA]);
    await expect(admitOn(late as unknown as pg.Client, tree.cellA, '2024-05-19')).rejects.toMatchObject({
      code: '25000',
    });
    await late.query('ROLLBACK');
    late.release();
    expect(await sequence().then(differences)).toEqual([]);
  });
});

it('a database that is set to another isolation makes no difference to a server', async () => {
  await pool.query(`DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = ''repeatable read''', current_database());
  END $$`);
  const opened = openDatabase({
    url: database.url,
    poolSize: 1,
    statementMs: 10_000,
    onConnectionError: (error) => expect.fail(error.message),
  });
  try {
    for (const connections of [opened.pool, opened.feedPool]) {
      const { rows } = await connections.query('SHOW transaction_isolation');
      expect(rows).toEqual([{ transaction_isolation: 'read committed' }]);
    }
  } finally {
    await opened.close();
  }
});

it('a placement that is taken away while it is being counted on does not keep nodes from reading the state', async () => {
  await pool.query(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     VALUES ($1, $2, 'Hoàng Thị Chờ', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'DOSSIER', '2024-01-01')`,
    [randomUUID(), tree.cellB],
  );
  const counting = await begin();
  await sequence(counting);
  await pool.query('DELETE FROM committee_placement WHERE child_id = $1', [tree.cellB]);
  await counting.query('COMMIT');
  counting.release();
  await sequence();
  const state = await stateOf(readWhole(pool));
  expect(state.committees.get(tree.cellB)?.placements).toEqual([]);
  expect(await differences()).toEqual([]);
});

describe('a quota', () => {
  it('whose version was set back is followed all the same', async () => {
    await plan(pool, tree.cellA, 2024, 3);
    await pool.query('UPDATE admission_quota SET target = 4, version = 7');
    await sequence();
    await pool.query('UPDATE admission_quota SET version = 1');
    await sequence();
    await pool.query('UPDATE admission_quota SET target = 5, version = version + 1');
    await sequence();
    expect(await target(tree.cellA, 2024)).toBe(5);
  });

  it('does not become one of another year or committee', async () => {
    await plan(pool, tree.cellA, 2024, 3);
    await expect(pool.query('UPDATE admission_quota SET year = 2025')).rejects.toMatchObject({ code: '23001' });
    await expect(pool.query('UPDATE admission_quota SET committee_id = $1', [tree.cellB])).rejects.toMatchObject({
      code: '23001',
    });
  });
});

it.each([
  'admission',
  'candidate',
  'admission_quota',
  'committee_placement',
  'committee_code',
  'access_grant',
  'feed_pending',
])('TRUNCATE of %s, which no count would follow, is refused', async (table) => {
  await expect(pool.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: '23001' });
});

/** Runs `work` in a session that leaves all triggers out, which is how records are loaded past them. */
async function pastTriggers(work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  await work(client);
  // The setting goes with the session.
  await letGo(client);
}

describe('what was changed past the triggers', () => {
  beforeEach(async () => {
    await plan(pool, tree.cellA, 2024, 3);
    await plan(pool, tree.cellB, 2024, 2);
    await sequence();
    await pastTriggers(async (client) => {
      await client.query('UPDATE admission_quota SET target = 9 WHERE committee_id = $1', [tree.cellA]);
      await client.query('DELETE FROM admission_quota WHERE committee_id = $1', [tree.cellB]);
      await plan(client, tree.cellB, 2025, 4);
      await client.query('DELETE FROM committee_placement WHERE child_id = $1', [tree.cellB]);
      await client.query(MOVE, [tree.south, tree.north]);
      await admitOn(client as unknown as pg.Client, tree.cellA, '2024-05-19');
      await client.query(
        `INSERT INTO access_grant (id, subject, role, committee_id, granted_by)
         VALUES (gen_random_uuid(), 'someone', 'DASHBOARD', $1, 'test')`,
        [tree.commune],
      );
    });
    expect(new Set((await differences()).map((row) => (row as { what: string }).what))).toEqual(
      new Set(['cases', 'countings', 'placements', 'standing', 'target']),
    );
  });

  async function expectTakenOver(seq: number): Promise<void> {
    expect(await differences()).toEqual([]);
    expect(await target(tree.cellA, 2024)).toBe(9);
    expect(await target(tree.cellB, 2024)).toBeUndefined();
    expect(await target(tree.cellB, 2025)).toBe(4);
    // Whoever watches is asked about again.
    const state = await stateOf(readWhole(pool));
    expect(state.head).toMatchObject({ authzSeq: seq, wholeSeq: seq });
    const { rows } = await pool.query('SELECT path FROM committee WHERE id = $1', [tree.south]);
    expect(state.committees.get(tree.south)?.path).toBe(rows[0].path);
    expect(state.committees.get(tree.south)?.path.startsWith(state.committees.get(tree.north)?.path ?? '?')).toBe(true);
    // And what comes later is followed.
    await pool.query('UPDATE admission_quota SET target = target + 1, version = version + 1');
    await sequence();
    expect(await differences()).toEqual([]);
  }

  it('is taken over whole by feed_rebuild()', async () => {
    await pool.query('SELECT feed_rebuild()');
    await expectTakenOver(await sequence());
  });

  it('is taken over whole in a session that leaves the triggers out as well', async () => {
    let seq = 0;
    await pastTriggers(async (client) => {
      await client.query('SELECT feed_rebuild()');
      seq = await sequence(client);
    });
    await expectTakenOver(seq);
  });

  it('is taken over when the committee itself has gone', async () => {
    await pastTriggers(async (client) => {
      await client.query('DELETE FROM committee_standing WHERE committee_id = $1', [tree.cellA]);
      await client.query('DELETE FROM admission_quota');
      await client.query('DELETE FROM admission');
      await client.query('DELETE FROM committee_placement WHERE child_id = $1', [tree.cellA]);
      await client.query('DELETE FROM committee WHERE id = $1', [tree.cellA]);
      await client.query('SELECT feed_rebuild()');
      await sequence(client);
    });
    expect(await differences()).toEqual([]);
    expect((await stateOf(readWhole(pool))).committees.has(tree.cellA)).toBe(false);
  });
});

it('a step at midnight in a session that leaves triggers out shows each committee where it stands from that day on', async () => {
  const { rows: before } = await pool.query('SELECT parent_id, path FROM committee WHERE id = $1', [tree.cellA]);
  await pool.query('UPDATE committee_placement SET valid_to = local_today() WHERE child_id = $1', [tree.cellA]);
  await pool.query(`INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, local_today())`, [
    tree.cellA,
    tree.south,
  ]);
  await sequence();
  await pastTriggers(async (client) => {
    // As it was the evening before.
    const evening = [tree.cellA, before[0].parent_id, before[0].path];
    await client.query('UPDATE committee SET parent_id = $2, path = $3 WHERE id = $1', evening);
    await client.query('UPDATE feed_committee SET path = $2 WHERE id = $1', [tree.cellA, before[0].path]);
    await client.query('UPDATE feed_head SET day = day - 1');
    await sequence(client);
    // What was not in the step itself has its place in the next.
    await sequence(client);
  });
  const { rows: after } = await pool.query('SELECT path FROM feed_committee WHERE id = $1', [tree.cellA]);
  expect(after[0].path).not.toBe(before[0].path);
  expect(await differences()).toEqual([]);
});
