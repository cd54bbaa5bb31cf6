import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { ProgrammeChangeKind } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A scheme of several years. */
export interface NewScheme {
  id: string;
  issuerId: string;
  number: string;
  title: string;
  issuedOn: Day;
  firstYear: number;
  lastYear: number;
}

/** Enters a scheme; false where there is one with its number and day. */
export async function enterScheme(tx: Transaction, scheme: NewScheme): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO inspection_scheme (id, issuer_id, number, title, issued_on, first_year, last_year)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5::date, $6, $7) ON CONFLICT (number, issued_on) DO NOTHING`,
    [scheme.id, scheme.issuerId, scheme.number, scheme.title, scheme.issuedOn, scheme.firstYear, scheme.lastYear],
  );
  return rowCount === 1;
}

/** Begins the programme of a committee for a year, as a draft. */
export async function enterProgramme(
  tx: Transaction,
  programme: { id: string; committeeId: string; year: number; schemeId: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO inspection_programme (id, committee_id, year, status, scheme_id)
     VALUES ($1::uuid, $2::uuid, $3, 'DRAFT', $4::uuid) ON CONFLICT (committee_id, year) DO NOTHING`,
    [programme.id, programme.committeeId, programme.year, programme.schemeId],
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

/** What is changed of an inspection of a programme that was issued. */
export interface NewProgrammeChange {
  inspectionId: string;
  kind: ProgrammeChangeKind;
  dueBefore: Day | null;
  dueAfter: Day | null;
}

/** By which document a programme is changed, from which day on, and why. */
export interface ChangeOfProgramme {
  programmeId: string;
  documentNumber: string;
  changedOn: Day;
  reason: string;
}

/** Changes inspections of a programme that are locked, and keeps what was changed. Those that were added are entered before. */
export async function changeItems(
  tx: Transaction,
  { programmeId, documentNumber, changedOn, reason }: ChangeOfProgramme,
  changes: readonly NewProgrammeChange[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `WITH r AS (
      SELECT * FROM json_to_recordset($1) AS r(id uuid, "inspectionId" uuid, kind "ProgrammeChangeKind", "dueBefore" date,
        "dueAfter" date)
    ), changed AS (
      UPDATE inspection i SET due_on = CASE WHEN r.kind = 'MOVED' THEN r."dueAfter" ELSE i.due_on END,
        taken_out_on = CASE WHEN r.kind = 'TAKEN_OUT' THEN $4::date ELSE i.taken_out_on END
      FROM r WHERE i.id = r."inspectionId" AND r.kind <> 'ADDED'
    )
    INSERT INTO programme_change (id, programme_id, inspection_id, kind, due_before, due_after, reason, document_number,
      effective_on, changed_by, changed_role)
    SELECT id, $2::uuid, "inspectionId", kind, "dueBefore", "dueAfter", $5, $3, $4::date, $6, $7::"Role" FROM r`,
    [
      JSON.stringify(changes.map((change) => ({ id: uuidv7(), ...change }))),
      programmeId,
      documentNumber,
      changedOn,
      reason,
      by.subject,
      by.role,
    ],
  );
}
