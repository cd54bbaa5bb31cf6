import type pg from 'pg';
import type { CandidateStage } from '../generated/enums.ts';
import { below } from './below.ts';

/** Whose steps are looked at, and when they were taken. */
export interface StepsAsked {
  /** Of this committee and everything below it. */
  committeeId: string;
  from: string;
  to: string;
  stages: readonly CandidateStage[];
}

/** Cases that reached a stage for the first time. */
export interface ReachedRow {
  stage: CandidateStage;
  /** The cell that had them on that day. */
  committeeId: string;
  candidateIds: string[];
}

/** How long cases stood at a stage before they left it. */
export interface StayRow {
  stage: CandidateStage;
  caseCount: number;
  medianDays: number;
  longestDays: number;
  longestId: string;
}

/** The cells of a scope, and all cases that any of them ever had. */
const SCOPE = `
  scope AS MATERIALIZED (SELECT b.id FROM committee t CROSS JOIN LATERAL (${below('t.path')}) AS b WHERE t.id = $1),
  had AS MATERIALIZED (SELECT DISTINCT p.candidate_id FROM scope JOIN case_place p ON p.committee_id = scope.id)`;

/** What a cell of the scope had on the day of a step counts for it, and not what it got or gave away on another day. */
const HAD_THEN = `
  JOIN case_place p ON p.candidate_id = step.candidate_id
    AND coalesce(p.valid_from <= step.day, true) AND coalesce(step.day < p.valid_to, true)
  JOIN scope ON scope.id = p.committee_id
  WHERE step.day BETWEEN $2::date AND $3::date AND step.stage = ANY ($4::"CandidateStage"[])`;

/** Reads which cases reached each stage for the first time between two days, in one statement. */
export async function readReached(pool: pg.Pool, { committeeId, from, to, stages }: StepsAsked): Promise<ReachedRow[]> {
  const { rows } = await pool.query<ReachedRow>({
    name: 'read_reached',
    text: `
      WITH ${SCOPE}, step AS (
        SELECT s.candidate_id, s.to_stage AS stage, min(s.effective_on) AS day
        FROM had JOIN stage_change s USING (candidate_id) GROUP BY 1, 2
      )
      SELECT step.stage, p.committee_id AS "committeeId", array_agg(step.candidate_id ORDER BY step.candidate_id) AS "candidateIds"
      FROM step ${HAD_THEN} GROUP BY 1, 2`,
    values: [committeeId, from, to, stages],
  });
  return rows;
}

/** Reads how long those stood at each stage that left it between two days, wherever they went, in one statement. */
export async function readStays(pool: pg.Pool, { committeeId, from, to, stages }: StepsAsked): Promise<StayRow[]> {
  const { rows } = await pool.query<StayRow>({
    name: 'read_stage_stays',
    text: `
      WITH ${SCOPE}, step AS (
        SELECT s.candidate_id, s.from_stage AS stage, s.effective_on AS day,
          s.effective_on - lag(s.effective_on) OVER (PARTITION BY s.candidate_id ORDER BY s.effective_on, s.id) AS days
        FROM had JOIN stage_change s USING (candidate_id)
      )
      SELECT step.stage, count(*)::integer AS "caseCount", percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS "medianDays",
        max(days) AS "longestDays", (array_agg(step.candidate_id ORDER BY days DESC, step.candidate_id))[1] AS "longestId"
      FROM step ${HAD_THEN} AND days IS NOT NULL GROUP BY 1`,
    values: [committeeId, from, to, stages],
  });
  return rows;
}
