import { lockOf } from '../../db/lock-order.ts';
import type { LockedCandidate } from '../candidate/locks.ts';

/** A request to verify, with the candidate it is about, who is locked. */
export interface LockedVerification extends LockedCandidate {
  verificationId: string;
  requestedOn: string;
  answered: boolean;
}

// The candidate's lock comes first: of two who bring an answer the second one sees the first.
const LOCK = `
  WITH c AS MATERIALIZED (
    SELECT * FROM candidate WHERE id = (SELECT candidate_id FROM verification WHERE id = $1::uuid) FOR UPDATE
  ), v AS MATERIALIZED (
    SELECT * FROM verification WHERE id = $1::uuid AND candidate_id IN (SELECT id FROM c) FOR UPDATE
  )
  SELECT v.id AS "verificationId", v.requested_on::text AS "requestedOn", v.answered_at IS NOT NULL AS answered, c.id,
    c.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
    c.erased_at IS NOT NULL AS erased, k.path
  FROM v JOIN c ON c.id = v.candidate_id JOIN committee k ON k.id = c.committee_id`;

/** Locks a request and, before it, its candidate. Null when there is none. */
export const lockVerification = lockOf('candidate', async (tx, id): Promise<LockedVerification | null> => {
  const { rows } = await tx.query<LockedVerification>({ name: 'lock_verification', text: LOCK, values: [id] });
  return rows[0] ?? null;
});
