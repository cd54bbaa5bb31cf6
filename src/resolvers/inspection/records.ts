import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { FindingCategory, InspectionOutcome, InspectionStatus } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** How an inspection ended. */
export interface Conclusion {
  inspectionId: string;
  from: InspectionStatus;
  to: InspectionStatus;
  outcome: InspectionOutcome;
  concludedOn: Day;
}

const CONCLUDE = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "inspectionId" uuid, "from" "InspectionStatus",
      "to" "InspectionStatus", outcome "InspectionOutcome", "concludedOn" date)
  ), concluded AS (
    UPDATE inspection i SET status = r."to", outcome = r.outcome, concluded_on = r."concludedOn"
    FROM r WHERE i.id = r."inspectionId"
  )
  INSERT INTO inspection_change (id, inspection_id, from_status, to_status, effective_on, changed_by, changed_role)
  SELECT id, "inspectionId", "from", "to", "concludedOn", $2, $3::"Role" FROM r`;

/** Concludes inspections that are locked, and keeps it in their histories. */
export async function concludeInspections(
  tx: Transaction,
  conclusions: readonly Conclusion[],
  by: Actor,
): Promise<void> {
  const rows = conclusions.map((conclusion) => ({ id: uuidv7(), ...conclusion }));
  await tx.query(CONCLUDE, [JSON.stringify(rows), by.subject, by.role]);
}

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
