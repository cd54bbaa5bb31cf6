import type pg from 'pg';
import type { CandidateStage, TrainingKind } from '../generated/enums.ts';
import { below } from './below.ts';

/** People who are yet to be trained, of a committee with what stands below it. */
export interface TrainingDemandRow {
  committeeId: string;
  /** Who was proposed for a class that takes people. */
  proposedCount: number;
  /** Whom nobody has proposed, and who is in no class. */
  lackingCount: number;
}

/** Who is to be trained next, and who was and has not come further. */
export interface TrainingOutlookRow extends TrainingDemandRow {
  trainedWaitingCount: number;
  lapsingCount: number;
  /** Of the committees directly below that have such people. */
  below: TrainingDemandRow[];
}

/** What is asked of trainings of a kind as of today. */
export interface OutlookAsked {
  kind: TrainingKind;
  today: string;
  /** The last day by which a certificate lapses soon. */
  lapsesBy: string;
  /** Stages in which the class is of use, in which its certificate waits to be used, and in which it must hold still. */
  wanted: readonly CandidateStage[];
  waiting: readonly CandidateStage[];
  holding: readonly CandidateStage[];
  /** For how many months a certificate holds that was issued from a day on, the earliest first; none where it does not lapse. */
  holdsFor: readonly { from: string; months: number }[];
}

/**
 * Reads who is to be trained next, for committees with what stands below them, in one statement. An awareness certificate is the
 * person's, one of new members the case's; those that were revoked count for nothing.
 */
export async function readTrainingOutlooks(
  pool: pg.Pool,
  committeeIds: readonly string[],
  { kind, today, lapsesBy, wanted, waiting, holding, holdsFor }: OutlookAsked,
): Promise<TrainingOutlookRow[]> {
  const { rows } = await pool.query<TrainingOutlookRow>({
    name: 'read_training_outlooks',
    text: `
      WITH person AS (
        SELECT t.id AS at, t.path AS top, d.path, c.id, c.stage, (
          SELECT CASE WHEN cardinality($8::date[]) = 0 THEN 'infinity' ELSE max((x.issued_on + make_interval(months => coalesce(
            (SELECT m FROM unnest($8::date[], $9::integer[]) AS v(day, m) WHERE day <= x.issued_on ORDER BY day DESC LIMIT 1),
            ($9::integer[])[1])))::date) END
          FROM candidate o JOIN certificate x ON x.candidate_id = o.id AND x.kind = $2::"TrainingKind"
          WHERE CASE WHEN $2 = 'AWARENESS' THEN o.person_id = c.person_id ELSE o.id = c.id END
            AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = x.id)
          HAVING count(*) > 0
        ) AS good_until
        FROM committee t CROSS JOIN LATERAL (${below('t.path')}) AS b JOIN committee d ON d.id = b.id
        CROSS JOIN LATERAL (
          SELECT id, stage, person_id FROM candidate
          WHERE committee_id = b.id AND erased_at IS NULL AND stage = ANY ($5::"CandidateStage"[] || $6::"CandidateStage"[] || $7::"CandidateStage"[])
          OFFSET 0
        ) AS c
        WHERE t.id = ANY ($1::uuid[])
      ), judged AS (
        SELECT p.*, p.stage = ANY ($5::"CandidateStage"[]) AND coalesce(p.good_until < $3::date, true) AS lacks,
          coalesce((
            SELECT max(CASE WHEN e.status = 'PROPOSED' THEN 1 ELSE 2 END) FROM enrolment e JOIN training_class k ON k.id = e.class_id
            WHERE e.candidate_id = p.id AND k.kind = $2::"TrainingKind"
              AND (e.status = 'PROPOSED' AND k.status IN ('PLANNED', 'OPEN')
                OR e.status IN ('ENROLLED', 'ATTENDED') AND k.status IN ('PLANNED', 'OPEN', 'RUNNING'))
          ), 0) AS seat
        FROM person p
      ), counted AS (
        SELECT at, top || nullif(split_part(substr(path, length(top) + 1), '/', 1), '') || '/' AS child,
          count(*) FILTER (WHERE lacks AND seat = 1)::integer AS proposed,
          count(*) FILTER (WHERE lacks AND seat = 0)::integer AS lacking,
          count(*) FILTER (WHERE stage = ANY ($6::"CandidateStage"[]) AND good_until >= $3::date)::integer AS waiting,
          count(*) FILTER (WHERE stage = ANY ($7::"CandidateStage"[]) AND good_until BETWEEN $3::date AND $4::date)::integer AS lapsing
        FROM judged GROUP BY 1, 2
      )
      SELECT k AS "committeeId", coalesce(sum(c.proposed), 0)::integer AS "proposedCount",
        coalesce(sum(c.lacking), 0)::integer AS "lackingCount", coalesce(sum(c.waiting), 0)::integer AS "trainedWaitingCount",
        coalesce(sum(c.lapsing), 0)::integer AS "lapsingCount",
        coalesce(json_agg(json_build_object('committeeId', m.id, 'proposedCount', c.proposed, 'lackingCount', c.lacking)
          ORDER BY c.proposed + c.lacking DESC, m.path) FILTER (WHERE m.id IS NOT NULL AND c.proposed + c.lacking > 0), '[]') AS below
      FROM unnest($1::uuid[]) AS k LEFT JOIN counted c ON c.at = k LEFT JOIN committee m ON m.path = c.child GROUP BY k`,
    values: [
      committeeIds,
      kind,
      today,
      lapsesBy,
      wanted,
      waiting,
      holding,
      holdsFor.map(({ from }) => from),
      holdsFor.map(({ months }) => months),
    ],
  });
  return rows;
}
