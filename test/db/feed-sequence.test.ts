import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTail } from '../../src/db/queries/feed.ts';
import { postgresFeed } from '../../src/feed/postgres-feed.ts';
import { letGo } from '../helpers/let-go.ts';
import { grant } from '../helpers/live-district.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
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

async function sequence(client: pg.Pool | pg.PoolClient = pool): Promise<number | null> {
  const { rows } = await client.query<{ seq: string | null }>('SELECT feed_sequence() AS seq');
  const seq = rows[0]?.seq ?? null;
  return seq === null ? null : Number(seq);
}

/** What is counted for a committee under its parents in a year. */
async function counted(
  committee: string,
  year = 2024,
): Promise<{ parent: string | null; admitted: number; here: number }[]> {
  const { rows } = await pool.query(
    `SELECT p.parent_id AS parent, t.admitted, t.admitted_here AS here FROM feed_tally t
     JOIN committee_placement p ON p.id = t.placement_id WHERE p.child_id = $1 AND t.year = $2 ORDER BY p.valid_from`,
    [committee, year],
  );
  return rows;
}

async function differences(): Promise<unknown[]> {
  return (await pool.query('SELECT * FROM feed_differences()')).rows;
}

describe('feed_sequence()', () => {
  it('adds an admission to its cell and everything above it, once', async () => {
    await admitOn(pool, tree.cellA, '2024-05-19');
    await sequence();
    expect(await counted(tree.cellA)).toEqual([{ parent: tree.commune, admitted: 1, here: 1 }]);
    expect(await counted(tree.commune)).toEqual([{ parent: tree.north, admitted: 1, here: 0 }]);
    expect(await counted(tree.north)).toEqual([{ parent: tree.province, admitted: 1, here: 0 }]);
    expect(await counted(tree.province)).toEqual([{ parent: null, admitted: 1, here: 0 }]);
    expect(await counted(tree.south)).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  it('makes no position, and writes nothing, where nothing is pending', async () => {
    const before = await pool.query('SELECT seq, digest, at, xmin::text FROM feed_head');
    const seq = await sequence();
    expect(seq).toBe(Number(before.rows[0].seq));
    expect((await pool.query('SELECT seq, digest, at, xmin::text FROM feed_head')).rows).toEqual(before.rows);
  });

  it('leaves what was counted where it was counted when a committee moves', async () => {
    await admitOn(pool, tree.cellA, '2024-03-01');
    await pool.query(`UPDATE committee_placement SET valid_to = '2024-07-01' WHERE child_id = $1`, [tree.commune]);
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2024-07-01')`,
      [tree.commune, tree.south],
    );
    await admitOn(pool, tree.cellA, '2024-06-30');
    await admitOn(pool, tree.cellB, '2024-07-01');
    await admitOn(pool, tree.cellB, '2024-09-02');
    await sequence();
    expect(await counted(tree.commune)).toEqual([
      { parent: tree.north, admitted: 2, here: 0 },
      { parent: tree.south, admitted: 2, here: 0 },
    ]);
    expect(await counted(tree.north)).toMatchObject([{ admitted: 2 }]);
    expect(await counted(tree.south)).toMatchObject([{ admitted: 2 }]);
    expect(await counted(tree.province)).toMatchObject([{ admitted: 4 }]);
    expect(await differences()).toEqual([]);
  });

  it('moves a count between days, years and committees in both directions', async () => {
    const id = await admitOn(pool, tree.cellA, '2024-12-31');
    await pool.query(`UPDATE admission SET ceremony_on = '2025-01-01' WHERE id = $1`, [id]);
    await sequence();
    expect(await counted(tree.province, 2024)).toMatchObject([]);
    expect(await counted(tree.province, 2025)).toMatchObject([{ admitted: 1 }]);
    await pool.query(`UPDATE admission SET ceremony_on = '2024-12-31' WHERE id = $1`, [id]);
    await sequence();
    expect(await counted(tree.province, 2024)).toMatchObject([{ admitted: 1 }]);
    expect(await counted(tree.province, 2025)).toMatchObject([{ admitted: 0 }]);
    await pool.query('UPDATE admission SET revoked = true WHERE id = $1', [id]);
    await sequence();
    expect(await counted(tree.cellA, 2024)).toMatchObject([{ admitted: 0, here: 0 }]);
    expect(await differences()).toEqual([]);
  });

  it('follows people into the pipeline and out of it', async () => {
    await admitOn(pool, tree.cellA, '2024-05-19');
    for (const stage of ['SOURCE', 'AWARENESS_CERTIFIED', 'DECIDED', 'PROBATIONARY', 'OPINIONS', 'WITHDRAWN']) {
      await pool.query(`UPDATE candidate SET stage = $1::"CandidateStage"`, [stage]);
      await sequence();
      const { rows } = await pool.query(
        'SELECT coalesce(sum(waiting), 0)::integer AS n FROM feed_pipeline WHERE in_pipeline(stage)',
      );
      // Four committees from the cell to the province count the one person.
      expect(rows[0].n, stage).toBe(['AWARENESS_CERTIFIED', 'DECIDED', 'OPINIONS'].includes(stage) ? 4 : 0);
    }
    expect(await differences()).toEqual([]);
  });

  it('gives the turn to one session; the other is told at once and not made to wait', async () => {
    const first = await pool.connect();
    try {
      await admitOn(pool, tree.cellA, '2024-05-19');
      await first.query('BEGIN');
      const made = await sequence(first);
      expect(await sequence()).toBeNull();
      await first.query('COMMIT');
      expect(await sequence()).toBe(made);
    } finally {
      first.release();
    }
  });

  it('loses nothing when a sequencer dies before its commit', async () => {
    await admitOn(pool, tree.cellA, '2024-05-19');
    const dying = await pool.connect();
    dying.on('error', () => {});
    await dying.query('BEGIN');
    await sequence(dying);
    const { rows } = await dying.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await pool.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
    dying.release(true);
    await sequence();
    expect(await counted(tree.province)).toMatchObject([{ admitted: 1 }]);
    expect(await differences()).toEqual([]);
  });

  it('takes the later of two quotas whatever the order of their rows, and numbers without a gap', async () => {
    await pool.query(
      `INSERT INTO admission_quota (id, committee_id, year, kind, target) VALUES (gen_random_uuid(), $1, 2024, 'PLAN', 5)`,
      [tree.commune],
    );
    await pool.query('UPDATE admission_quota SET target = 7, version = 2');
    await pool.query('UPDATE admission_quota SET target = 6, version = 3');
    await sequence();
    // A straggler with an older version, as a transaction that committed late would leave it.
    await pool.query(
      `INSERT INTO feed_pending (kind, committee_id, year, quota_kind, target, version) VALUES ('TARGET', $1, 2024, 'PLAN', 7, 2)`,
      [tree.commune],
    );
    await sequence();
    expect((await pool.query('SELECT target, version FROM feed_target')).rows).toEqual([{ target: 6, version: 3 }]);
    const { rows } = await pool.query<{ seq: string }>('SELECT seq FROM feed_digest ORDER BY seq');
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index));
  });

  it('takes a quota that was changed by hand for a new version, and keeps placements that were counted on', async () => {
    await admitOn(pool, tree.cellA, '2024-05-19');
    await pool.query(
      `INSERT INTO admission_quota (id, committee_id, year, kind, target) VALUES (gen_random_uuid(), $1, 2024, 'PLAN', 5)`,
      [tree.commune],
    );
    await sequence();
    await pool.query('UPDATE admission_quota SET target = 9');
    await sequence();
    expect((await pool.query('SELECT target, version FROM feed_target')).rows).toEqual([{ target: 9, version: 2 }]);
    await expect(pool.query('DELETE FROM committee_placement WHERE child_id = $1', [tree.cellA])).rejects.toThrow(
      'counted on',
    );
    expect(await differences()).toEqual([]);
  });

  it('says which counter differs from the records', async () => {
    await admitOn(pool, tree.cellA, '2024-05-19');
    await sequence();
    await pool.query('UPDATE feed_tally SET admitted = admitted + 1 WHERE year = 2024');
    expect(await differences()).toHaveLength(4);
  });
});

describe('a change of grants', () => {
  const subjectsSince = async (seq: number): Promise<string[] | null> =>
    (await readTail(pool, seq)).subjects?.toSorted() ?? null;

  it('is told with whose grants they are, which no table of the feed says', async () => {
    const before = Number(await sequence());
    await grant(pool, ['secretary', 'inspector'], 'DASHBOARD', tree.commune);
    const given = Number(await sequence());
    expect(await subjectsSince(before)).toEqual(['inspector', 'secretary']);
    await pool.query(`UPDATE access_grant SET valid_to = now() WHERE subject = 'secretary'`);
    await pool.query('UPDATE access_grant SET valid_to = valid_to');
    const { rows: pending } = await pool.query('SELECT to_jsonb(p) AS row FROM feed_pending p');
    expect(pending).toMatchObject([{ row: { kind: 'AUTHZ', grant_id: expect.stringMatching(/-/) } }]);
    await sequence();
    expect(await subjectsSince(given)).toEqual(['secretary']);
    expect(await subjectsSince(before)).toEqual(['inspector', 'secretary']);
    expect(await subjectsSince(Number(await sequence()))).toEqual([]);
    const { rows: tables } = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'feed%'`,
    );
    const kept = await Promise.all(tables.map(({ name }) => pool.query(`SELECT to_jsonb(t) AS row FROM "${name}" t`)));
    for (const { rows } of [{ rows: pending }, ...kept])
      expect(JSON.stringify(rows)).not.toMatch(/secretary|inspector/);
  });

  it('concerns everybody where it is too long to tell, cannot be read, or came past the triggers', async () => {
    const subjects = Array.from({ length: 1_001 }, (_, n) => `subject ${n}`);
    let before = Number(await sequence());
    await grant(pool, subjects.slice(1), 'DASHBOARD', tree.commune);
    const given = Number(await sequence());
    expect(await subjectsSince(before)).toHaveLength(1_000);
    await grant(pool, subjects.slice(0, 1), 'DASHBOARD', tree.commune);
    await sequence();
    expect(await subjectsSince(given)).toEqual(['subject 0']);
    expect(await subjectsSince(before)).toBeNull();
    before = Number(await sequence());
    await pool.query('SELECT feed_rebuild()');
    await sequence();
    expect(await subjectsSince(before)).toBeNull();
    before = Number(await sequence());
    await pool.query('UPDATE feed_grant SET grant_id = gen_random_uuid(), last_seq = $1 + 1 WHERE last_seq = $2', [
      before,
      given,
    ]);
    await grant(pool, ['one more'], 'DASHBOARD', tree.commune);
    await sequence();
    expect(await subjectsSince(before)).toBeNull();
  });
});

it('the inbox does not grow with what has gone through it: a node under load clears it', async () => {
  const feed = postgresFeed(pool, database.url, {
    info: () => {},
    warn: (details) => expect.fail(JSON.stringify(details)),
  });
  const size = async () => (await pool.query(`SELECT pg_relation_size('feed_pending') AS bytes`)).rows[0].bytes;
  const fill = `INSERT INTO feed_pending (kind, committee_id, day, admitted)
    SELECT 'ADMISSION', $1, '2024-05-19', CASE n % 2 WHEN 0 THEN 1 ELSE -1 END FROM generate_series(1, 400) n`;
  for (let step = 0; step < 600; step += 1) {
    await pool.query(fill, [tree.cellA]);
    await feed.sequence();
  }
  // 240,000 rows have gone through: some 15 MB without clearing.
  expect(Number(await size())).toBeLessThan(4_000_000);
});

it('what was loaded past the triggers is counted after feed_rebuild()', async () => {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const ward = randomUUID();
    await client.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'CELL', 'Tổ dân phố 1', '2000-01-01')`,
      [ward],
    );
    await client.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [ward, tree.commune],
    );
    await admitOn(client as unknown as pg.Client, ward, '2024-05-19');
    await client.query('SET session_replication_role = origin');
    expect(await differences()).not.toEqual([]);
    await client.query('SELECT feed_rebuild()');
    await sequence(client);
    expect(await counted(ward)).toEqual([{ parent: tree.commune, admitted: 1, here: 1 }]);
    expect(await differences()).toEqual([]);
    await admitOn(client as unknown as pg.Client, ward, '2024-05-20');
  } finally {
    await letGo(client);
  }
});
