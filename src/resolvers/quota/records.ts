import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { CountedDay, PersonGroup, QuotaBasis, QuotaKind, SourceCategory } from '../../db/generated/enums.ts';
import { holdsOn } from '../../db/queries/holds-on.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { QuotaStatus } from '../../feed/quota-progress.ts';
import type { Actor } from '../actor.ts';
import type { Grounds } from './rules.ts';

/** A quota at a version: 1 where it is set for the first time. */
interface QuotaAtVersion {
  /** The id it has, or gets. */
  id: string;
  committeeId: string;
  year: number;
  kind: QuotaKind;
  target: number;
  version: number;
}

/** What a value of a quota is founded on. */
export interface Basis {
  basis: QuotaBasis;
  /** Of a rate: percent of so many members on a day. */
  ratePercent: number | null;
  basisMembers: number | null;
  basisOn: Day | null;
}

/** What is not founded on a rate. */
export const NO_RATE = { ratePercent: null, basisMembers: null, basisOn: null } as const;

/** A value that a quota is to have. */
export interface Target extends QuotaAtVersion, Basis {
  /** Why; kept with this value. */
  reason: string | null;
  /** The document that sets it, and its day: of this value alone. */
  documentNumber?: string | null;
  documentOn?: Day | null;
  /** Where a first value is from. */
  source?: string | null;
}

const SET_TARGETS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "revisionId" uuid, "committeeId" uuid, year smallint,
      kind "QuotaKind", target integer, version integer, basis "QuotaBasis", "ratePercent" numeric, "basisMembers" integer,
      "basisOn" date, reason text, "documentNumber" text, "documentOn" date, source text)
  ), written AS (
    INSERT INTO admission_quota AS q (id, committee_id, year, kind, target, version, basis, rate_percent, basis_members,
      basis_on, document_number, document_on, source)
    SELECT id, "committeeId", year, kind, target, version, basis, "ratePercent", "basisMembers", "basisOn",
      "documentNumber", "documentOn", source FROM r
    ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = excluded.version,
      basis = excluded.basis, rate_percent = excluded.rate_percent, basis_members = excluded.basis_members,
      basis_on = excluded.basis_on, document_number = excluded.document_number, document_on = excluded.document_on,
      source = excluded.source, updated_at = now() + clock_ahead()
    WHERE q.version = excluded.version - 1
    RETURNING id
  )
  INSERT INTO admission_quota_revision (id, quota_id, version, target, basis, rate_percent, basis_members, basis_on,
    document_number, document_on, reason, changed_by, changed_role)
  SELECT r."revisionId", r.id, r.version, r.target, r.basis, r."ratePercent", r."basisMembers", r."basisOn",
    r."documentNumber", r."documentOn", r.reason, $2, $3::"Role" FROM r JOIN written ON written.id = r.id`;

/**
 * Sets and revises quotas; every value they ever had is kept. Returns how many were written: fewer where somebody else
 * has set one meanwhile.
 * @param by - who sets them, as the history keeps it.
 */
export async function setTargets(tx: Transaction, targets: readonly Target[], by: Actor): Promise<number> {
  const rows = targets.map((target) => ({ revisionId: uuidv7(), ...target }));
  const { rowCount } = await tx.query(SET_TARGETS, [JSON.stringify(rows), by.subject, by.role]);
  return rowCount ?? 0;
}

/** A quota as it is set. */
export interface FoundQuota extends QuotaAtVersion {
  updatedAt: Date;
}

/** A quota as a writer finds it. */
export interface StandingQuota extends QuotaAtVersion {
  basis: QuotaBasis;
}

/** Reads the quotas of a year of committees whose quotas are locked: those that are set. */
export async function readQuotas(
  tx: Transaction,
  committeeIds: readonly string[],
  year: number,
): Promise<StandingQuota[]> {
  const { rows } = await tx.query<StandingQuota>(
    `SELECT id, committee_id AS "committeeId", year, kind::text AS kind, target, version, basis::text AS basis
     FROM admission_quota WHERE committee_id = ANY($1::uuid[]) AND year = $2`,
    [committeeIds, year],
  );
  return rows;
}

/** The days on which the terms began that committees were in at the end of a year; committees without one are left out. */
export async function readTermStarts(
  tx: Transaction,
  committeeIds: readonly string[],
  year: number,
): Promise<Map<string, Day>> {
  const { rows } = await tx.query<{ id: string; day: Day }>(
    `SELECT DISTINCT ON (committee_id) committee_id AS id, starts_on::text AS day FROM committee_term
     WHERE committee_id = ANY($1::uuid[]) AND starts_on <= $2::date AND ends_on > $3::date
     ORDER BY committee_id, starts_on DESC, set_at DESC`,
    [committeeIds, `${year}-12-31`, `${year}-01-01`],
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** Which of some committees stand directly below one on a day; of the others what they are called. */
export async function readSubordinates(
  tx: Transaction,
  committeeId: string,
  among: readonly string[],
  day: Day,
): Promise<Map<string, { name: string; isBelow: boolean }>> {
  const { rows } = await tx.query<{ id: string; name: string; isBelow: boolean }>(
    `SELECT c.id, c.name, EXISTS (
       SELECT FROM committee_placement p WHERE p.child_id = c.id AND p.parent_id = $1 AND ${holdsOn('p', '$3::date')}
     ) AS "isBelow" FROM committee c WHERE c.id = ANY($2::uuid[])`,
    [committeeId, among, day],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** A row of a sheet. */
export interface SheetRow {
  committeeId: string;
  target: number;
  planVersion: number;
}

/** Writes a sheet as it was prepared, at a version: its rows take the place of those before. */
export async function writeSheet(
  tx: Transaction,
  sheet: { id: string; committeeId: string; year: number; version: number; rows: readonly SheetRow[] },
  by: Actor,
): Promise<void> {
  const { id, committeeId, year, version, rows } = sheet;
  await tx.query(
    `INSERT INTO quota_sheet (id, committee_id, year, version, prepared_by, prepared_role)
     VALUES ($1, $2, $3, $4, $5, $6::"Role")
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, prepared_by = excluded.prepared_by,
       prepared_role = excluded.prepared_role, prepared_at = now() + clock_ahead()`,
    [id, committeeId, year, version, by.subject, by.role],
  );
  await tx.query('DELETE FROM quota_sheet_row WHERE sheet_id = $1', [id]);
  await tx.query(
    `INSERT INTO quota_sheet_row (sheet_id, committee_id, position, target, plan_version)
     SELECT $1, r."committeeId", r.position, r.target, r."planVersion"
     FROM json_to_recordset($2) AS r("committeeId" uuid, position smallint, target integer, "planVersion" integer)`,
    [id, JSON.stringify(rows.map((row, position) => ({ ...row, position })))],
  );
}

/** The rows of a sheet, in their order. */
export async function readSheetRows(tx: Transaction, sheetId: string): Promise<SheetRow[]> {
  const { rows } = await tx.query<SheetRow>(
    `SELECT committee_id AS "committeeId", target, plan_version AS "planVersion" FROM quota_sheet_row
     WHERE sheet_id = $1 ORDER BY position`,
    [sheetId],
  );
  return rows;
}

/** Marks a sheet as issued with its paper. */
export async function markIssued(
  tx: Transaction,
  sheetId: string,
  {
    reason,
    documentNumber,
    documentOn,
  }: { reason: string | null; documentNumber: string | null; documentOn: Day | null },
  by: Actor,
): Promise<void> {
  await tx.query(
    `UPDATE quota_sheet SET status = 'ISSUED', reason = $2, document_number = $3, document_on = $4, issued_by = $5,
       issued_role = $6::"Role", issued_at = now() + clock_ahead() WHERE id = $1`,
    [sheetId, reason, documentNumber, documentOn, by.subject, by.role],
  );
}

/** The committee below which two stand on a day, null where that is not one; and what the two are called. */
export async function readSharedParent(
  tx: Transaction,
  fromId: string,
  toId: string,
  day: Day,
): Promise<{ parentId: string | null; from: string; to: string }> {
  const { rows } = await tx.query<{ id: string; name: string; parentId: string | null }>(
    `SELECT c.id, c.name, p.parent_id AS "parentId" FROM committee c
     LEFT JOIN committee_placement p ON p.child_id = c.id AND ${holdsOn('p', '$2::date')} WHERE c.id = ANY($1::uuid[])`,
    [[fromId, toId], day],
  );
  const [from, to] = [fromId, toId].map((id) => rows.find((row) => row.id === id));
  const shared = from?.parentId === to?.parentId ? (from?.parentId ?? null) : null;
  return { parentId: shared, from: from?.name ?? '', to: to?.name ?? '' };
}

/** What is published of a committee. */
export interface PublishedFigure {
  committeeId: string;
  admitted: number;
  plan: number | null;
  status: QuotaStatus;
}

/** The closing of a committee's own year that is in force; null where that is open. */
export async function readClosing(tx: Transaction, committeeId: string, year: number): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM quota_year WHERE committee_id = $1 AND year = $2 AND reopened_at IS NULL',
    [committeeId, year],
  );
  return rows[0]?.id ?? null;
}

/** Closes a year, with what is published of everybody whose year that is. */
export async function writeClosing(
  tx: Transaction,
  closing: {
    id: string;
    committeeId: string;
    year: number;
    documentNumber: string;
    documentOn: Day;
    figures: readonly PublishedFigure[];
  },
  by: Actor,
): Promise<void> {
  const { id, committeeId, year, documentNumber, documentOn, figures } = closing;
  await tx.query(
    `INSERT INTO quota_year (id, committee_id, year, document_number, document_on, closed_by, closed_role)
     VALUES ($1, $2, $3, $4, $5, $6, $7::"Role")`,
    [id, committeeId, year, documentNumber, documentOn, by.subject, by.role],
  );
  await tx.query(
    `INSERT INTO quota_year_figure (quota_year_id, committee_id, admitted, plan, status)
     SELECT $1, f."committeeId", f.admitted, f.plan, f.status
     FROM json_to_recordset($2) AS f("committeeId" uuid, admitted integer, plan integer, status text)`,
    [id, JSON.stringify(figures)],
  );
}

/** Opens a year again. */
export async function markReopened(tx: Transaction, closingId: string, reason: string, by: Actor): Promise<void> {
  await tx.query(
    `UPDATE quota_year SET reopened_at = now() + clock_ahead(), reopened_by = $2, reopened_role = $3::"Role", reopen_reason = $4
     WHERE id = $1`,
    [closingId, by.subject, by.role, reason],
  );
}

/** Enters what a committee registers for a year: of several the last holds. */
export async function enterProposal(
  tx: Transaction,
  proposal: { id: string; committeeId: string; year: number; target: number; reason: string | null },
  by: Actor,
): Promise<void> {
  const { id, committeeId, year, target, reason } = proposal;
  await tx.query(
    `INSERT INTO quota_proposal (id, committee_id, year, target, reason, proposed_by, proposed_role)
     VALUES ($1, $2, $3, $4, $5, $6, $7::"Role")`,
    [id, committeeId, year, target, reason, by.subject, by.role],
  );
}

/** How many are to come from a group or a source: one of the two. */
export interface SubTargetRow {
  group: PersonGroup | null;
  source: SourceCategory | null;
  target: number;
}

/** How often sub-targets of a year were set, for a committee whose quotas are locked; 0 where never. */
export async function readSubTargetVersion(tx: Transaction, committeeId: string, year: number): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    'SELECT version FROM sub_targets WHERE committee_id = $1 AND year = $2 ORDER BY version DESC LIMIT 1',
    [committeeId, year],
  );
  return rows[0]?.version ?? 0;
}

/** Enters the sub-targets of a year, all together: of several versions the last holds. */
export async function enterSubTargets(
  tx: Transaction,
  set: Grounds & { id: string; committeeId: string; year: number; version: number; rows: readonly SubTargetRow[] },
  by: Actor,
): Promise<void> {
  const { id, committeeId, year, version, reason, documentNumber, documentOn, rows } = set;
  await tx.query(
    `INSERT INTO sub_targets (id, committee_id, year, version, reason, document_number, document_on, set_by, set_role)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::"Role")`,
    [id, committeeId, year, version, reason, documentNumber, documentOn, by.subject, by.role],
  );
  await tx.query(
    `INSERT INTO sub_target (sub_targets_id, position, "group", source, target)
     SELECT $1, r.position, r."group", r.source, r.target
     FROM json_to_recordset($2) AS r(position smallint, "group" "PersonGroup", source "SourceCategory", target integer)`,
    [id, JSON.stringify(rows.map((row, position) => ({ ...row, position })))],
  );
}

/** Enters by which day admissions count below a root whose row is locked, from now on. What held before is kept. */
export async function enterCountingSetting(
  tx: Transaction,
  setting: { id: string; committeeId: string; countedBy: CountedDay; documentNumber: string; documentOn: Day },
  by: Actor,
): Promise<void> {
  const { id, committeeId, countedBy, documentNumber, documentOn } = setting;
  await tx.query(
    `INSERT INTO counting_setting (id, committee_id, version, counted_by, document_number, document_on, set_by, set_role)
     SELECT $1, $2, 1 + coalesce((SELECT max(version) FROM counting_setting WHERE committee_id = $2), 0), $3, $4, $5, $6, $7::"Role"`,
    [id, committeeId, countedBy, documentNumber, documentOn, by.subject, by.role],
  );
}
