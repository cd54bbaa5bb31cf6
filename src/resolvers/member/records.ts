import type { Day } from '../../calendar.ts';
import type { MembershipEndReason } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** That a membership ended. */
export interface NewEnd {
  id: string;
  /** The case that had led to it. */
  candidateId: string;
  /** The first day on which the person is no member; null where the entry before was a mistake. */
  endedOn: Day | null;
  reason: MembershipEndReason;
  documentNumber: string | null;
}

/** Enters ends of memberships whose cases are locked. The last entry of a case holds. */
export async function enterEnds(tx: Transaction, ends: readonly NewEnd[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO membership_end (id, candidate_id, ended_on, reason, document_number, changed_by, changed_role)
     SELECT id, "candidateId", "endedOn", reason, "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "endedOn" date, reason "MembershipEndReason",
       "documentNumber" text)`,
    [JSON.stringify(ends), by.subject, by.role],
  );
}
