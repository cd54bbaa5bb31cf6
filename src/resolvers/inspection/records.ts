import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type {
  FindingCategory,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  RemedyStep,
} from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** What an inspection found, and what must be put right. */
export interface NewFinding {
  inspectionId: string;
  category: FindingCategory;
  text: string;
  /** Each with the committee that owns it. */
  remedies: readonly { ownerId: string; action: string; dueOn: Day }[];
}

const ENTER_FINDINGS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "inspectionId" uuid, category "FindingCategory", text text,
      remedies json)
  ), found AS (
    INSERT INTO finding (id, inspection_id, category, text) SELECT id, "inspectionId", category, text FROM r
  )
  INSERT INTO remedy (id, finding_id, owner_id, action, due_on)
  SELECT m.id, r.id, m."ownerId", m.action, m."dueOn"
  FROM r, json_to_recordset(r.remedies) AS m(id uuid, "ownerId" uuid, action text, "dueOn" date)`;

/** Enters findings with their remedies, in the order given: ids grow with it. */
export async function enterFindings(tx: Transaction, findings: readonly NewFinding[]): Promise<void> {
  const rows = findings.map(({ remedies, ...finding }) => ({
    id: uuidv7(),
    ...finding,
    remedies: remedies.map((remedy) => ({ id: uuidv7(), ...remedy })),
  }));
  await tx.query(ENTER_FINDINGS, [JSON.stringify(rows)]);
}

/** Begins the programme of a committee for a year, as a draft. */
export async function enterProgramme(
  tx: Transaction,
  programme: { id: string; committeeId: string; year: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO inspection_programme (id, committee_id, year, status)
     VALUES ($1::uuid, $2::uuid, $3, 'DRAFT') ON CONFLICT (committee_id, year) DO NOTHING`,
    [programme.id, programme.committeeId, programme.year],
  );
  return rowCount === 1;
}

/** Issues a programme that is locked. */
export async function issueDraft(
  tx: Transaction,
  issued: { programmeId: string; number: string; issuedOn: Day },
): Promise<void> {
  await tx.query(
    `UPDATE inspection_programme SET status = 'ISSUED', number = $2, issued_on = $3::date WHERE id = $1::uuid`,
    [issued.programmeId, issued.number, issued.issuedOn],
  );
}

/** What is to be inspected. */
export interface NewInspection {
  id: string;
  programmeId: string | null;
  inspectorId: string;
  subjectId: string;
  kind: InspectionKind;
  topic: string;
  dueOn: Day | null;
}

/** Enters inspections that have not begun. */
export async function enterInspections(tx: Transaction, inspections: readonly NewInspection[]): Promise<void> {
  await tx.query(
    `INSERT INTO inspection (id, programme_id, inspector_id, subject_id, kind, topic, due_on)
     SELECT id, "programmeId", "inspectorId", "subjectId", kind, topic, "dueOn"
     FROM json_to_recordset($1) AS r(id uuid, "programmeId" uuid, "inspectorId" uuid, "subjectId" uuid,
       kind "InspectionKind", topic text, "dueOn" date)`,
    [JSON.stringify(inspections)],
  );
}

/** A step of an inspection. */
export interface InspectionStep {
  inspectionId: string;
  from: InspectionStatus;
  to: InspectionStatus;
  effectiveOn: Day;
  /** Of the decision by which it starts. */
  decisionNumber?: string;
  /** What it concluded, on that day. */
  outcome?: InspectionOutcome;
  cancelReason?: string;
  cancelApprover?: string;
}

/** Takes steps of inspections that are locked, and keeps them in their histories. */
export async function takeInspectionSteps(tx: Transaction, steps: readonly InspectionStep[], by: Actor): Promise<void> {
  await tx.query(
    `WITH r AS (
      SELECT * FROM json_to_recordset($1) AS r(id uuid, "inspectionId" uuid, "from" "InspectionStatus", "to" "InspectionStatus",
        "effectiveOn" date, "decisionNumber" text, outcome "InspectionOutcome", "cancelReason" text, "cancelApprover" text)
    ), taken AS (
      UPDATE inspection i SET status = r."to", decision_number = coalesce(r."decisionNumber", i.decision_number),
        started_on = CASE WHEN r."to" = 'STARTED' THEN r."effectiveOn" ELSE i.started_on END,
        outcome = coalesce(r.outcome, i.outcome),
        concluded_on = CASE WHEN r.outcome IS NULL THEN i.concluded_on ELSE r."effectiveOn" END,
        cancel_reason = coalesce(r."cancelReason", i.cancel_reason),
        cancel_approver = coalesce(r."cancelApprover", i.cancel_approver)
      FROM r WHERE i.id = r."inspectionId"
    )
    INSERT INTO inspection_change (id, inspection_id, from_status, to_status, effective_on, changed_by, changed_role)
    SELECT id, "inspectionId", "from", "to", "effectiveOn", $2, $3::"Role" FROM r`,
    [JSON.stringify(steps.map((step) => ({ id: uuidv7(), ...step }))), by.subject, by.role],
  );
}

/** What is said of a remedy. */
export interface RemedySaid {
  remedyId: string;
  step: RemedyStep;
  effectiveOn: Day;
  /** The evidence, or why it was rejected. */
  note: string | null;
  /** The remedy as it is from then on. */
  reportedOn: Day | null;
  evidence: string | null;
  doneOn: Day | null;
}

/** Keeps what is said of a remedy whose inspection is locked. */
export async function sayOfRemedy(tx: Transaction, said: RemedySaid, by: Actor): Promise<void> {
  await tx.query(
    `WITH said AS (
      UPDATE remedy SET reported_on = $5::date, evidence = $6, done_on = $7::date WHERE id = $1::uuid
    )
    INSERT INTO remedy_change (id, remedy_id, step, effective_on, note, changed_by, changed_role)
    VALUES ($8::uuid, $1::uuid, $2::"RemedyStep", $3::date, $4, $9, $10::"Role")`,
    [
      said.remedyId,
      said.step,
      said.effectiveOn,
      said.note,
      said.reportedOn,
      said.evidence,
      said.doneOn,
      uuidv7(),
      by.subject,
      by.role,
    ],
  );
}
