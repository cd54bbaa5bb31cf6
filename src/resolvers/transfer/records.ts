import type { Day } from '../../calendar.ts';
import type { CandidateStage, TransferDecline, TransferReason, TransferState } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A request that a grassroots organisation takes a case. */
export interface NewTransfer {
  id: string;
  candidateId: string;
  fromId: string;
  toId: string;
  stage: CandidateStage;
  reason: TransferReason;
  requestedOn: Day;
  documentNumber: string;
  consentNumber: string | null;
  answerBy: Day;
}

/** Asks for cases that are locked, none of which is asked for already. */
export async function enterTransfers(tx: Transaction, transfers: readonly NewTransfer[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO case_transfer (id, candidate_id, from_id, to_id, stage, reason, requested_on, document_number, consent_number,
       answer_by, requested_by, requested_role)
     SELECT id, "candidateId", "fromId", "toId", stage, reason, "requestedOn", "documentNumber", "consentNumber", "answerBy",
       $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "fromId" uuid, "toId" uuid, stage "CandidateStage",
       reason "TransferReason", "requestedOn" date, "documentNumber" text, "consentNumber" text, "answerBy" date)`,
    [JSON.stringify(transfers), by.subject, by.role],
  );
}

/** What became of a request. */
export interface TransferAnswer {
  id: string;
  state: Exclude<TransferState, 'ASKED'>;
  answeredOn: Day;
  answerNumber: string | null;
  /** The cell that takes the case. */
  cellId?: string;
  declined?: TransferDecline;
}

/** Answers requests whose cases are locked, each once. */
export async function answerTransfers(tx: Transaction, answers: readonly TransferAnswer[], by: Actor): Promise<void> {
  await tx.query(
    `UPDATE case_transfer t SET state = r.state, answered_on = r."answeredOn", answer_number = r."answerNumber", cell_id = r."cellId",
       declined = r.declined, answered_by = $2, answered_role = $3::"Role", answered_at = now() + clock_ahead()
     FROM json_to_recordset($1) AS r(id uuid, state "TransferState", "answeredOn" date, "answerNumber" text, "cellId" uuid,
       declined "TransferDecline") WHERE t.id = r.id`,
    [JSON.stringify(answers), by.subject, by.role],
  );
}

/** Whom a case is asked to go to; null where nobody is asked. The candidate is locked. */
export async function readOpenTransfer(
  tx: Transaction,
  candidateId: string,
): Promise<{ name: string; requestedOn: Day } | null> {
  const { rows } = await tx.query<{ name: string; requestedOn: Day }>(
    `SELECT k.name, t.requested_on::text AS "requestedOn" FROM case_transfer t JOIN committee k ON k.id = t.to_id
     WHERE t.candidate_id = $1::uuid AND t.state = 'ASKED'`,
    [candidateId],
  );
  return rows[0] ?? null;
}
