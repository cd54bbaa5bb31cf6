import type { Day } from '../../calendar.ts';
import type { CandidateStage, ResolutionMatter, VotingBody } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A step of a case as it stands; that of a ceremony on the day of the admission that counts. */
export interface KnownStep {
  id: string;
  toStage: CandidateStage;
  effectiveOn: Day;
  documentNumber: string | null;
}

/** Reads the steps of a case that is locked, the first one first. */
export async function readSteps(tx: Transaction, candidateId: string): Promise<KnownStep[]> {
  const { rows } = await tx.query<KnownStep>(
    `SELECT s.id, s.to_stage::text AS "toStage", s.document_number AS "documentNumber",
       (CASE WHEN s.to_stage = 'PROBATIONARY' THEN coalesce(a.ceremony_on, s.effective_on) ELSE s.effective_on END)::text AS "effectiveOn"
     FROM stage_change s LEFT JOIN admission a ON a.candidate_id = s.candidate_id AND NOT a.revoked
     WHERE s.candidate_id = $1 ORDER BY s.changed_at, s.id`,
    [candidateId],
  );
  return rows;
}

/** What was wrong with a step. */
export interface StepCorrection {
  id: string;
  candidateId: string;
  stepId: string;
  from: Pick<KnownStep, 'effectiveOn' | 'documentNumber'>;
  to: Pick<KnownStep, 'effectiveOn' | 'documentNumber'>;
  /** The cell that had the case, as it stood and as it is right; null where that was right. */
  cell: { from: string; to: string } | null;
  reason: string;
}

/** Puts a step right whose case is locked, and keeps what stood there. */
export async function correctSteps(tx: Transaction, correction: StepCorrection, by: Actor): Promise<void> {
  const { id, candidateId, stepId, from, to, cell, reason } = correction;
  // By this row the database lets the step, and the paper behind it, be written (`corrected_now`).
  await tx.query(
    `INSERT INTO step_correction (id, candidate_id, step_id, from_effective_on, to_effective_on, from_document_number,
       to_document_number, from_committee_id, to_committee_id, reason, changed_by, changed_role)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      candidateId,
      stepId,
      from.effectiveOn,
      to.effectiveOn,
      from.documentNumber,
      to.documentNumber,
      cell?.from ?? null,
      cell?.to ?? null,
      reason,
      by.subject,
      by.role,
    ],
  );
  await tx.query('UPDATE stage_change SET effective_on = $2::date, document_number = $3 WHERE id = $1', [
    stepId,
    to.effectiveOn,
    to.documentNumber,
  ]);
}

/** Puts right the vote that a corrected step stands behind, where one is on record. */
export async function correctVote(
  tx: Transaction,
  { candidateId, from, to }: Pick<StepCorrection, 'candidateId' | 'from' | 'to'>,
  { body, matter, cellId }: { body: VotingBody; matter: ResolutionMatter; cellId: string },
): Promise<void> {
  await tx.query(
    `UPDATE resolution SET number = $5, held_on = $6::date, committee_id = CASE body WHEN 'CELL' THEN $8::uuid ELSE committee_id END WHERE candidate_id = $1 AND body = $2::"VotingBody"
       AND matter = $3::"ResolutionMatter" AND number = $4 AND held_on = $7::date`,
    [candidateId, body, matter, from.documentNumber, to.documentNumber, to.effectiveOn, from.effectiveOn, cellId],
  );
}

/** A decision that stands. */
export interface StandingDecision {
  id: string;
  issuedOn: Day;
  /** The resolution that its time was counted from. */
  resolvedOn: Day | null;
}

/** The decision that a step stands behind, by its number; null where none is on record. The candidate is locked. */
export async function readDecisionOfStep(
  tx: Transaction,
  { candidateId, number, matter }: { candidateId: string; number: string | null; matter: ResolutionMatter },
): Promise<StandingDecision | null> {
  const { rows } = await tx.query<StandingDecision>(
    `SELECT id, issued_on::text AS "issuedOn", resolved_on::text AS "resolvedOn" FROM decision d
     WHERE candidate_id = $1 AND number = $2 AND matter = $3::"ResolutionMatter"
       AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = d.id)
     ORDER BY issued_on DESC, id DESC LIMIT 1`,
    [candidateId, number, matter],
  );
  return rows[0] ?? null;
}

/** Puts right the decision that a corrected step stands behind. */
export async function correctDecision(
  tx: Transaction,
  decision: { id: string; number: string | null; issuedOn: Day; takenDays: number | null },
): Promise<void> {
  const { id, number, issuedOn, takenDays } = decision;
  await tx.query('UPDATE decision SET number = $2, issued_on = $3::date, taken_days = $4 WHERE id = $1', [
    id,
    number,
    issuedOn,
    takenDays,
  ]);
}
