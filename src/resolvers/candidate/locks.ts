import type { Candidate, CandidateStage } from '../../db/generated/client.ts';
import { lockOf } from '../../db/lock-order.ts';

/** A candidate and the place of the cell that follows the person. */
export interface LockedCandidate {
  id: Candidate['id'];
  committeeId: string;
  stage: CandidateStage;
  /** The day of the last step, `YYYY-MM-DD`. */
  stageSince: string;
  /** Whether the person was made unreadable. */
  erased: boolean;
  /** Place of the cell in the tree. */
  path: string;
}

const LOCK_CANDIDATE = `
  WITH c AS MATERIALIZED (SELECT * FROM candidate WHERE id = $1::uuid FOR UPDATE)
  SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
    c.erased_at IS NOT NULL AS erased, k.path
  FROM c JOIN committee k ON k.id = c.committee_id`;

/** Locks a candidate. Null when there is none. */
export const lockCandidate = lockOf('candidate', async (tx, id): Promise<LockedCandidate | null> => {
  const { rows } = await tx.query<LockedCandidate>({ name: 'lock_candidate', text: LOCK_CANDIDATE, values: [id] });
  return rows[0] ?? null;
});
