import type pg from 'pg';

/** How the committees directly below one did with the inspection programmes of a year. */
export interface CompletionRow {
  committeeId: string;
  committeeCount: number;
  programmeCount: number;
  completedCount: number;
  /** Null when this committee issued no programme itself. */
  ownCompleted: boolean | null;
}

/** Whether the programme of a committee was carried out; no row where it issued none. A committee has one for a year. */
function programmeOf(committeeId: string): string {
  return `
        SELECT coalesce((
          SELECT bool_and(i.status IN ('CONCLUDED', 'FOLLOW_UP', 'CLOSED') AND i.concluded_on <= make_date($2, 12, 31))
          FROM inspection i WHERE i.programme_id = p.id), false) AS completed
        FROM inspection_programme p WHERE p.committee_id = ${committeeId} AND p.year = $2 AND p.status = 'ISSUED'`;
}

/**
 * Counts grassroots committees directly below each committee, those that issued a programme for the year, and those
 * that carried it out: it has inspections, and each was concluded by the end of the year. A cancelled inspection is
 * not a concluded one, or programmes would complete themselves by cancelling. Cells make no programme.
 */
export async function countCompletion(
  pool: pg.Pool,
  committeeIds: readonly string[],
  year: number,
): Promise<CompletionRow[]> {
  const { rows } = await pool.query<CompletionRow>({
    name: 'inspection_completion',
    text: `
      SELECT c.id AS "committeeId", count(k.id)::integer AS "committeeCount", count(below.completed)::integer AS "programmeCount",
        count(*) FILTER (WHERE below.completed)::integer AS "completedCount", (${programmeOf('c.id')}) AS "ownCompleted"
      FROM committee c
      LEFT JOIN committee k ON k.parent_id = c.id AND k.kind = 'GRASSROOTS_COMMITTEE'
      LEFT JOIN LATERAL (${programmeOf('k.id')} OFFSET 0) AS below ON true
      WHERE c.id = ANY($1::uuid[]) GROUP BY c.id`,
    values: [committeeIds, year],
  });
  return rows;
}
