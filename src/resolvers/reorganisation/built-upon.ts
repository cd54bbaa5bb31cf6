import type { Transaction } from '../../db/transaction.ts';
import type { LockedReorganisation } from './locks.ts';
import type { BuiltUpon } from './violations.ts';

/** What was recorded since a decision on a committee that it founded or moved, or on one below it. */
export interface FoundUpon {
  what: BuiltUpon;
  name: string;
  count: number;
}

/** $1 founded, $2 moved, $3 ended, $4 formed, $5 its first day, $6 when it was recorded, $7 cases, $8 appointments of its own, $9 its id */
const FOUND = `
  WITH RECURSIVE standing AS (
    SELECT unnest($1::uuid[] || $2::uuid[]) AS id
    UNION
    SELECT p.child_id FROM standing s JOIN committee_placement p
      ON p.parent_id = s.id AND (p.valid_to IS NULL OR p.valid_to > $5::date)
  ), found AS (
    SELECT 'ADMISSION' AS what, s.id AS committee_id FROM admission a JOIN standing s ON s.id IN (a.committee_id, a.counts_for)
    WHERE a.ceremony_on >= $5::date AND a.recorded_at > $6::timestamptz
    UNION ALL
    SELECT 'STEP', c.committee_id FROM stage_change t JOIN candidate c ON c.id = t.candidate_id
    WHERE t.effective_on >= $5::date AND t.changed_at > $6::timestamptz
      AND (c.id = ANY ($7::uuid[]) OR c.committee_id IN (SELECT id FROM standing))
    UNION ALL
    SELECT 'CASE', p.committee_id FROM case_place p WHERE p.recorded_at > $6::timestamptz
      AND (p.candidate_id = ANY ($7::uuid[]) OR p.committee_id IN (SELECT id FROM standing))
    UNION ALL
    SELECT 'MEMBER', p.committee_id FROM member_place p WHERE p.recorded_at > $6::timestamptz
      AND p.committee_id IN (SELECT id FROM standing)
    UNION ALL
    SELECT 'QUOTA', q.committee_id FROM admission_quota_revision v JOIN admission_quota q ON q.id = v.quota_id
    JOIN standing s ON s.id = q.committee_id
    WHERE v.changed_at > $6::timestamptz AND q.year >= extract(year FROM $5::date)
    UNION ALL
    SELECT 'REPORT', m.committee_id FROM membership_revision v JOIN membership_snapshot m ON m.id = v.snapshot_id
    JOIN standing s ON s.id = m.committee_id WHERE v.changed_at > $6::timestamptz AND m.as_of >= $5::date
    UNION ALL
    SELECT 'REPORT', o.committee_id FROM committee_obstacles o JOIN standing s ON s.id = o.committee_id
    WHERE o.set_at > $6::timestamptz AND o.valid_from >= $5::date
    UNION ALL
    SELECT 'REPORT', a.committee_id FROM committee_area a WHERE a.committee_id = ANY ($1::uuid[])
    UNION ALL
    SELECT 'OFFICER', o.committee_id FROM officer o
    WHERE (o.committee_id = ANY ($1::uuid[]) AND o.id <> ALL ($8::uuid[])) OR (o.id = ANY ($8::uuid[]) AND (o.valid_to IS NOT NULL OR EXISTS (SELECT FROM in_charge i WHERE i.officer_id = o.id)))
    UNION ALL
    SELECT 'PROGRAMME', committee_id FROM inspection_programme WHERE committee_id = ANY ($1::uuid[])
    UNION ALL
    SELECT 'PROGRAMME', subject_id FROM inspection WHERE subject_id = ANY ($1::uuid[])
    UNION ALL
    SELECT 'PROGRAMME', host_committee_id FROM training_centre WHERE host_committee_id = ANY ($1::uuid[])
    UNION ALL
    SELECT 'PROGRAMME', committee_id FROM training_coverage WHERE committee_id = ANY ($1::uuid[])
    UNION ALL
    SELECT 'DECISION', min(m.committee_id::text)::uuid FROM reorganised_committee m JOIN reorganisation r ON r.id = m.reorganisation_id
    WHERE m.committee_id IN (
        SELECT committee_id FROM reorganised_committee WHERE reorganisation_id = $9::uuid UNION SELECT id FROM standing
      ) AND r.id <> $9::uuid AND r.annulled_at IS NULL AND r.effective_on >= $5::date AND r.recorded_at > $6::timestamptz GROUP BY r.id
    UNION ALL
    -- Moves past the operations, and those of an import.
    SELECT 'DECISION', coalesce(p.parent_id, p.child_id) FROM committee_placement p
    WHERE (p.child_id = ANY ($1::uuid[] || $2::uuid[] || $3::uuid[]) AND (p.valid_from > $5::date OR (p.valid_from = $5::date AND p.valid_to IS NOT NULL)))
      OR (p.parent_id = ANY ($1::uuid[]) AND NOT (p.valid_from = $5::date AND p.child_id = ANY ($1::uuid[] || $2::uuid[])))
    UNION ALL
    SELECT 'DECISION', f.committee_id FROM committee_form f
    WHERE f.committee_id = ANY ($1::uuid[] || $4::uuid[]) AND f.valid_from > $5::date
    UNION ALL
    SELECT 'DECISION', k.committee_id FROM committee_code k
    WHERE k.committee_id = ANY ($1::uuid[] || $3::uuid[]) AND k.valid_from > $5::date
  )
  SELECT f.what, c.name, count(*)::integer AS count FROM found f JOIN committee c ON c.id = f.committee_id
  GROUP BY f.what, c.id, c.name ORDER BY c.name, c.id, f.what`;

/** Finds what stands on a decision by now. */
export async function readBuiltUpon(
  tx: Transaction,
  { id, effectiveOn, recordedAt, replaced }: LockedReorganisation,
): Promise<FoundUpon[]> {
  const { founded, moved, ended, formed, cases, appointed } = replaced;
  const candidates = cases.map(({ candidateId }) => candidateId);
  const { rows } = await tx.query<FoundUpon>(FOUND, [
    founded,
    moved,
    ended,
    formed,
    effectiveOn,
    recordedAt,
    candidates,
    appointed,
    id,
  ]);
  return rows;
}
