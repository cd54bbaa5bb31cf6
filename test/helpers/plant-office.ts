import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Who is to be admitted: so many of a kind, one after another from a day on. */
export interface Admitted {
  count: number;
  /** So many of them are women, of an ethnic minority, members of the Youth Union: from the first one on. */
  women?: number;
  minority?: number;
  union?: number;
  /** So many of them have a religion, and are heads of villages. */
  religious?: number;
  heads?: number;
  /** How far all of them went to school. */
  education?: 'UPPER_SECONDARY' | 'HIGHER';
  /** Month of birth of all, the 15th of it; May 1999 by itself. */
  birth?: [year: number, month: number];
  /** Days of ceremonies, in turn. */
  days: readonly string[];
}

/** Writes invented people who were admitted in a cell past the operations. */
export async function plantAdmitted(client: pg.Client | pg.Pool, cell: string, admitted: Admitted): Promise<void> {
  const { count, women = 0, minority = 0, union = 0, birth = [1999, 5], days } = admitted;
  const { religious = 0, heads = 0, education = null } = admitted;
  await client.query(
    `WITH person AS (
       SELECT gen_random_uuid() AS id, n, ($8::date[])[1 + (n - 1) % cardinality($8::date[])] AS day
       FROM generate_series(1, $2::integer) AS n
     ), planted AS (
       INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, religious, village_head, education, stage, stage_since)
       SELECT id, $1::uuid, 'Hoàng Thị Thử', CASE WHEN n <= $3 THEN 'FEMALE' ELSE 'MALE' END::"Sex", $6, $7,
         CASE WHEN n <= $4 THEN 'Tày' ELSE 'Kinh' END, 'YOUTH', n <= $5, n <= $9, n <= $10, $11::"Education", 'PROBATIONARY', day
       FROM person RETURNING id
     )
     INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
     SELECT gen_random_uuid(), person.id, $1::uuid, day, '1-QĐ', day, 'test' FROM person JOIN planted USING (id)`,
    [cell, count, women, minority, union, ...birth, days, religious, heads, education],
  );
}

/** An office to write: what it is called, and what stands directly below it. */
export interface Office {
  name: string;
  plans: Record<number, number>;
  below: { name: string; plans: Record<number, number>; admitted: Admitted[] }[];
}

/** Writes an office with its bodies, each of them one cell, and whom they admitted. Returns the id of the office. */
export async function plantOffice(pool: pg.Pool, { name, plans, below }: Office): Promise<string> {
  const plant = async (kind: string, called: string, parent: string | null): Promise<string> => {
    const id = randomUUID();
    await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2000-01-01')`,
      [id, kind, called],
    );
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [id, parent],
    );
    return id;
  };
  const plan = async (id: string, targets: Record<number, number>): Promise<void> => {
    for (const [year, target] of Object.entries(targets)) {
      await pool.query(
        `INSERT INTO admission_quota (id, committee_id, year, kind, target, updated_at)
         VALUES (gen_random_uuid(), $1, $2, 'PLAN', $3, now())`,
        [id, Number(year), target],
      );
    }
  };
  const top = await plant('PROVINCE', name, null);
  await plan(top, plans);
  const cells: string[] = [];
  for (const body of below) {
    const id = await plant('SUPERIOR', body.name, top);
    await plan(id, body.plans);
    cells.push(await plant('GRASSROOTS_CELL', `Chi bộ ${body.name}`, id));
  }
  await pool.query(`SELECT place_committees('2026-11-23')`);
  for (const [n, { admitted }] of below.entries()) {
    for (const some of admitted) await plantAdmitted(pool, cells[n] as string, some);
  }
  return top;
}
