import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { CandidateStage, Sex, SourceCategory } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A step of a case. */
export interface Step {
  candidateId: string;
  from: CandidateStage;
  to: CandidateStage;
  effectiveOn: Day;
  reason?: string | null;
  /** The document that the step rests on. */
  documentNumber?: string | null;
}

/**
 * The part of a statement that takes steps: nothing else changes the stage of a case.
 * @param steps - a part with a row for each: id, candidateId, from, to, effectiveOn, reason, documentNumber.
 * @param by - who takes them and by which role, as two expressions.
 */
export function writeSteps(steps: string, by: string): string {
  // How many steps there are PostgreSQL does not know: asked for the candidates by a list, it takes their index.
  return `moved AS (
    UPDATE candidate c SET stage = s."to", stage_since = s."effectiveOn" FROM ${steps} AS s
    WHERE c.id = s."candidateId" AND c.id = ANY (ARRAY(SELECT "candidateId" FROM ${steps}))
  )
  ${keepSteps(steps, by)}`;
}

/** The part that keeps steps in the history: nothing else does. */
function keepSteps(steps: string, by: string): string {
  return `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, reason, document_number,
    changed_by, changed_role)
  SELECT id, "candidateId", "from", "to", "effectiveOn", reason, "documentNumber", ${by} FROM ${steps}`;
}

/** An actor as the second and third parameter of a statement. */
const BY = '$2, $3::"Role"';

const TAKE_STEPS = `
  WITH step AS (
    SELECT * FROM json_to_recordset($1) AS s(id uuid, "candidateId" uuid, "from" "CandidateStage", "to" "CandidateStage",
      "effectiveOn" date, reason text, "documentNumber" text)
  ), ${writeSteps('step', BY)}`;

/**
 * Takes steps of cases whose candidates are locked, and keeps them in the history.
 * @param by - who takes them, as the history keeps it.
 */
export async function takeSteps(tx: Transaction, steps: readonly Step[], by: Actor): Promise<void> {
  const rows = steps.map((step) => ({ id: uuidv7(), ...step }));
  await tx.query({ name: 'take_steps', text: TAKE_STEPS, values: [JSON.stringify(rows), by.subject, by.role] });
}

/** Puts the day of the last step right: it follows the admission that it hangs on. The step itself stays as it was taken. */
export async function setStageSince(tx: Transaction, candidateId: string, since: Day): Promise<void> {
  await tx.query('UPDATE candidate SET stage_since = $2::date WHERE id = $1', [candidateId, since]);
}

/** The day of recognition as its step says. Null where no such step is on record. */
export async function readRecognisedOn(tx: Transaction, candidateId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day }>(
    `SELECT effective_on::text AS day FROM stage_change WHERE candidate_id = $1 AND to_stage = 'OFFICIAL'
     ORDER BY changed_at DESC, id DESC LIMIT 1`,
    [candidateId],
  );
  return rows[0]?.day ?? null;
}

/** What a file says of a person beside the name and the birth. */
export interface Traits {
  sex: Sex;
  ethnicGroup: string;
  source: SourceCategory;
  youthUnionMember: boolean;
  awayForWork: boolean;
}

/** Somebody who is entered at a stage. */
export interface NewCandidate extends Traits {
  id: string;
  committeeId: string;
  fullName: string;
  birthYear: number;
  birthMonth: number;
  stage: CandidateStage;
  stageSince: Day;
  /** The document that the stage rests on. */
  documentNumber: string | null;
}

/** Enters candidates, each with the first step of the case. */
export async function enterCandidates(tx: Transaction, candidates: readonly NewCandidate[], by: Actor): Promise<void> {
  const rows = candidates.map((candidate) => ({ stepId: uuidv7(), ...candidate }));
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "stepId" uuid, "committeeId" uuid, "fullName" text, sex "Sex",
         "birthYear" smallint, "birthMonth" smallint, "ethnicGroup" text, source "SourceCategory",
         "youthUnionMember" boolean, "awayForWork" boolean, stage "CandidateStage", "stageSince" date, "documentNumber" text)
     ), people AS (
       INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, away_for_work, stage, stage_since)
       SELECT id, "committeeId", "fullName", sex, "birthYear", "birthMonth", "ethnicGroup", source, "youthUnionMember",
         "awayForWork", stage, "stageSince" FROM r
     ), step AS (
       SELECT "stepId" AS id, id AS "candidateId", NULL::"CandidateStage" AS "from", stage AS "to",
         "stageSince" AS "effectiveOn", NULL AS reason, "documentNumber" FROM r
     )
     ${keepSteps('step', BY)}`,
    [JSON.stringify(rows), by.subject, by.role],
  );
}

/** Enters anew what is known of candidates who are locked. */
export async function enterTraits(
  tx: Transaction,
  candidates: readonly ({ candidateId: string } & Traits)[],
): Promise<void> {
  await tx.query(
    `UPDATE candidate c SET sex = r.sex, ethnic_group = r."ethnicGroup", source_category = r.source,
       youth_union_member = r."youthUnionMember", away_for_work = r."awayForWork"
     FROM json_to_recordset($1) AS r("candidateId" uuid, sex "Sex", "ethnicGroup" text, source "SourceCategory",
       "youthUnionMember" boolean, "awayForWork" boolean) WHERE c.id = r."candidateId"`,
    [JSON.stringify(candidates)],
  );
}
