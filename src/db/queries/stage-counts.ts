import type pg from 'pg';
import type { CandidateStage } from '../generated/enums.ts';
import { below } from './below.ts';

/** How many people stand at each stage in a committee and everything below it. Stages without anybody are left out. */
export interface StageCountsRow {
  committeeId: string;
  counts: Partial<Record<CandidateStage, number>>;
}

/** Counts candidates by stage as of now, for each of the committees that stand at one of the paths or below. */
export async function countStages(
  pool: pg.Pool,
  committeeIds: readonly string[],
  paths: readonly string[],
): Promise<StageCountsRow[]> {
  const { rows } = await pool.query<StageCountsRow>({
    name: 'stage_counts',
    text: `
      SELECT c.id AS "committeeId", coalesce((
        SELECT jsonb_object_agg(stage, n) FROM (
          SELECT k.stage, count(*) AS n FROM (${below('c.path')}) AS d
            CROSS JOIN LATERAL (SELECT stage FROM candidate WHERE committee_id = d.id OFFSET 0) AS k GROUP BY k.stage
        ) AS by_stage), '{}') AS counts
      FROM committee c WHERE c.id = ANY($1::uuid[]) AND c.path LIKE ANY($2::text[])`,
    values: [committeeIds, paths.map((path) => `${path}%`)],
  });
  return rows;
}
