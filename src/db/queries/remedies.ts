import type pg from 'pg';

/** What an inspection found, and what must be put right after it. */
export interface RemediesRow {
  inspectionId: string;
  findingCount: number;
  remedyCount: number;
  /** Those that were not done yet. */
  openRemedyCount: number;
  /** The earliest deadline of those; null where there is none. */
  nextDueOn: string | null;
}

/** Counts findings and remedies of inspections. Has a row for each inspection that has findings. */
export async function countRemedies(pool: pg.Pool, inspectionIds: readonly string[]): Promise<RemediesRow[]> {
  const { rows } = await pool.query<RemediesRow>({
    name: 'remedies',
    text: `
      SELECT f.inspection_id AS "inspectionId", count(DISTINCT f.id)::integer AS "findingCount", count(r.id)::integer AS "remedyCount",
        count(r.id) FILTER (WHERE r.done_on IS NULL)::integer AS "openRemedyCount",
        (min(r.due_on) FILTER (WHERE r.done_on IS NULL))::text AS "nextDueOn"
      FROM finding f LEFT JOIN remedy r ON r.finding_id = f.id
      WHERE f.inspection_id = ANY($1::uuid[]) GROUP BY f.inspection_id`,
    values: [inspectionIds],
  });
  return rows;
}
