import type { Day } from '../../calendar.ts';
import type { AppointmentBasis, OfficeEnd, OfficerTitle } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';

/** An appointment to an office. */
export interface NewOfficer {
  id: string;
  committeeId: string;
  personName: string;
  title: OfficerTitle;
  validFrom: Day;
  basis: AppointmentBasis;
  decisionNumber: string;
  decisionOn: Day;
}

/** Enters appointments. */
export async function enterOfficers(tx: Transaction, officers: readonly NewOfficer[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO officer (id, committee_id, person_name, title, valid_from, basis, decision_number, decision_on, recorded_by)
     SELECT id, "committeeId", "personName", title, "validFrom", basis, "decisionNumber", "decisionOn", $2
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "personName" text, title "OfficerTitle",
       "validFrom" date, basis "AppointmentBasis", "decisionNumber" text, "decisionOn" date)`,
    [JSON.stringify(officers), by],
  );
}

/** The end of an appointment. */
export interface OfficerEnd {
  officerId: string;
  /** The first day on which the office is not held. */
  endsOn: Day;
  reason: OfficeEnd;
}

/** Ends appointments that are locked. */
export async function endOfficers(tx: Transaction, ends: readonly OfficerEnd[], by: string): Promise<void> {
  await tx.query(
    `UPDATE officer o SET valid_to = r."endsOn", end_reason = r.reason, ended_by = $2
     FROM json_to_recordset($1) AS r("officerId" uuid, "endsOn" date, reason "OfficeEnd") WHERE o.id = r."officerId"`,
    [JSON.stringify(ends), by],
  );
}

/** Who stands against an appointment, from its first day on. */
export interface Standing {
  /** Whether anybody holds the office then. */
  taken: boolean;
  /** Whether the same person does, by the name as it is spoken. */
  same: boolean;
}

/** Reads who holds an office of a committee whose offices are locked, on a day or later. */
export async function readHolders(
  tx: Transaction,
  { committeeId, title, personName, validFrom }: Omit<NewOfficer, 'id' | 'basis' | 'decisionNumber' | 'decisionOn'>,
): Promise<Standing> {
  const { rows } = await tx.query<Standing>(
    `SELECT count(*) > 0 AS taken, coalesce(bool_or(name_key(person_name) = name_key($3)), false) AS same FROM officer
     WHERE committee_id = $1 AND title = $2::"OfficerTitle" AND (valid_to IS NULL OR valid_to > $4)`,
    [committeeId, title, personName, validFrom],
  );
  return rows[0] ?? { taken: false, same: false };
}

/** The end of an appointment before a decision gave it another one; all null where there was none. */
export interface FormerOfficeEnd {
  validTo: Day | null;
  endReason: OfficeEnd | null;
  endedBy: string | null;
}

/** Gives appointments that a decision ended the end they had before, and takes away those that it made. */
export async function putBackOfficers(
  tx: Transaction,
  { officers, appointed }: { officers: readonly ({ id: string } & FormerOfficeEnd)[]; appointed: readonly string[] },
): Promise<void> {
  await tx.query('DELETE FROM officer WHERE id = ANY ($1::uuid[])', [appointed]);
  await tx.query(
    `UPDATE officer o SET valid_to = r."validTo", end_reason = r."endReason", ended_by = r."endedBy"
     FROM json_to_recordset($1) AS r(id uuid, "validTo" date, "endReason" "OfficeEnd", "endedBy" text) WHERE o.id = r.id`,
    [JSON.stringify(officers)],
  );
}
