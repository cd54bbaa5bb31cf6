import type pg from 'pg';
import { holdsOn } from './holds-on.ts';

/** How the committees that stood directly below one at the end of a year did with the inspection programmes of that year. */
export interface CompletionRow {
  committeeId: string;
  committeeCount: number;
  programmeCount: number;
  completedCount: number;
  /** The same of those that ended within the year, which are in none of the counts above. */
  endedCount: number;
  endedProgrammeCount: number;
  endedCompletedCount: number;
  /** Inspections that committees above took out of these programmes; and of that of the committee itself. */
  takenOutCount: number;
  ownTakenOutCount: number;
  /** Null when this committee issued no programme itself. */
  ownCompleted: boolean | null;
}

/** Standing supervision is an assignment, and a field check no inspection: neither is an item of a programme. */
export const IS_ITEM = "i.taken_out_on IS NULL AND i.kind NOT IN ('REGULAR_SUPERVISION', 'FIELD_CHECK')";

/**
 * Whether all of a programme `p` was concluded by the end of its year. What a committee above took out is no item of it; what
 * was cancelled and not taken out is open.
 */
const CARRIED_OUT = `coalesce((
          SELECT bool_and(i.status IN ('CONCLUDED', 'FOLLOW_UP', 'CLOSED') AND i.concluded_on <= make_date(p.year, 12, 31))
          FROM inspection i WHERE i.programme_id = p.id AND ${IS_ITEM}), false)`;

const TAKEN_OUT = `(
          SELECT count(*)::integer FROM inspection i WHERE i.programme_id = p.id AND i.taken_out_on IS NOT NULL)`;

/** Whether the programme of a committee was carried out; no row where it issued none. A committee has one for a year. */
function programmeOf(committeeId: string): string {
  return `
        SELECT ${CARRIED_OUT} AS completed, ${TAKEN_OUT} AS "takenOut" FROM inspection_programme p WHERE p.committee_id = ${committeeId} AND p.year = $2 AND p.status = 'ISSUED'`;
}

/**
 * Counts grassroots committees that stood directly below each committee on a day, those that issued a programme for the year,
 * and those that carried it out: it has inspections, and each was concluded by the end of the year. A cancelled inspection is
 * not a concluded one, or programmes would complete themselves by cancelling. Cells make no programme. Those that stood
 * there in the year and nowhere on that day have ended, and are told apart; whoever has moved counts where it came to.
 * @param day - the last of the year, or today where that lies ahead.
 */
export async function countCompletion(
  pool: pg.Pool,
  committeeIds: readonly string[],
  year: number,
  day: string,
): Promise<CompletionRow[]> {
  const { rows } = await pool.query<CompletionRow>({
    name: 'inspection_completion',
    text: `
      SELECT c.id AS "committeeId", count(*) FILTER (WHERE k.stands)::integer AS "committeeCount",
        count(below.completed) FILTER (WHERE k.stands)::integer AS "programmeCount",
        count(*) FILTER (WHERE k.stands AND below.completed)::integer AS "completedCount",
        count(*) FILTER (WHERE NOT k.stands)::integer AS "endedCount",
        count(below.completed) FILTER (WHERE NOT k.stands)::integer AS "endedProgrammeCount",
        count(*) FILTER (WHERE NOT k.stands AND below.completed)::integer AS "endedCompletedCount",
        coalesce(sum(below."takenOut") FILTER (WHERE k.stands), 0)::integer AS "takenOutCount",
        (SELECT own.completed FROM (${programmeOf('c.id')}) own) AS "ownCompleted",
        coalesce((SELECT own."takenOut" FROM (${programmeOf('c.id')}) own), 0) AS "ownTakenOutCount"
      FROM committee c
      LEFT JOIN LATERAL (
        SELECT p.child_id AS id, bool_or(${holdsOn('p', '$3::date')}) AS stands FROM committee_placement p
        WHERE p.parent_id = c.id AND p.valid_from <= $3::date
          AND (p.valid_to IS NULL OR p.valid_to > least(make_date($2, 1, 1), $3::date)) AND (
          SELECT f.kind FROM committee_form f WHERE f.committee_id = p.child_id AND f.valid_from <= $3::date
          ORDER BY f.valid_from DESC LIMIT 1) = 'GRASSROOTS_COMMITTEE'
        GROUP BY p.child_id
        HAVING bool_or(${holdsOn('p', '$3::date')}) OR NOT EXISTS (
          SELECT FROM committee_placement o WHERE o.child_id = p.child_id AND ${holdsOn('o', '$3::date')})
        OFFSET 0
      ) AS k ON true
      LEFT JOIN LATERAL (${programmeOf('k.id')} OFFSET 0) AS below ON true
      WHERE c.id = ANY($1::uuid[]) GROUP BY c.id`,
    values: [committeeIds, year, day],
  });
  return rows;
}

/** How far one programme is. */
export interface ProgressRow {
  programmeId: string;
  completed: boolean;
  takenOutCount: number;
}

/** Says of each of some programmes whether it was carried out. */
export async function readProgress(pool: pg.Pool, programmeIds: readonly string[]): Promise<ProgressRow[]> {
  const { rows } = await pool.query<ProgressRow>({
    name: 'programme_progress',
    text: `
      SELECT p.id AS "programmeId", p.status = 'ISSUED' AND ${CARRIED_OUT} AS completed, ${TAKEN_OUT} AS "takenOutCount"
      FROM inspection_programme p WHERE p.id = ANY($1::uuid[])`,
    values: [programmeIds],
  });
  return rows;
}
