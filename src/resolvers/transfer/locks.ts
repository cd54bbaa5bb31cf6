import type { Day } from '../../calendar.ts';
import type { TransferState } from '../../db/generated/enums.ts';
import { lockOf } from '../../db/lock-order.ts';
import { type LockedCandidate, lockWhere } from '../candidate/locks.ts';

/** A request to take a case, and the case, which is locked with it. */
export interface LockedTransfer extends Omit<LockedCandidate, 'id'> {
  id: string;
  candidateId: string;
  state: TransferState;
  requestedOn: Day;
  consentNumber: string | null;
  fromPath: string;
  toId: string;
  toPath: string;
  /** The first day on which the committee that was asked is no more; null where it has no end. */
  toClosedOn: Day | null;
}

const LOCK_CASE = lockWhere('id = (SELECT candidate_id FROM case_transfer WHERE id = $1::uuid)');

/** Locks the case of a request. Null when there is no such request. */
export const lockTransfer = lockOf('candidate', async (tx, id): Promise<LockedTransfer | null> => {
  const [found] = (await tx.query<LockedCandidate>(LOCK_CASE, [id])).rows;
  if (found === undefined) return null;
  const { id: candidateId, ...standing } = found;
  // Read behind the lock: whoever waited sees the answer that the one before has given.
  const { rows } = await tx.query<Omit<LockedTransfer, keyof typeof standing | 'candidateId'>>(
    `SELECT t.id, t.state::text AS state, t.requested_on::text AS "requestedOn", t.consent_number AS "consentNumber",
       f.path AS "fromPath", n.id AS "toId", n.path AS "toPath", n.closed_on::text AS "toClosedOn"
     FROM case_transfer t JOIN committee f ON f.id = t.from_id JOIN committee n ON n.id = t.to_id WHERE t.id = $1::uuid`,
    [id],
  );
  const [request] = rows;
  return request === undefined ? null : { ...standing, ...request, candidateId };
});
