import { v7 as uuidv7 } from 'uuid';
import type { CandidateStage } from '../generated/client.ts';
import type { SqlTransaction } from '../transaction.ts';

/** What is written when a person is admitted. Days are `YYYY-MM-DD`. */
export interface NewAdmission {
  candidateId: string;
  committeeId: string;
  fromStage: CandidateStage;
  ceremonyOn: string;
  decisionNumber: string;
  decisionOn: string;
  recordedBy: string;
}

// One statement: the record, what happened to it, the candidate's new stage, and how it came about.
const INSERT = `
  WITH recorded AS (
    INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
    VALUES ($1, $4, $5, $7::date, $8, $9::date, $10)
  ), noted AS (
    INSERT INTO admission_change (id, admission_id, to_ceremony_on, changed_by) VALUES ($2, $1, $7::date, $10)
  ), stepped AS (
    INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, document_number, changed_by)
    VALUES ($3, $4, $6::"CandidateStage", 'PROBATIONARY', $7::date, $8, $10)
  )
  UPDATE candidate SET stage = 'PROBATIONARY', stage_since = $7::date WHERE id = $4`;

/**
 * Writes an admission of a candidate that is locked, and returns its id.
 * Null when the committee, or something above it, had no place in the tree on that day; the transaction is over then.
 */
export async function insertAdmission(tx: SqlTransaction, admission: NewAdmission): Promise<string | null> {
  const id = uuidv7();
  const { candidateId, committeeId, fromStage, ceremonyOn, decisionNumber, decisionOn, recordedBy } = admission;
  try {
    await tx.query({
      name: 'insert_admission',
      text: INSERT,
      values: [
        id,
        uuidv7(),
        uuidv7(),
        candidateId,
        committeeId,
        fromStage,
        ceremonyOn,
        decisionNumber,
        decisionOn,
        recordedBy,
      ],
    });
    return id;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'admission_has_place') return null;
    throw error;
  }
}
