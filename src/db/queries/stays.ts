import type { CasePlaceCause, Role } from '../generated/enums.ts';
import type { Transaction } from '../transaction.ts';

/** Where it is kept which cell has whom, in half-open days without a gap, and the column that says whom. */
const tables = { case_place: 'candidate_id', member_place: 'member_id' } as const;

/** One of these: of cases, and of members without one. */
export type StayTable = keyof typeof tables;

/** Somebody who is with a cell from a day on. */
export interface NewStay {
  id: string;
  committeeId: string;
  /** `YYYY-MM-DD`. */
  from: string;
  cause: CasePlaceCause;
  /** The document that it rests on. */
  documentNumber: string | null;
}

/** Has somebody stand with other cells from a day on, whatever was recorded for later days. They are locked. */
export async function enterStays(
  tx: Transaction,
  table: StayTable,
  stays: readonly NewStay[],
  by: { subject: string; role: Role | null },
): Promise<void> {
  if (stays.length === 0) return;
  const whom = tables[table];
  const rows = JSON.stringify(stays);
  // A place that would begin later has never held: it ends where it begins.
  await tx.query(
    `UPDATE ${table} p SET valid_to = greatest(p.valid_from, r."from")
     FROM json_to_recordset($1) AS r(id uuid, "from" date)
     WHERE p.${whom} = r.id AND daterange(p.valid_from, p.valid_to) && daterange(r."from", NULL)`,
    [rows],
  );
  await tx.query(
    `INSERT INTO ${table} (${whom}, committee_id, valid_from, cause, document_number, recorded_by, recorded_role)
     SELECT id, "committeeId", "from", cause, "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "from" date, cause "CasePlaceCause", "documentNumber" text)`,
    [rows, by.subject, by.role],
  );
}

/** The day from which the last cell of somebody has them, be it ahead; null where they began there. They are locked. */
export async function readLastStay(tx: Transaction, table: StayTable, id: string): Promise<string | null> {
  const { rows } = await tx.query<{ day: string | null }>(
    `SELECT max(valid_from)::text AS day FROM ${table} WHERE ${tables[table]} = $1::uuid`,
    [id],
  );
  return rows[0]?.day ?? null;
}
