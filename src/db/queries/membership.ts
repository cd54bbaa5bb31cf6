import type pg from 'pg';
import { belowOn } from './below.ts';

/** Members of a subtree of a day by the newest figures on or before one. */
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
  /** How many committees have reported. */
  reportCount: number;
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
 * Sums, for each committee, what it and everything that stood below it on a day reported last on or before `asOf`.
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
        max(s.as_of)::text AS "newestOn", count(*)::integer AS "reportCount", bool_and(s.qualifier = 'EXACT') AS exact
      FROM below d
      JOIN LATERAL (
        SELECT member_count, official, probationary, exempt, away_temporarily, as_of, qualifier FROM membership_snapshot
        WHERE committee_id = d.id AND as_of <= $2::date ORDER BY as_of DESC LIMIT 1
      ) s ON true
      GROUP BY d.top`,
    values: [committeeIds, asOf, treeOn],
  });
  return rows;
}
