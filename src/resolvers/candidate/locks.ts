import type { Candidate, CandidateStage, MembershipEndReason } from '../../db/generated/client.ts';
import { locking, lockOf } from '../../db/lock-order.ts';
import { leftOf } from '../../db/queries/membership-ends.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A candidate and the place of the cell that follows the person. */
export interface LockedCandidate {
  id: Candidate['id'];
  committeeId: string;
  stage: CandidateStage;
  /** The day of the last step, `YYYY-MM-DD`. */
  stageSince: string;
  /** Whether the person was made unreadable. */
  erased: boolean;
  /** Whether the step that it stands on is from before the system, and its body has not confirmed it. */
  unconfirmed: boolean;
  /** Place of the cell in the tree. */
  path: string;
}

/**
 * The statement that locks candidates.
 * @param which - a condition on them, by the parameter of the statement.
 */
export const lockWhere = (which: string, more = ''): string => `
  WITH c AS MATERIALIZED (SELECT * FROM candidate WHERE ${which} ORDER BY id FOR UPDATE)
  SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
    c.erased_at IS NOT NULL AS erased, c.unconfirmed, k.path${more}
  FROM c JOIN committee k ON k.id = c.committee_id`;

const LOCK_CANDIDATE = lockWhere('id = $1::uuid');
const LOCK_CANDIDATES = lockWhere(
  'person_id = ANY ($1::uuid[])',
  `, c.person_id AS "personId", ${leftOf('c.id')} AS left`,
);

/** Locks a candidate. Null when there is none. */
export const lockCandidate = lockOf('candidate', async (tx, id): Promise<LockedCandidate | null> => {
  const { rows } = await tx.query<LockedCandidate>({ name: 'lock_candidate', text: LOCK_CANDIDATE, values: [id] });
  return rows[0] ?? null;
});

/** One of the cases of a person, and how the membership ended to which it led; null where it lasts or there was none. */
export interface LockedCase extends LockedCandidate {
  personId: string;
  left: { on: string; reason: MembershipEndReason } | null;
}

/** Locks all cases of persons who are locked, in the order of their ids. */
export async function lockCandidates(tx: Transaction, personIds: readonly string[]): Promise<LockedCase[]> {
  locking(tx, 'candidate');
  const asked = { name: 'lock_candidates', text: LOCK_CANDIDATES, values: [personIds] };
  return (await tx.query<LockedCase>(asked)).rows;
}

/** The assignment of a member who helps, and the place of the case, which is locked with it. */
export interface LockedMentor {
  id: string;
  candidateId: string;
  /** Days, `YYYY-MM-DD`. */
  validFrom: string;
  validTo: string | null;
  path: string;
}

/** Locks the case that a member helps with. Null when there is no such assignment. */
export const lockMentor = lockOf('candidate', async (tx, id): Promise<LockedMentor | null> => {
  const { rows } = await tx.query<LockedMentor>(
    `WITH c AS MATERIALIZED (
       SELECT id, committee_id FROM candidate
       WHERE id = (SELECT candidate_id FROM mentor_assignment WHERE id = $1::uuid) FOR UPDATE
     )
     SELECT m.id, c.id AS "candidateId", m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo", k.path
     FROM c JOIN committee k ON k.id = c.committee_id JOIN mentor_assignment m ON m.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});
