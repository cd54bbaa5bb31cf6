import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar.ts';
import { readTail } from '../../src/db/queries/feed.ts';
import { readWhole } from '../../src/db/queries/feed-whole.ts';
import { applyTail, fits } from '../../src/feed/apply-tail.ts';
import { boardRows, changedRows } from '../../src/feed/board.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { rowsIn, stateOf } from '../helpers/state-of.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const TODAY = '2026-06-30';

let database: TestDatabase;
let pool: pg.Pool;
let tree: SmallTree;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // A connection that is still closing when the database is dropped.
  pool.on('error', () => {});
  await setToday(TODAY);
  await pool.query(`UPDATE feed_head SET day = '${TODAY}'`);
  tree = await plantSmallTree(pool);
  await sequence();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

async function setToday(day: string): Promise<void> {
  await pool.query(
    `CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`,
  );
}

async function sequence(): Promise<number> {
  const { rows } = await pool.query<{ seq: string }>('SELECT feed_sequence() AS seq');
  return Number(rows[0]?.seq);
}

async function forecast(): Promise<{ source: string; cases: number; times: number[][]; seq: number }> {
  const { rows } = await pool.query(
    'SELECT source, cases, times, last_seq::integer AS seq FROM feed_forecast WHERE root_id = $1',
    [tree.province],
  );
  return rows[0];
}

const timesOf = ({ times }: { times: unknown[][] }, stage: string): unknown[] =>
  times.find(([name]) => name === stage)?.slice(1) ?? [];

interface Case {
  /** The day on which it came to its end. */
  endedOn: string;
  end?: 'PROBATIONARY' | 'WITHDRAWN';
  /** Days before the end on which it came to a stage. */
  came?: Record<string, number>;
  role?: string | null;
}

/** Somebody who stood where `came` says, and came to an end. */
async function finish({
  endedOn,
  end = 'PROBATIONARY',
  came = { DOSSIER: 100, DECIDED: 20 },
  role = 'CELL_SECRETARY',
}: Case) {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     VALUES ($1, $2, 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, $3::"CandidateStage", $4)`,
    [id, tree.cellA, end, endedOn],
  );
  let from: string | null = null;
  for (const [stage, before] of [...Object.entries(came), [end, 0] as const]) {
    await pool.query(
      `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by, changed_role)
       VALUES (gen_random_uuid(), $1, $2::"CandidateStage", $3::"CandidateStage", $4::date - $5::integer, 'someone', $6::"Role")`,
      [id, from, stage, endedOn, before, role],
    );
    from = stage;
  }
  if (end !== 'PROBATIONARY') return;
  await pool.query(
    `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
     VALUES (gen_random_uuid(), $1, $2, $3, '1-QĐ', $3, 'someone')`,
    [id, tree.cellA, endedOn],
  );
}

async function finishMany(count: number, one: Omit<Case, 'endedOn'> = {}): Promise<void> {
  for (let n = 0; n < count; n += 1) await finish({ endedOn: addDays('2026-05-01', -7 * n), ...one });
}

async function set(version: number, times: string): Promise<void> {
  await pool.query(
    `INSERT INTO forecast_setting (id, committee_id, version, times, reason, set_by)
     VALUES (gen_random_uuid(), $1, $2, ${times}, 'theo tổng kết', 'someone')`,
    [tree.province, version],
  );
}

describe('the times of a root', () => {
  it('are assumed as soon as it is there, and stay so until 30 of its cases have come to an end', async () => {
    expect(await forecast()).toMatchObject({ source: 'ASSUMED', cases: 0 });
    await finishMany(29);
    await setToday('2026-07-01');
    await sequence();
    expect(await forecast()).toMatchObject({ source: 'ASSUMED' });
    await finish({ endedOn: '2026-06-01' });
    await sequence();
    // Of the day they are made: with the first step of the next one.
    expect(await forecast()).toMatchObject({ source: 'ASSUMED' });
    await setToday('2026-07-02');
    const seq = await sequence();
    expect(await forecast()).toMatchObject({ source: 'LEARNT', cases: 30, seq });
  });

  it('are those of who stood at a stage, as if somebody had looked every few days', async () => {
    await finishMany(30);
    await finishMany(15, { end: 'WITHDRAWN', came: { DOSSIER: 80 } });
    await setToday('2026-07-01');
    await sequence();
    const known = await forecast();
    // Looked at 100, 95, ... 25 days before the ceremony; as many looks at half as many who left.
    expect(timesOf(known, 'DOSSIER')).toEqual([667, 25, 40, 60, 80, 100]);
    expect(timesOf(known, 'DECIDED')).toEqual([1000, 5, 5, 10, 15, 20]);
    const { rows } = await pool.query('SELECT assumed_times() AS times');
    // Nobody was seen there.
    expect(timesOf(known, 'VERIFYING')).toEqual(timesOf(rows[0], 'VERIFYING'));
  });

  it('know nothing of cases that were brought in, of older ones, and of those of another root', async () => {
    await finishMany(20);
    await finishMany(20, { role: null });
    for (let n = 0; n < 20; n += 1) await finish({ endedOn: addDays('2023-06-29', -n) });
    await setToday('2026-07-01');
    await sequence();
    expect(await forecast()).toMatchObject({ source: 'ASSUMED' });
    expect((await pool.query(`SELECT cases FROM learnt_times('/', '2026-07-01')`)).rows).toEqual([{ cases: 20 }]);
    expect((await pool.query(`SELECT cases FROM learnt_times('/999/', '2026-07-01')`)).rows).toEqual([{ cases: 0 }]);
  });

  it('are those that it has set, from the next step on, until it lets them be learnt again', async () => {
    await finishMany(30);
    const before = await sequence();
    await set(1, `'[["DECIDED", 1000, 1, 2, 3, 4, 5]]'`);
    const seq = await sequence();
    expect(seq).toBe(before + 1);
    expect(await forecast()).toMatchObject({ source: 'SET', times: [['DECIDED', 1000, 1, 2, 3, 4, 5]], seq });
    await setToday('2026-07-01');
    expect(await sequence()).toBe(seq);
    await set(2, 'NULL');
    await sequence();
    expect(await forecast()).toMatchObject({ source: 'LEARNT', cases: 30 });
    await expect(pool.query(`UPDATE forecast_setting SET reason = 'khác'`)).rejects.toMatchObject({ code: '23001' });
  });

  it('are made anew after records were loaded past the triggers', async () => {
    await pool.query('DELETE FROM feed_forecast');
    expect((await pool.query('SELECT what FROM feed_differences()')).rows).toEqual([{ what: 'forecast' }]);
    await pool.query('SELECT feed_rebuild()');
    await sequence();
    expect((await pool.query('SELECT * FROM feed_differences()')).rows).toEqual([]);
  });
});

describe('a node', () => {
  const scope = () => ({ committeeId: tree.province, year: 2026, depth: 'SUBTREE' as const });

  it('that follows shows what one shows that starts at the same position', async () => {
    await pool.query(
      `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, stage, stage_since)
       SELECT gen_random_uuid(), $1, 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, stage, '2026-06-01'
       FROM unnest('{SOURCE,DOSSIER,DECIDED}'::"CandidateStage"[]) AS stage`,
      [tree.cellA],
    );
    await sequence();
    const follower = await stateOf(readWhole(pool));
    const shown = boardRows(follower, scope(), TODAY);
    expect(shown[0]).toMatchObject({ pipelineCount: 2, reachableCount: 3, forecastSource: 'ASSUMED' });
    const seen = { seq: follower.head.seq, day: TODAY };

    await set(1, `'[["DECIDED", 500, 1, 2, 3, 4, 5]]'`);
    await sequence();
    const tail = await readTail(pool, follower.head.seq);
    if (!fits(follower, tail)) throw new Error('the tail does not tell all');
    expect(applyTail(follower, tail).touched).toBeNull();
    const started = await stateOf(readWhole(pool));
    expect(boardRows(follower, scope(), TODAY)).toEqual(boardRows(started, scope(), TODAY));
    // The line of the cell and nobody beside it: nothing is said of the others that could have moved.
    const moved = changedRows(follower, scope(), seen, TODAY);
    expect(moved.map(({ committeeId }) => committeeId)).toEqual([tree.province, tree.north, tree.commune, tree.cellA]);
    for (const row of moved) {
      expect(row).toMatchObject({ reachableCount: 1, forecastThousandths: 500, forecastSource: 'SET' });
    }
  });

  it('is not told of times before it stands at their position', async () => {
    await set(1, `'[["DECIDED", 500, 1, 2, 3, 4, 5]]'`);
    const forecasts = await rowsIn(readWhole(pool), 'forecasts');
    expect(forecasts.map(([, source]) => source)).toEqual(['ASSUMED']);
  });
});
