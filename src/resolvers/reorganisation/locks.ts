import type { Day } from '../../calendar.ts';
import { lockOf } from '../../db/lock-order.ts';
import type { Replaced } from './records.ts';

/** A decision, and where those stand that it is about. */
export interface LockedReorganisation {
  id: string;
  number: string;
  title: string;
  effectiveOn: Day;
  /** Those whom it is about. */
  committeeIds: string[];
  recordedAt: string;
  /** Day of the annulment; null as long as there is none. */
  annulledOn: Day | null;
  replaced: Replaced;
  /** Paths of those that it is about. */
  about: string[];
  /** Paths of those below which it changed something, before it or after. */
  above: string[];
}

const REORGANISATION = `
  SELECT r.id, r.decision_number AS number, r.title, r.effective_on::text AS "effectiveOn", r.recorded_at::text AS "recordedAt",
    (r.annulled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "annulledOn", r.replaced,
    ARRAY(SELECT committee_id::text FROM reorganised_committee WHERE reorganisation_id = r.id) AS "committeeIds",
    ARRAY(SELECT DISTINCT c.path FROM reorganised_committee m JOIN committee c ON c.id = m.committee_id WHERE m.reorganisation_id = r.id) AS about,
    ARRAY(
      SELECT DISTINCT c.path FROM (
        SELECT jsonb_array_elements_text((r.replaced -> 'founded') || (r.replaced -> 'ended') || (r.replaced -> 'moved') || (r.replaced -> 'formed'))::uuid AS id
      ) AS changed
      JOIN committee_placement p ON p.child_id = changed.id AND (p.valid_to IS NULL OR p.valid_to >= r.effective_on)
      JOIN committee c ON c.id = coalesce(p.parent_id, p.child_id) WHERE c.path <> '/'
    ) AS above
  FROM reorganisation r WHERE r.id = $1`;

/** Locks a decision with all whom it is about. Null when there is none. */
export const lockReorganisation = lockOf('committee', async (tx, id): Promise<LockedReorganisation | null> => {
  await tx.query('SELECT id FROM reorganisation WHERE id = $1 FOR UPDATE', [id]);
  await tx.query(
    `SELECT c.id FROM committee c JOIN reorganised_committee m ON m.committee_id = c.id WHERE m.reorganisation_id = $1
     ORDER BY c.id FOR NO KEY UPDATE OF c`,
    [id],
  );
  const { rows } = await tx.query<LockedReorganisation>(REORGANISATION, [id]);
  return rows[0] ?? null;
});
