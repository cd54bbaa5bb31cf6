import { demoIds } from '../prisma/seed/demo-ids.ts';
import type { Admission } from './plain-admission.ts';
import type { Stand } from './stand.ts';

/** Somebody who can be admitted, and where that counts. */
export interface Candidate extends Omit<Admission, 'line'> {
  /** The commune above the cell. */
  communeId: string;
}

/** The district whose board is watched. */
export const DISTRICT_ID: string = demoIds.lucYen;

/** Who can be admitted on a stand, in the same order on each. */
export async function candidatesOf({ pool }: Stand): Promise<Candidate[]> {
  const { rows } = await pool.query<Candidate>(
    `SELECT candidate_id AS "candidateId", committee_id AS "committeeId", parent_id AS "communeId"
     FROM bench_candidate ORDER BY md5(number::text)`,
  );
  return rows;
}

/** What the records say now: admitted by committee, counted from the admissions themselves. */
export async function recordedFigures({ pool }: Stand, year: number): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; admitted: number }>(
    `SELECT c.id, count(a.id)::integer AS admitted FROM committee c
     LEFT JOIN committee own ON own.path LIKE c.path || '%'
     LEFT JOIN admission a ON a.committee_id = own.id AND NOT a.revoked AND extract(year FROM a.ceremony_on) = $1
     WHERE c.kind = 'CELL' OR c.id = $2 OR c.parent_id = $2 GROUP BY c.id`,
    [year, DISTRICT_ID],
  );
  return new Map(rows.map(({ id, admitted }) => [id, admitted]));
}
