import type { Day } from '../../calendar.ts';
import type { AppointmentBasis, OfficeEnd, OfficerTitle } from '../../db/generated/enums.ts';
import { holdsOn } from '../../db/queries/holds-on.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** An appointment to an office. */
export interface NewOfficer {
  id: string;
  committeeId: string;
  personName: string;
  /** Who that is on the roll; null where only the name was written. */
  memberId: string | null;
  title: OfficerTitle;
  validFrom: Day;
  basis: AppointmentBasis;
  decisionNumber: string;
  decisionOn: Day;
}

/** Enters appointments. */
export async function enterOfficers(tx: Transaction, officers: readonly NewOfficer[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO officer (id, committee_id, person_name, member_id, title, valid_from, basis, decision_number, decision_on, recorded_by)
     SELECT id, "committeeId", "personName", "memberId", title, "validFrom", basis, "decisionNumber", "decisionOn", $2
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "personName" text, "memberId" uuid, title "OfficerTitle",
       "validFrom" date, basis "AppointmentBasis", "decisionNumber" text, "decisionOn" date)`,
    [JSON.stringify(officers), by],
  );
}

/** An appointment that is on record. What was not asked for when it was recorded is null. */
export interface Appointed {
  committeeId: string;
  personName: string;
  memberId: string | null;
  title: OfficerTitle;
  startsOn: Day;
  /** The first day on which it is not held; null where it has no end. */
  validTo: Day | null;
  basis: AppointmentBasis | null;
  decisionNumber: string | null;
  decisionOn: Day | null;
}

/** Reads who was and is appointed to offices of committees whose offices are locked, in the order of their days. */
export async function readAppointed(
  tx: Transaction,
  offices: readonly Pick<Appointed, 'committeeId' | 'title'>[],
): Promise<Appointed[]> {
  const { rows } = await tx.query<Appointed>(
    `SELECT o.committee_id AS "committeeId", o.person_name AS "personName", o.member_id AS "memberId", o.title::text AS title, o.valid_from::text AS "startsOn",
       o.valid_to::text AS "validTo", o.basis::text AS basis, o.decision_number AS "decisionNumber", o.decision_on::text AS "decisionOn"
     FROM (
       SELECT DISTINCT "committeeId", title FROM json_to_recordset($1) AS r("committeeId" uuid, title "OfficerTitle")
     ) AS r JOIN officer o ON o.committee_id = r."committeeId" AND o.title = r.title ORDER BY o.valid_from, o.id`,
    [JSON.stringify(offices.map(({ committeeId, title }) => ({ committeeId, title })))],
  );
  return rows;
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

/** Who looks after a committee from a day on. */
export interface NewCharge {
  id: string;
  /** Who is looked after. */
  committeeId: string;
  /** Null where nobody does. */
  officerId: string | null;
  validFrom: Day;
  documentNumber: string | null;
}

/** Enters who looks after committees from a day on. */
export async function enterCharges(tx: Transaction, charges: readonly NewCharge[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO in_charge (id, committee_id, officer_id, valid_from, document_number, set_by, set_role)
     SELECT id, "committeeId", "officerId", "validFrom", "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "officerId" uuid, "validFrom" date, "documentNumber" text)`,
    [JSON.stringify(charges), by.subject, by.role],
  );
}

/** Whether somebody looks after a committee that is locked, on a day and the day before, by what was said last. */
export async function isInCharge(tx: Transaction, { committeeId, officerId, day }: ChargeOn): Promise<boolean> {
  const { rows } = await tx.query<{ holds: boolean }>(
    `SELECT officer_id IS NOT DISTINCT FROM $2 AND valid_from < $3 AS holds FROM in_charge
     WHERE committee_id = $1 AND valid_from <= $3 ORDER BY valid_from DESC, id DESC LIMIT 1`,
    [committeeId, officerId, day],
  );
  return rows[0]?.holds === true;
}

/** Who looks after whom, on which day. */
interface ChargeOn {
  committeeId: string;
  officerId: string;
  day: Day;
}

/** Whether a committee stands directly below another one on a day. */
export async function standsDirectlyBelow(
  tx: Transaction,
  committeeId: string,
  parentId: string,
  day: Day,
): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT FROM committee_placement p WHERE child_id = $1 AND parent_id = $2 AND ${holdsOn('p', '$3::date')}`,
    [committeeId, parentId, day],
  );
  return rows.length > 0;
}
