import type pg from 'pg';
import type { CommitteeKind } from '../generated/enums.ts';
import { below } from './below.ts';
import { holdsOn } from './holds-on.ts';

/** Offices of a committee and everything below it, and those whose holders were in a class in the term. */
export interface OfficersTrainedRow {
  committeeId: string;
  officeCount: number;
  trainedCount: number;
}

/**
 * Counts the offices that are held on a day, and those whose holder was in a class for officers since the term of the committee
 * began; where no term is set, since the office was entered.
 * @param kind - only of committees of this kind; null for all.
 */
export async function countOfficersTrained(
  pool: pg.Pool,
  committeeIds: readonly string[],
  kind: CommitteeKind | null,
  day: string,
): Promise<OfficersTrainedRow[]> {
  const { rows } = await pool.query<OfficersTrainedRow>({
    name: 'count_officers_trained',
    text: `
      SELECT t.id AS "committeeId", count(o.id)::integer AS "officeCount", count(o.id) FILTER (WHERE EXISTS (
        SELECT FROM officer_training x JOIN training_class k ON k.id = x.class_id
        WHERE x.officer_id = o.id AND k.status IN ('RUNNING', 'CLOSED') AND k.ends_on >= coalesce((
          SELECT max(starts_on) FROM committee_term WHERE committee_id = o.committee_id AND starts_on <= $3::date
        ), o.valid_from)
      ))::integer AS "trainedCount"
      FROM committee t CROSS JOIN LATERAL (${below('t.path')}) AS b
      JOIN committee d ON d.id = b.id AND ($2::"CommitteeKind" IS NULL OR d.kind = $2::"CommitteeKind")
      LEFT JOIN officer o ON o.committee_id = b.id AND ${holdsOn('o', '$3::date')}
      WHERE t.id = ANY ($1::uuid[]) GROUP BY t.id`,
    values: [committeeIds, kind, day],
  });
  return rows;
}
