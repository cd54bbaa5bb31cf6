import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Day, FIRST_YEAR, FOUNDING_DAY, fromDay, LAST_YEAR, toDay } from '../../src/calendar.ts';
import { readCase } from '../../src/db/queries/cases.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LONGEST } from '../../src/resolvers/lengths.ts';
import { MOST_TARGET } from '../../src/resolvers/quota/rules.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

// Days, ages and bounds that the code says once: the database's guards must mean the same.

let database: TestDatabase;
let pool: pg.Pool;
const cell = randomUUID();
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // It was there before the Party: no place in the tree is missing on any day that is tried.
  await pool.query(`INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'CELL', 'Thôn 1', '1900-01-01')`, [
    cell,
  ]);
  await pool.query(`INSERT INTO committee_placement (child_id, valid_from) VALUES ($1, '1900-01-01')`, [cell]);
  await pool.query(`SELECT place_committees('2024-01-01')`);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const nextTo = (day: Day, days: number): Day => toDay(new Date(fromDay(day).getTime() + days * 86_400_000));

it('nobody is admitted before the Party was founded, nor after the last year', async () => {
  const first = { constraint: 'admission_days_check' };
  await expect(admitOn(pool, cell, nextTo(FOUNDING_DAY, -1))).rejects.toMatchObject(first);
  await admitOn(pool, cell, FOUNDING_DAY);
  await admitOn(pool, cell, `${LAST_YEAR}-12-31`);
  await expect(admitOn(pool, cell, `${LAST_YEAR + 1}-01-01`)).rejects.toMatchObject(first);
});

it('a quota is of a year between the first and the last, and no larger than the largest', async () => {
  const set = (year: number, target = 1) =>
    pool.query(
      `INSERT INTO admission_quota (id, committee_id, year, kind, target, version) VALUES ($1, $2, $3, 'PLAN', $4, 1)`,
      [randomUUID(), cell, year, target],
    );
  for (const year of [FIRST_YEAR - 1, LAST_YEAR + 1]) {
    await expect(set(year)).rejects.toMatchObject({ constraint: 'admission_quota_check' });
  }
  for (const year of [FIRST_YEAR, LAST_YEAR]) await set(year);
  await expect(set(2025, MOST_TARGET + 1)).rejects.toMatchObject({ constraint: 'admission_quota_check' });
  await set(2025, MOST_TARGET);
});

it('names are as long as they may be, and no longer', async () => {
  const name = (longest: number) =>
    pool.query('UPDATE committee_form SET name = $2 WHERE committee_id = $1', [cell, 'x'.repeat(longest)]);
  await expect(name(LONGEST.committeeName + 1)).rejects.toMatchObject({ constraint: 'committee_form_name_check' });
  await name(LONGEST.committeeName);
  const person = (longest: number) =>
    pool.query(
      `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, stage, stage_since)
       VALUES ($1, $2, $3, 'FEMALE', 2000, 1, 'Tày', 'YOUTH', true, 'SOURCE', '2020-01-01')`,
      [randomUUID(), cell, 'x'.repeat(longest)],
    );
  await expect(person(LONGEST.personName + 1)).rejects.toMatchObject({ constraint: 'candidate_name_check' });
  await person(LONGEST.personName);
});

it('the age at a review goes by the rule of its day, the earliest one for every day before', async () => {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     VALUES (gen_random_uuid(), $1, 'Hoàng Thị Thử', 'FEMALE', 2000, 1, 'Tày', 'YOUTH', true, 'OPINIONS', '2020-01-01')
     RETURNING id`,
    [cell],
  );
  const ages = [
    { from: '2020-01-01', value: { fromYears: 18, toYears: 60 } },
    { from: '2021-01-01', value: { fromYears: 22, toYears: 60 } },
    { from: '2022-01-01', value: { fromYears: 18, toYears: 22 } },
  ];
  const ofAge = async (reviewOn: Day): Promise<boolean> =>
    inTransaction(pool, async (tx) => {
      const read = await readCase(tx, rows[0]?.id ?? '', { reviewOn, otherwise: reviewOn, ages });
      return read.ofAge;
    });
  const days: Day[] = ['2017-12-31', '2018-01-01', '2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01'];
  expect(await Promise.all(days.map(ofAge))).toEqual([false, true, true, false, false, true]);
});
