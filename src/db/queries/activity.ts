import type pg from 'pg';
import type { CandidateStage, Role } from '../generated/client.ts';
import { holdsOn } from './holds-on.ts';

/** Something that was recorded at a committee, without whom it is about and without who did it. */
export interface ActivityRecord {
  id: string;
  at: Date;
  committeeId: string;
  committeeName: string;
  /** The committee above it today, where it is about a plan. */
  above: { id: string; name: string } | null;
  /** The role by which it was allowed; null for an import, and for what was written before roles were kept. */
  role: Role | null;
  /** The stage that a case has come to; null where it is about a plan. */
  stage: CandidateStage | null;
  /** Of a plan: its year and how many. */
  year: number | null;
  target: number | null;
}

interface Asked {
  /** Path of the committee at the top, such as `/1/4/`. */
  path: string;
  /** What the viewer may see. */
  paths: readonly string[];
  /** Ids of the committees there, where they are few: null where they are many. */
  few: readonly string[] | null;
  /** Only the stages of the way, and what was recorded since a moment. */
  stages: readonly CandidateStage[];
  since: Date;
  day: string;
  most: number;
}

/**
 * What was recorded last at a committee and below it, the newest first: steps forward taken in the system, and plans. One statement. Of
 * many committees the newest records of all are looked through until there are enough; of few they would be long in coming, and the
 * records of their own cases and plans are read.
 */
export async function readActivity(
  pool: pg.Pool,
  { path, paths, few, stages, since, day, most }: Asked,
): Promise<ActivityRecord[]> {
  const within = `c.path ~>=~ $1 AND c.path ~<~ (left($1, -1) || '0') AND c.path LIKE ANY($2::text[])`;
  const [steps, revisions] =
    few === null
      ? [
          'stage_change s JOIN candidate k ON k.id = s.candidate_id',
          'admission_quota_revision r JOIN admission_quota q ON q.id = r.quota_id',
        ]
      : [
          `(SELECT s.*, k.committee_id FROM candidate k JOIN stage_change s ON s.candidate_id = k.id
            WHERE k.committee_id = ANY($7::uuid[]) OFFSET 0) AS s`,
          `(SELECT r.*, q.year, q.kind, q.committee_id FROM admission_quota q JOIN admission_quota_revision r ON r.quota_id = q.id
            WHERE q.committee_id = ANY($7::uuid[]) OFFSET 0) AS r`,
        ];
  const [held, planned] = few === null ? ['k', 'q'] : ['s', 'r'];
  const { rows } = await pool.query<ActivityRecord>({
    name: few === null ? 'activity' : 'activity of few',
    text: `
      SELECT * FROM (
        (SELECT s.id, s.changed_at AS at, c.id AS "committeeId", c.name AS "committeeName", NULL::jsonb AS above,
           s.changed_role AS role, s.to_stage AS stage, NULL::smallint AS year, NULL::integer AS target
         FROM ${steps} JOIN committee c ON c.id = ${held}.committee_id
         WHERE s.changed_at >= $3 AND s.legacy_source IS NULL AND s.to_stage::text = ANY($4::text[])
           AND (s.from_stage IS NULL OR s.from_stage < s.to_stage) AND ${within}
         ORDER BY s.changed_at DESC, s.id DESC LIMIT $6)
        UNION ALL
        (SELECT r.id, r.changed_at, c.id, c.name,
           (SELECT jsonb_build_object('id', a.id, 'name', a.name) FROM committee_placement p
              JOIN committee a ON a.id = p.parent_id WHERE p.child_id = c.id AND ${holdsOn('p', '$5::date')} LIMIT 1),
           r.changed_role, NULL, ${planned}.year, r.target
         FROM ${revisions} JOIN committee c ON c.id = ${planned}.committee_id
         WHERE r.changed_at >= $3 AND ${planned}.kind = 'PLAN' AND ${within}
         ORDER BY r.changed_at DESC, r.id DESC LIMIT $6)
      ) AS recorded ORDER BY at DESC, id DESC LIMIT $6`,
    values: [path, paths.map((one) => `${one}%`), since, stages, day, most, ...(few === null ? [] : [few])],
  });
  return rows;
}
