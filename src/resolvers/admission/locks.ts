import type { Admission, CandidateStage } from '../../db/generated/client.ts';
import { lockOf } from '../../db/lock-order.ts';

/** An admission, its candidate's stage and the place of the cell that has the case today. */
export interface LockedAdmission {
  id: Admission['id'];
  candidateId: string;
  /** The cell that admitted. */
  committeeId: string;
  stage: CandidateStage;
  /** Days, `YYYY-MM-DD`. */
  stageSince: string;
  ceremonyOn: string;
  decisionOn: string;
  /** By which day it counts, and for which cell; null where it does not. */
  countsOn: string | null;
  countsFor: string | null;
  revoked: boolean;
  /** Whether the person was made unreadable. */
  erased: boolean;
  path: string;
}

// The candidate's lock comes first, then the admission's: what is joined to them is read once both are there.
const LOCK_ADMISSION = `
  WITH c AS MATERIALIZED (
    SELECT * FROM candidate WHERE id = (SELECT candidate_id FROM admission WHERE id = $1::uuid) FOR UPDATE
  ), a AS MATERIALIZED (
    SELECT * FROM admission WHERE id = $1::uuid AND candidate_id IN (SELECT id FROM c) FOR UPDATE
  )
  SELECT a.id, a.candidate_id AS "candidateId", a.committee_id AS "committeeId", c.stage::text AS stage,
    c.stage_since::text AS "stageSince", a.ceremony_on::text AS "ceremonyOn", a.decision_on::text AS "decisionOn",
    a.counts_on::text AS "countsOn", a.counts_for AS "countsFor", a.revoked,
    c.erased_at IS NOT NULL AS erased, k.path
  FROM a JOIN c ON c.id = a.candidate_id JOIN committee k ON k.id = c.committee_id`;

/** Locks an admission and, before it, its candidate. Null when there is none. */
export const lockAdmission = lockOf('admission', async (tx, id): Promise<LockedAdmission | null> => {
  const { rows } = await tx.query<LockedAdmission>({ name: 'lock_admission', text: LOCK_ADMISSION, values: [id] });
  return rows[0] ?? null;
});
