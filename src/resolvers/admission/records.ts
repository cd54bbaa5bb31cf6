import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import { breaksConstraint } from '../../db/breaks-constraint.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { writeSteps } from '../candidate/records.ts';

/** An admission, as it counts. */
export interface NewAdmission {
  id: string;
  candidateId: string;
  /** The cell that had the case on the day of the ceremony (`readCellsOn`). */
  committeeId: string;
  /** The stage of the case, which it takes a step on; null where the case was entered together with its admission. */
  from: CandidateStage | null;
  ceremonyOn: Day;
  decisionNumber: string;
  decisionOn: Day;
  /** Why it is still recorded, where its year is closed. */
  reason?: string | null;
}

// One statement: what is written together costs one round trip.
const ENTER_ADMISSIONS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "changeId" uuid, "stepId" uuid, "candidateId" uuid,
      "committeeId" uuid, "from" "CandidateStage", "ceremonyOn" date, "decisionNumber" text, "decisionOn" date, reason text)
  ), recorded AS (
    INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
    SELECT id, "candidateId", "committeeId", "ceremonyOn", "decisionNumber", "decisionOn", $2 FROM r
  ), noted AS (
    INSERT INTO admission_change (id, admission_id, to_ceremony_on, reason, changed_by, changed_role)
    SELECT "changeId", id, "ceremonyOn", reason, $2, $3::"Role" FROM r
  ), step AS (
    SELECT "stepId" AS id, "candidateId", "from", 'PROBATIONARY'::"CandidateStage" AS "to", "ceremonyOn" AS "effectiveOn",
      NULL AS reason, "decisionNumber" AS "documentNumber" FROM r WHERE "from" IS NOT NULL
  ), ${writeSteps('step', '$2, $3::"Role"')}`;

/**
 * Enters admissions of candidates that are locked, with the step that each is; the counts follow by themselves. False when
 * a committee, or something above it, had no place in the tree on that day; the transaction is over then.
 * @param by - who enters them, as the history keeps it.
 */
export async function enterAdmissions(
  tx: Transaction,
  admissions: readonly NewAdmission[],
  by: Actor,
): Promise<boolean> {
  const rows = admissions.map((admission) => ({ changeId: uuidv7(), stepId: uuidv7(), ...admission }));
  try {
    await tx.query({
      name: 'enter_admissions',
      text: ENTER_ADMISSIONS,
      values: [JSON.stringify(rows), by.subject, by.role],
    });
    return true;
  } catch (error) {
    if (breaksConstraint(error, 'admission_has_place')) return false;
    throw error;
  }
}

/** What was wrong with an admission. */
export interface Correction {
  admissionId: string;
  /** The cell as it stood, and the one that had the case on the right day. */
  fromCommitteeId: string;
  toCommitteeId: string;
  /** The day as it stood. */
  from: Day;
  /** The right day; null where the admission is revoked. */
  to: Day | null;
  reason: string;
}

const CORRECT_ADMISSIONS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "admissionId" uuid, "from" date, "to" date,
      "fromCommitteeId" uuid, "toCommitteeId" uuid, reason text)
  ), corrected AS (
    UPDATE admission a SET ceremony_on = coalesce(r."to", a.ceremony_on), revoked = r."to" IS NULL,
      committee_id = r."toCommitteeId"
    FROM r WHERE a.id = r."admissionId"
  )
  INSERT INTO admission_change (id, admission_id, from_ceremony_on, to_ceremony_on, from_committee_id, to_committee_id, reason,
    changed_by, changed_role)
  SELECT id, "admissionId", "from", "to", nullif("fromCommitteeId", "toCommitteeId"), nullif("toCommitteeId", "fromCommitteeId"),
    reason, $2, $3::"Role" FROM r`;

/** Corrects admissions that are locked, or revokes them; the counts move with them. */
export async function correctAdmissions(tx: Transaction, corrections: readonly Correction[], by: Actor): Promise<void> {
  const rows = corrections.map((correction) => ({ id: uuidv7(), ...correction }));
  await tx.query({
    name: 'correct_admissions',
    text: CORRECT_ADMISSIONS,
    values: [JSON.stringify(rows), by.subject, by.role],
  });
}

/** The day of the admission that counts. Null where nobody was admitted. */
export async function readCeremonyOn(tx: Transaction, candidateId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day }>(
    'SELECT ceremony_on::text AS day FROM admission WHERE candidate_id = $1 AND NOT revoked',
    [candidateId],
  );
  return rows[0]?.day ?? null;
}

/** The admission that counts, of a candidate who is locked. Null where nobody was admitted. */
export async function readCountingAdmission(
  tx: Transaction,
  candidateId: string,
): Promise<{ id: string; committeeId: string; ceremonyOn: Day } | null> {
  const { rows } = await tx.query<{ id: string; committeeId: string; ceremonyOn: Day }>(
    `SELECT id, committee_id AS "committeeId", ceremony_on::text AS "ceremonyOn" FROM admission
     WHERE candidate_id = $1 AND NOT revoked`,
    [candidateId],
  );
  return rows[0] ?? null;
}
