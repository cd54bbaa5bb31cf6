import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { expect, it } from 'vitest';
import { addDays } from '../../src/calendar.ts';
import type { CountedDay } from '../../src/db/generated/enums.ts';
import { readBoardSnapshot, type SnapshotRow } from '../../src/db/queries/board-snapshot.ts';
import { readTail } from '../../src/db/queries/feed.ts';
import { readWhole } from '../../src/db/queries/feed-whole.ts';
import { applyTail, fits } from '../../src/feed/apply-tail.ts';
import { boardRows } from '../../src/feed/board.ts';
import { readForecast } from '../../src/feed/forecast.ts';
import type { NodeState } from '../../src/feed/node-state.ts';
import { readRoot, UNSET } from '../../src/feed/root-settings.ts';
import { countAnew } from '../../src/resolvers/admission/records.ts';
import { placeCases } from '../../src/resolvers/candidate/records.ts';
import { enterCountingSetting } from '../../src/resolvers/quota/records.ts';
import { figuresOf } from '../../src/spreadsheet/snapshot-board.ts';
import { picture } from '../helpers/picture.ts';
import { admitOn, plantSmallTree } from '../helpers/small-tree.ts';
import { stateOf } from '../helpers/state-of.ts';
import { createTestDatabase } from '../helpers/test-database.ts';

/** `FEED_SEED=n` makes another run; what the sessions do to each other in time no seed repeats. */
const seed = Number(process.env.FEED_SEED ?? 20_261_128);

const SESSIONS = 4;
const STAGES = ['SOURCE', 'AWARENESS_CERTIFIED', 'DOSSIER', 'DECIDED', 'PROBATIONARY', 'WITHDRAWN'];

/** check, exclusion, deadlock, kept: what a database may answer to moves that contradict each other. */
const REFUSALS = ['23514', '23P01', '40P01', '23001'];

const which = fc.nat(1000);
const day = fc
  .record({
    year: fc.integer({ min: 2022, max: 2028 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((d) => `${d.year}-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`);
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('admit' as const), which, day, decided: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which, day, decided: fc.nat(200) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('count' as const), by: fc.constantFrom('CEREMONY', 'DECISION') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), which, parent: which, day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('border' as const), which, day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('stage' as const), which, stage: fc.constantFrom(...STAGES) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('transfer' as const), which, parent: which, day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('target' as const), which, target: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('form' as const), which, day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('code' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('found' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sequence' as const) }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Where a committee, over all its placements, is not the sum of its own and the placements below it. */
const UNBALANCED = `
  SELECT 'admitted' AS what, c.id, y.year FROM committee c CROSS JOIN (SELECT DISTINCT year FROM feed_tally) y
  WHERE (SELECT coalesce(sum(t.admitted - t.admitted_here), 0) FROM feed_tally t JOIN committee_placement p ON p.id = t.placement_id
      WHERE p.child_id = c.id AND t.year = y.year)
    <> (SELECT coalesce(sum(t.admitted), 0) FROM feed_tally t JOIN committee_placement p ON p.id = t.placement_id
      WHERE p.parent_id = c.id AND t.year = y.year)
  UNION ALL
  SELECT 'waiting at ' || s.stage, c.id, NULL FROM committee c CROSS JOIN unnest(enum_range(NULL::"CandidateStage")) AS s(stage)
  WHERE EXISTS (SELECT FROM committee_placement WHERE child_id = c.id AND daterange(valid_from, valid_to) @> local_today())
    AND (SELECT coalesce(sum(w.waiting), 0) FROM feed_pipeline w JOIN committee_placement p ON p.id = w.placement_id
      WHERE p.child_id = c.id AND w.stage = s.stage)
    <> (SELECT count(*) FROM candidate k WHERE k.committee_id = c.id AND k.stage = s.stage AND s.stage <= 'DECIDED')
     + (SELECT coalesce(sum(w.waiting), 0) FROM feed_pipeline w JOIN committee_placement p ON p.id = w.placement_id
      WHERE p.parent_id = c.id AND w.stage = s.stage)
  UNION ALL
  SELECT 'path', c.id, NULL FROM committee c JOIN committee_placement p
    ON p.child_id = c.id AND daterange(p.valid_from, p.valid_to) @> local_today()
  LEFT JOIN committee a ON a.id = p.parent_id
  WHERE c.parent_id IS DISTINCT FROM p.parent_id OR c.path <> coalesce(a.path, '/') || c.ordinal || '/'`;

it(`whatever several writers do to records and tree, the counters are those of the records, and what a node makes of the changes is what it would read anew (seed ${seed})`, async () => {
  const done = new Map<string, number>();
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { minLength: 4, maxLength: 14 }),
      async (rounds) => {
        const database = await createTestDatabase();
        const pool = new pg.Pool({ connectionString: database.url, max: SESSIONS + 1, options: '-c jit=off' });
        // A connection that is still closing when the database is dropped.
        pool.on('error', () => {});
        try {
          const { province, ...rest } = await plantSmallTree(pool);
          const committees = Object.values(rest);
          const node = await stateOf(readWhole(pool));
          for (const round of rounds) {
            await Promise.all(
              Array.from({ length: SESSIONS }, async (_, session) => {
                for (const one of round.filter((_, index) => index % SESSIONS === session)) {
                  if (await accepted(pool, one, committees, province)) done.set(one.do, (done.get(one.do) ?? 0) + 1);
                }
              }),
            );
            // The paths of a move that came in between follow with the position after.
            do {
              await pool.query('SELECT feed_sequence()');
            } while ((await pool.query('SELECT FROM feed_pending')).rowCount !== 0);
            expect((await pool.query('SELECT * FROM feed_differences()')).rows).toEqual([]);
            expect((await pool.query(UNBALANCED)).rows).toEqual([]);
            const { rows } = await pool.query<{ lost: number }>(
              'SELECT count(*)::integer AS lost FROM admission WHERE NOT revoked AND had_place(counts_for, counts_on) IS NOT TRUE',
            );
            expect(rows).toEqual([{ lost: 0 }]);
            if (await follows(pool, node)) applied += 1;
            expect(picture(node)).toEqual(picture(await stateOf(readWhole(pool))));
          }
          await expectSameBoards(pool, [province, ...committees]);
        } finally {
          await pool.end();
          await database.drop();
        }
      },
    ),
    { seed, numRuns: 10, endOnFailure: true },
  );
  expect(applied).toBeGreaterThan(20);
  for (const kind of ['admit', 'correct', 'count', 'move', 'border', 'stage', 'form', 'transfer'])
    expect(done.get(kind), kind).toBeGreaterThan(3);
}, 180_000);

/** What SQL reads of boards is what the memory of a node shows of them. */
async function expectSameBoards(pool: pg.Pool, committees: string[]): Promise<void> {
  const state = await stateOf(readWhole(pool));
  for (const committeeId of committees) {
    for (const year of [2024, 2025, 2026, 2027]) {
      for (const depth of ['SELF', 'CHILDREN', 'SUBTREE'] as const) {
        const scope = { committeeId, year, depth };
        const read: SnapshotRow[] = [];
        const { head, times, settings } = await readBoardSnapshot(pool, scope, async (rows) => void read.push(...rows));
        expect(head).toEqual(state.head);
        expect(
          read.map((row) =>
            figuresOf(row, year, '2024-05-05', {
              times: times && readForecast(times),
              settings: settings === null ? UNSET : readRoot(settings),
            }),
          ),
        ).toEqual(
          boardRows(state, scope, '2024-05-05').map(
            ({ lastSeq, stretch, stretchVersion, allocated, withoutTargetCount, ...row }) => row,
          ),
        );
      }
    }
  }
}

/** Brings a node up with the database, without reading the whole. False where nothing of the tree had changed. */
async function follows(pool: pg.Pool, node: NodeState): Promise<boolean> {
  const tail = await readTail(pool, node.head.seq);
  if (!fits(node, tail)) throw new Error('the tail does not tell all');
  const { touched } = applyTail(node, tail);
  return touched?.size !== 0 && tail.tree.committees.length > 0;
}

async function accepted(pool: pg.Pool, one: Change, committees: string[], province: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const founded = await apply(client, one, committees, province);
    await client.query('COMMIT');
    if (founded !== undefined) committees.push(founded);
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    if (error instanceof pg.DatabaseError && REFUSALS.includes(error.code ?? '')) return false;
    throw error;
  } finally {
    client.release();
  }
}

/** Answers with the id of a committee that was founded. */
async function apply(
  client: pg.PoolClient,
  one: Change,
  committees: string[],
  province: string,
): Promise<string | undefined> {
  const committee = (index: number) => committees[index % committees.length] ?? province;
  const pick = `(SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS size FROM`;
  const picked = (table: string) => `${pick} ${table}) AS numbered WHERE n = $1 % size)`;
  switch (one.do) {
    case 'admit':
      await admitOn(client as unknown as pg.Client, committee(one.which), one.day, addDays(one.day, -one.decided));
      return;
    case 'correct':
      await client.query(
        `UPDATE admission SET ceremony_on = $2, decision_on = $2::date - $3::integer WHERE id = ${picked('admission')}`,
        [one.which, one.day, one.decided],
      );
      return;
    case 'count': {
      // As the operation does: nobody writes admissions meanwhile.
      await client.query(`SELECT pg_advisory_xact_lock(hashtext('committee_placement'))`);
      const setting = { id: randomUUID(), committeeId: province, documentNumber: '1-HD', documentOn: '2024-01-01' };
      const countedBy = one.by as CountedDay;
      await enterCountingSetting(client, { ...setting, countedBy }, { subject: 'test', role: null });
      await countAnew(client, province);
      return;
    }
    case 'revoke':
      await client.query(`UPDATE admission SET revoked = true WHERE id = ${picked('admission')}`, [one.which]);
      return;
    case 'stage':
      await client.query(`UPDATE candidate SET stage = $2::"CandidateStage" WHERE id = ${picked('candidate')}`, [
        one.which,
        one.stage,
      ]);
      return;
    case 'transfer':
      for (const { id } of (await client.query<{ id: string }>(`SELECT ${picked('candidate')} AS id`, [one.which]))
        .rows)
        if (id !== null)
          await placeCases(
            client,
            [
              {
                candidateId: id,
                committeeId: committee(one.parent),
                from: one.day,
                cause: 'TRANSFER',
                documentNumber: null,
              },
            ],
            { subject: 'test', role: null },
          );
      return;
    case 'target':
      await client.query(
        `INSERT INTO admission_quota AS q (id, committee_id, year, kind, target) VALUES ($1, $2, 2026, 'PLAN', $3)
         ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = q.version + 1`,
        [randomUUID(), committee(one.which), one.target],
      );
      return;
    case 'rename':
      await client.query(`UPDATE committee_form SET name = 'Thôn ' || $2 WHERE committee_id = $1`, [
        committee(one.which),
        String(one.which),
      ]);
      return;
    case 'form': {
      // Called otherwise from the day on, for as long as the name of that day would have lasted.
      const { rows } = await client.query<{ to: string | null }>(
        `UPDATE committee_form f SET valid_to = $2 FROM committee_form o
         WHERE o.id = f.id AND f.committee_id = $1 AND f.valid_from < $2 AND (f.valid_to IS NULL OR $2 < f.valid_to)
         RETURNING o.valid_to::text AS to`,
        [committee(one.which), one.day],
      );
      if (rows[0])
        await client.query(
          `INSERT INTO committee_form (committee_id, kind, name, valid_from, valid_to)
           VALUES ($1, 'SUB_COMMITTEE', 'Đảng bộ ' || $2, $3, $4)`,
          [committee(one.which), String(one.which), one.day, rows[0].to],
        );
      return;
    }
    case 'code':
      await client.query(`INSERT INTO committee_code (committee_id, code, valid_from) VALUES ($1, $2, '2020-01-01')`, [
        committee(one.which),
        String(one.which),
      ]);
      return;
    case 'found': {
      const id = randomUUID();
      await client.query(
        `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'CELL', 'Chi bộ ' || $2, '2020-01-01')`,
        [id, String(one.which)],
      );
      await client.query(
        `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2020-01-01')`,
        [id, committee(one.which)],
      );
      return id;
    }
    case 'replace': {
      // Taken away, unless it was counted on, and another put there for the same days.
      const { rows } = await client.query<{ parent: string | null; from: string; to: string | null }>(
        `DELETE FROM committee_placement WHERE id = (
           SELECT id FROM committee_placement WHERE child_id = $1 ORDER BY valid_from DESC LIMIT 1
         ) RETURNING parent_id AS parent, valid_from::text AS from, valid_to::text AS to`,
        [committee(one.which)],
      );
      for (const { parent, from, to } of rows)
        await client.query(
          'INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to) VALUES ($1, $2, $3, $4)',
          [committee(one.which), parent, from, to],
        );
      return;
    }
    case 'move': {
      // From the day on, for as long as the placement of that day would have lasted.
      const parent = [province, ...committees][one.parent % (committees.length + 1)];
      const { rows } = await client.query<{ id: number; to: string | null }>(
        `UPDATE committee_placement p SET valid_to = $2 FROM committee_placement o
         WHERE o.id = p.id AND p.child_id = $1 AND p.valid_from < $2 AND (p.valid_to IS NULL OR $2 < p.valid_to)
         RETURNING p.id, o.valid_to::text AS to`,
        [committee(one.which), one.day],
      );
      if (rows[0])
        await client.query(
          'INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to) VALUES ($1, $2, $3, $4)',
          [committee(one.which), parent, one.day, rows[0].to],
        );
      return;
    }
    case 'border': {
      // The border before the last placement goes to another day within the two.
      const { rows } = await client.query<{ id: number; from: string }>(
        `SELECT id, valid_from::text AS from FROM committee_placement WHERE child_id = $1 ORDER BY valid_from DESC LIMIT 2`,
        [committee(one.which)],
      );
      const [last, before] = rows;
      if (!last || !before || one.day <= before.from) return;
      const end = ['UPDATE committee_placement SET valid_to = $2 WHERE id = $1', [before.id, one.day]] as const;
      const begin = ['UPDATE committee_placement SET valid_from = $2 WHERE id = $1', [last.id, one.day]] as const;
      for (const [sql, values] of one.day < last.from ? [end, begin] : [begin, end])
        await client.query(sql, [...values]);
      return;
    }
    case 'sequence':
      await client.query('SELECT feed_sequence()');
  }
}
