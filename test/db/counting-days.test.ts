import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CountedDay } from '../../src/db/generated/enums.ts';
import { readWhole } from '../../src/db/queries/feed-whole.ts';
import { inTransactionThatMoves } from '../../src/db/transaction.ts';
import { committeeProgress } from '../../src/feed/board.ts';
import { countAnew } from '../../src/resolvers/admission/records.ts';
import { placeCases } from '../../src/resolvers/candidate/records.ts';
import { enterCountingSetting } from '../../src/resolvers/quota/records.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { stateOf } from '../helpers/state-of.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const BY = { subject: 'test', role: null };
/** From this day on all that was Yên Bái stood under Lào Cai. */
const MERGED = '2025-07-01';
const DECIDED = '2025-06-25';
const ADMITTED = '2025-07-05';

let database: TestDatabase;
let pool: pg.Pool;
const yenBai = randomUUID();
const laoCai = randomUUID();
const cell = randomUUID();

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 3 });
  for (const [id, kind, name] of [
    [yenBai, 'PROVINCE', 'Tỉnh ủy Yên Bái'],
    [laoCai, 'PROVINCE', 'Tỉnh ủy Lào Cai'],
    [cell, 'CELL', 'Chi bộ Khe Lấp'],
  ])
    await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2000-01-01')`,
      [id, kind, name],
    );
  await pool.query(
    `INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to) VALUES
       ($1, NULL, '2000-01-01', $4), ($2, NULL, '2000-01-01', NULL), ($3, $1, '2000-01-01', $4), ($3, $2, $4, NULL)`,
    [yenBai, laoCai, cell, MERGED],
  );
  await pool.query('SELECT place_committees(local_today())');
  await pool.query('SELECT feed_sequence()');
});
afterEach(async () => {
  await admitted();
  expect((await pool.query('SELECT * FROM feed_differences()')).rows).toEqual([]);
  await pool.end();
  await database.drop();
});

/** As the operation sets it: with the tree alone. Answers which admissions keep their day. */
const set = (committeeId: string, countedBy: CountedDay): Promise<string[]> =>
  inTransactionThatMoves(pool, async (tx) => {
    const paper = { documentNumber: '1-HD', documentOn: '2025-01-02' };
    await enterCountingSetting(tx, { id: randomUUID(), committeeId, countedBy, ...paper }, BY);
    return countAnew(tx, committeeId);
  });

/** Admitted in the year by each of the two, as boards show it. */
async function admitted(): Promise<{ yenBai: number; laoCai: number; cell: number }> {
  while ((await pool.query('SELECT FROM feed_pending')).rowCount !== 0) await pool.query('SELECT feed_sequence()');
  const state = await stateOf(readWhole(pool));
  const of = (id: string): number => committeeProgress(state, id, 2025, '2026-11-24')?.admitted ?? -1;
  return { yenBai: of(yenBai), laoCai: of(laoCai), cell: of(cell) };
}

const IN_YEN_BAI = { yenBai: 1, laoCai: 0, cell: 1 };
const IN_LAO_CAI = { yenBai: 0, laoCai: 1, cell: 1 };

describe('decided on 25/06 under Yên Bái, admitted on 05/07 under Lào Cai', () => {
  const pairs: [CountedDay, CountedDay, object][] = [
    ['CEREMONY', 'CEREMONY', IN_LAO_CAI],
    ['DECISION', 'CEREMONY', IN_LAO_CAI],
    ['CEREMONY', 'DECISION', IN_YEN_BAI],
    ['DECISION', 'DECISION', IN_YEN_BAI],
  ];
  it.each(pairs)('counts exactly once where they have set %s and %s', async (ofYenBai, ofLaoCai, where) => {
    await set(yenBai, ofYenBai);
    await set(laoCai, ofLaoCai);
    await admitOn(pool, cell, ADMITTED, DECIDED);
    expect(await admitted()).toEqual(where);
  });

  it.each(pairs)('counts exactly once where they set %s and %s afterwards', async (ofYenBai, ofLaoCai, where) => {
    await admitOn(pool, cell, ADMITTED, DECIDED);
    expect(await admitted()).toEqual(IN_LAO_CAI);
    expect([await set(laoCai, ofLaoCai), await set(yenBai, ofYenBai)]).toEqual([[], []]);
    expect(await admitted()).toEqual(where);
    // And back again.
    await set(laoCai, 'CEREMONY');
    expect(await admitted()).toEqual(IN_LAO_CAI);
  });
});

describe('the day that counts', () => {
  it('is that of the cell that had the case on it', async () => {
    const other = randomUUID();
    await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'CELL', 'Chi bộ Khác', '2000-01-01')`,
      [other],
    );
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [other, laoCai],
    );
    const candidate = randomUUID();
    await pool.query(
      `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, stage, stage_since)
       VALUES ($1, $2, 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'PROBATIONARY', $3)`,
      [candidate, cell, ADMITTED],
    );
    await inTransactionThatMoves(pool, (tx) =>
      placeCases(
        tx,
        [{ candidateId: candidate, committeeId: other, from: '2025-07-03', cause: 'TRANSFER', documentNumber: null }],
        BY,
      ),
    );
    await set(laoCai, 'DECISION');
    await pool.query(
      `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
       VALUES (gen_random_uuid(), $1, $2, $3, '1-QĐ', $4, 'test')`,
      [candidate, other, ADMITTED, DECIDED],
    );
    expect(await admitted()).toEqual(IN_YEN_BAI);
    expect((await pool.query('SELECT committee_id, counts_for FROM admission')).rows).toEqual([
      { committee_id: other, counts_for: cell },
    ]);
    // What counts there keeps the case there on that day.
    await expect(
      inTransactionThatMoves(pool, (tx) =>
        placeCases(
          tx,
          [{ candidateId: candidate, committeeId: other, from: '2025-06-01', cause: 'TRANSFER', documentNumber: null }],
          BY,
        ),
      ),
    ).rejects.toMatchObject({ code: '23514', constraint: 'admission_in_place' });
  });

  it('is the ceremony where the cell of the decision had no place in the tree yet', async () => {
    await set(laoCai, 'DECISION');
    await admitOn(pool, cell, ADMITTED, '1999-12-31');
    expect(await admitted()).toEqual(IN_LAO_CAI);
  });

  it('follows what is put right in an admission, by what is set then, and none counts that was revoked', async () => {
    await set(laoCai, 'DECISION');
    const id = await admitOn(pool, cell, ADMITTED, DECIDED);
    await pool.query('UPDATE admission SET decision_on = $2 WHERE id = $1', [id, MERGED]);
    expect(await admitted()).toEqual(IN_LAO_CAI);
    await pool.query('UPDATE admission SET decision_on = $2 WHERE id = $1', [id, DECIDED]);
    expect(await admitted()).toEqual(IN_YEN_BAI);
    await pool.query('UPDATE admission SET revoked = true WHERE id = $1', [id]);
    expect(await admitted()).toEqual({ yenBai: 0, laoCai: 0, cell: 0 });
  });

  it('keeps the place in the tree that it counts on', async () => {
    await set(laoCai, 'DECISION');
    await admitOn(pool, cell, ADMITTED, DECIDED);
    await expect(
      pool.query(`UPDATE committee_placement SET valid_from = '2025-06-26' WHERE child_id = $1 AND parent_id = $2`, [
        cell,
        yenBai,
      ]),
    ).rejects.toMatchObject({ code: '23514', constraint: 'admission_has_place' });
  });

  it('stays where it, or the other day, lies in a year that is closed for the cell of that day', async () => {
    const kept = await admitOn(pool, cell, '2026-01-10', '2025-12-20');
    const moved = await admitOn(pool, cell, '2026-03-10', '2026-02-20');
    await pool.query(
      `INSERT INTO quota_year (id, committee_id, year, document_number, document_on, closed_by)
       VALUES (gen_random_uuid(), $1, 2025, '1-TB', '2026-01-15', 'test')`,
      [laoCai],
    );
    expect(await set(laoCai, 'DECISION')).toEqual([kept]);
    const { rows } = await pool.query('SELECT id, counts_on::text AS day FROM admission ORDER BY ceremony_on');
    expect(rows).toEqual([
      { id: kept, day: '2026-01-10' },
      { id: moved, day: '2026-02-20' },
    ]);
    await pool.query(`UPDATE quota_year SET reopened_at = now(), reopened_by = 'test', reopen_reason = 'x'`);
    expect(await set(laoCai, 'DECISION')).toEqual([]);
    expect(await admitted()).toEqual(IN_LAO_CAI);
  });
});
