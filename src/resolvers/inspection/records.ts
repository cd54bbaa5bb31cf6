import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type {
  DisciplineForm,
  FindingCategory,
  InspectionConductor,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  RemedyStep,
} from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** What an inspection found, and what must be put right. */
interface NewFinding {
  category: FindingCategory;
  text: string;
  remedies?: readonly { action: string; dueOn: Day }[];
}

const ENTER_FINDINGS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, category "FindingCategory", text text, remedies json)
  ), found AS (
    INSERT INTO finding (id, inspection_id, category, text) SELECT id, $2::uuid, category, text FROM r
  )
  INSERT INTO remedy (id, finding_id, owner_id, action, due_on)
  SELECT m.id, r.id, $3::uuid, m.action, m."dueOn"
  FROM r, json_to_recordset(r.remedies) AS m(id uuid, action text, "dueOn" date)`;

/**
 * Enters what an inspection found, with its remedies, in the order given: ids grow with it.
 * @param ownerId - who must put it right.
 */
export async function enterFindings(
  tx: Transaction,
  { inspectionId, ownerId }: { inspectionId: string; ownerId: string },
  findings: readonly NewFinding[],
): Promise<void> {
  const rows = findings.map(({ remedies = [], ...finding }) => ({
    id: uuidv7(),
    ...finding,
    remedies: remedies.map((remedy) => ({ id: uuidv7(), ...remedy })),
  }));
  await tx.query(ENTER_FINDINGS, [JSON.stringify(rows), inspectionId, ownerId]);
}

/** What is to be inspected. */
export interface NewInspection {
  id: string;
  programmeId: string | null;
  inspectorId: string;
  /** Whom: the committee, or the member and the cell of the roll. */
  subject: { id: string; memberId: string | null };
  kind: InspectionKind;
  topic: string;
  dueOn: Day | null;
  /** Why it takes place without a programme. */
  unplannedReason?: string;
}

/** Enters inspections that have not begun. */
export async function enterInspections(tx: Transaction, inspections: readonly NewInspection[]): Promise<void> {
  await tx.query(
    `INSERT INTO inspection (id, programme_id, inspector_id, subject_id, subject_member_id, kind, topic, due_on, unplanned_reason)
     SELECT id, "programmeId", "inspectorId", "subjectId", "memberId", kind, topic, "dueOn", "unplannedReason"
     FROM json_to_recordset($1) AS r(id uuid, "programmeId" uuid, "inspectorId" uuid, "subjectId" uuid, "memberId" uuid,
       kind "InspectionKind", topic text, "dueOn" date, "unplannedReason" text)`,
    [
      JSON.stringify(
        inspections.map(({ subject: { id: subjectId, memberId }, ...one }) => ({ ...one, subjectId, memberId })),
      ),
    ],
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
  /** Who carries it out. */
  conductedBy?: InspectionConductor;
  advisoryBoard?: string | null;
  lead?: string | null;
  team?: string | null;
  /** What the team noted; never for the inspected. */
  note?: string | null;
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
        "effectiveOn" date, "decisionNumber" text, outcome "InspectionOutcome", "cancelReason" text, "cancelApprover" text,
        "conductedBy" "InspectionConductor", "advisoryBoard" text, lead text, team text, note text)
    ), taken AS (
      UPDATE inspection i SET status = r."to", decision_number = coalesce(r."decisionNumber", i.decision_number),
        started_on = CASE WHEN r."to" IN ('STARTED', 'VISITED') THEN r."effectiveOn" ELSE i.started_on END,
        outcome = coalesce(r.outcome, i.outcome),
        concluded_on = CASE WHEN r.outcome IS NULL THEN i.concluded_on ELSE r."effectiveOn" END,
        cancel_reason = coalesce(r."cancelReason", i.cancel_reason),
        cancel_approver = coalesce(r."cancelApprover", i.cancel_approver),
        conducted_by = coalesce(r."conductedBy", i.conducted_by), advisory_board = coalesce(r."advisoryBoard", i.advisory_board),
        lead = coalesce(r.lead, i.lead), team = coalesce(r.team, i.team)
      FROM r WHERE i.id = r."inspectionId"
    )
    INSERT INTO inspection_change (id, inspection_id, from_status, to_status, effective_on, note, changed_by, changed_role)
    SELECT id, "inspectionId", "from", "to", "effectiveOn", note, $2, $3::"Role" FROM r`,
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

/** Says since when the subject of an inspection that is locked knows of it. */
export async function announce(tx: Transaction, inspectionId: string, announcedOn: Day): Promise<void> {
  await tx.query('UPDATE inspection SET announced_on = $2::date WHERE id = $1::uuid', [inspectionId, announcedOn]);
}

/** Extends an inspection that is locked. */
export async function extend(tx: Transaction, inspectionId: string, days: number, reason: string): Promise<void> {
  await tx.query('UPDATE inspection SET extended_days = $2, extend_reason = $3 WHERE id = $1::uuid', [
    inspectionId,
    days,
    reason,
  ]);
}

/** A conclusion in the place of another one. */
export interface Correction {
  inspectionId: string;
  before: { outcome: InspectionOutcome; concludedOn: Day };
  after: { outcome: InspectionOutcome; concludedOn: Day };
  reason: string;
}

/** Corrects the conclusion of an inspection that is locked, and keeps what it was. */
export async function correct(
  tx: Transaction,
  { inspectionId, before, after, reason }: Correction,
  by: Actor,
): Promise<void> {
  await tx.query(
    `WITH corrected AS (
      UPDATE inspection SET outcome = $3::"InspectionOutcome", concluded_on = $5::date WHERE id = $1::uuid
    )
    INSERT INTO conclusion_correction (id, inspection_id, outcome_before, outcome_after, concluded_before, concluded_after,
      reason, changed_by, changed_role)
    VALUES ($6::uuid, $1::uuid, $2::"InspectionOutcome", $3::"InspectionOutcome", $4::date, $5::date, $7, $8, $9::"Role")`,
    [
      inspectionId,
      before.outcome,
      after.outcome,
      before.concludedOn,
      after.concludedOn,
      uuidv7(),
      reason,
      by.subject,
      by.role,
    ],
  );
}

/** Discipline of an organisation, or of a member of a cell. */
export interface NewDiscipline {
  id: string;
  inspectionId: string;
  committeeId: string;
  form: DisciplineForm;
  decidedBy: string;
  decidedOn: Day;
  decisionNumber: string;
}

/** Enters discipline after an inspection that is locked; false where there is one. */
export async function enterDiscipline(tx: Transaction, one: NewDiscipline, by: Actor): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO discipline (id, inspection_id, committee_id, form, body, decided_on, decision_number, recorded_by, recorded_role)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::"DisciplineForm", $5, $6::date, $7, $8, $9::"Role")
     ON CONFLICT (inspection_id, committee_id) DO NOTHING`,
    [
      one.id,
      one.inspectionId,
      one.committeeId,
      one.form,
      one.decidedBy,
      one.decidedOn,
      one.decisionNumber,
      by.subject,
      by.role,
    ],
  );
  return rowCount === 1;
}

/** A good practice, and to whom it is spread. */
export interface NewPractice {
  id: string;
  findingId: string;
  committeeId: string;
  text: string;
  publishedOn: Day;
}

/** Spreads a good practice; false where it was spread there before. */
export async function enterPractice(tx: Transaction, one: NewPractice, by: Actor): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO good_practice (id, finding_id, committee_id, text, published_on, published_by, published_role)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::date, $6, $7::"Role") ON CONFLICT (finding_id, committee_id) DO NOTHING`,
    [one.id, one.findingId, one.committeeId, one.text, one.publishedOn, by.subject, by.role],
  );
  return rowCount === 1;
}
