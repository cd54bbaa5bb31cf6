import type pg from 'pg';
import { belowOn } from './below.ts';

/** Members of a subtree of a day, counted from the rolls that are kept, and else by the newest figures on or before it. */
export interface MembershipRow {
  committeeId: string;
  memberCount: number;
  /** The parts; null where a report in the sum does not say. */
  officialCount: number | null;
  probationaryCount: number | null;
  exemptCount: number | null;
  awayCount: number | null;
  /** Days of the oldest and the newest figure in the sum, `YYYY-MM-DD`. */
  oldestOn: string;
  newestOn: string;
  /** Of how many committees there are figures. */
  reportCount: number;
  /** How many of these are counted from a roll. */
  rollCount: number;
  /** Whether each figure in the sum is exact. */
  exact: boolean;
}

const PARTS = Object.entries({
  officialCount: 'official',
  probationaryCount: 'probationary',
  exemptCount: 'exempt',
  awayCount: 'away_temporarily',
})
  .map(([part, column]) => `CASE WHEN count(s.${column}) = count(*) THEN sum(s.${column})::integer END AS "${part}"`)
  .join(', ');

/**
 * Members of one committee alone on a day, counted from its roll (rank 0), and where none is kept by its newest figures, as a part of
 * a statement: one row, or none where nothing is known.
 * @param committee - SQL for its id.
 * @param day - SQL for the day.
 */
export function membersOf(committee: string, day: string): string {
  return `
        SELECT * FROM (
          SELECT 0 AS rank, member_count, official, probationary, exempt, away_temporarily, ${day} AS as_of,
            'EXACT'::"Qualifier" AS qualifier FROM roll_on(${committee}, ${day})
          UNION ALL (
            SELECT 1, member_count, official, probationary, exempt, away_temporarily, as_of, qualifier FROM membership_snapshot
            WHERE committee_id = ${committee} AND as_of <= ${day} ORDER BY as_of DESC LIMIT 1
          )
        ) AS known ORDER BY rank LIMIT 1`;
}

/**
 * Sums, for each committee, the rolls of it and of everything that stood below it on a day, as they were on `asOf`, and where no
 * roll is kept what was reported last on or before it.
 * @param treeOn - the day of the tree: `asOf`, or today where that lies ahead.
 */
export async function sumMembership(
  pool: Pick<pg.ClientBase, 'query'>,
  committeeIds: readonly string[],
  asOf: string,
  treeOn: string,
): Promise<MembershipRow[]> {
  const { rows } = await pool.query<MembershipRow>({
    name: 'membership_sum',
    text: `
      WITH RECURSIVE ${belowOn('$1::uuid[]', '$3::date')}
      SELECT d.top AS "committeeId", sum(s.member_count)::integer AS "memberCount",
        ${PARTS}, min(s.as_of)::text AS "oldestOn",
        max(s.as_of)::text AS "newestOn", count(*)::integer AS "reportCount", bool_and(s.qualifier = 'EXACT') AS exact,
        count(*) FILTER (WHERE s.rank = 0)::integer AS "rollCount"
      FROM below d
      JOIN LATERAL (${membersOf('d.id', '$2::date')}) s ON true
      GROUP BY d.top`,
    values: [committeeIds, asOf, treeOn],
  });
  return rows;
}

/** How many members were on the rolls of the cells of reports on their days, by report. Who kept none is left out. */
export async function readRolls(
  pool: pg.Pool,
  reportIds: readonly string[],
): Promise<{ id: string; members: number }[]> {
  const { rows } = await pool.query<{ id: string; members: number }>({
    name: 'rolls_of_reports',
    text: `SELECT s.id, r.member_count AS members FROM membership_snapshot s CROSS JOIN LATERAL roll_on(s.committee_id, s.as_of) AS r
      WHERE s.id = ANY ($1::uuid[])`,
    values: [reportIds],
  });
  return rows;
}
