import type pg from 'pg';
import { below } from './below.ts';

/** Members of a subtree by the newest figures on or before a day. */
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

/** Sums, for each committee, what every committee in its subtree reported last on or before `asOf`. */
export async function sumMembership(
  pool: pg.Pool,
  committeeIds: readonly string[],
  asOf: string,
): Promise<MembershipRow[]> {
  const { rows } = await pool.query<MembershipRow>({
    name: 'membership_sum',
    text: `
      SELECT c.id AS "committeeId", sum(s.member_count)::integer AS "memberCount",
        ${PARTS}, min(s.as_of)::text AS "oldestOn",
        max(s.as_of)::text AS "newestOn", count(*)::integer AS "reportCount", bool_and(s.qualifier = 'EXACT') AS exact
      FROM committee c
      CROSS JOIN LATERAL (${below('c.path')}) AS d
      JOIN LATERAL (
        SELECT member_count, official, probationary, exempt, away_temporarily, as_of, qualifier FROM membership_snapshot
        WHERE committee_id = d.id AND as_of <= $2 ORDER BY as_of DESC LIMIT 1
      ) s ON true
      WHERE c.id = ANY($1::uuid[]) GROUP BY c.id`,
    values: [committeeIds, asOf],
  });
  return rows;
}
