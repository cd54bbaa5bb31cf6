import type pg from 'pg';
import type { TrainingKind } from '../generated/enums.ts';
import { holdsOn } from './holds-on.ts';

/** How far the trainings of a committee have come in a year, by records. */
export interface TrainingProgressRow {
  committeeId: string;
  /** How many are to be certified; null where nobody has said. */
  target: number | null;
  classCount: number;
  enrolledCount: number;
  certifiedCount: number;
}

/**
 * The trainings of a kind in a year, of committees with what stood below each. Classes that began count where their centre's host
 * stood on their last day, their people where the cell that had the case stood on that day, certificates where it stood on the
 * day of issue: whatever has moved since.
 */
export async function readTrainingProgress(
  pool: pg.Pool,
  committeeIds: readonly string[],
  year: number,
  kind: TrainingKind,
): Promise<TrainingProgressRow[]> {
  const { rows } = await pool.query<TrainingProgressRow>({
    name: 'read_training_progress',
    text: `
      WITH RECURSIVE held AS (
        SELECT t.id, t.ends_on AS day, c.host_committee_id AS host
        FROM training_class t JOIN training_centre c ON c.id = t.centre_id
        WHERE t.kind = $3::"TrainingKind" AND t.status IN ('RUNNING', 'CLOSED')
          AND t.ends_on BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
      ), one AS (
        SELECT 'class' AS what, host AS at, day FROM held
        UNION ALL
        SELECT 'seat', p.committee_id, h.day FROM held h JOIN enrolment e ON e.class_id = h.id
        JOIN case_place p ON p.candidate_id = e.candidate_id AND daterange(p.valid_from, p.valid_to) @> h.day
        WHERE e.status NOT IN ('PROPOSED', 'WITHDRAWN')
        UNION ALL
        SELECT 'certificate', p.committee_id, c.issued_on FROM certificate c
        JOIN case_place p ON p.candidate_id = c.candidate_id AND daterange(p.valid_from, p.valid_to) @> c.issued_on
        WHERE c.kind = $3::"TrainingKind" AND c.issued_on BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
          AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = c.id)
      ), counted AS (
        SELECT what, at, day, count(*) AS n FROM one GROUP BY what, at, day
      ), up AS (
        SELECT DISTINCT at AS start, day, at FROM counted
        UNION
        SELECT up.start, up.day, p.parent_id FROM up CROSS JOIN LATERAL (
          SELECT parent_id FROM committee_placement o WHERE o.child_id = up.at AND ${holdsOn('o', 'up.day')} OFFSET 0
        ) AS p WHERE p.parent_id IS NOT NULL
      ), figures AS (
        SELECT up.at, c.what, sum(c.n)::integer AS n FROM up JOIN counted c ON c.at = up.start AND c.day = up.day
        WHERE up.at = ANY ($1::uuid[]) GROUP BY up.at, c.what
      )
      SELECT k AS "committeeId",
        (SELECT trainees FROM training_target WHERE committee_id = k AND year = $2 AND kind = $3::"TrainingKind"
          ORDER BY recorded_at DESC, id DESC LIMIT 1) AS target,
        coalesce((SELECT n FROM figures WHERE at = k AND what = 'class'), 0) AS "classCount",
        coalesce((SELECT n FROM figures WHERE at = k AND what = 'seat'), 0) AS "enrolledCount",
        coalesce((SELECT n FROM figures WHERE at = k AND what = 'certificate'), 0) AS "certifiedCount"
      FROM unnest($1::uuid[]) AS k`,
    values: [committeeIds, year, kind],
  });
  return rows;
}
