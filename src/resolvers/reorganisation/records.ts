import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { CommitteeKind, LineageKind } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import type { FormerOfficeEnd } from '../officer/records.ts';
import type { Change } from './form.ts';

/** A body as a decision names it: with what it was called then. */
export interface NamedBody {
  id: string;
  name: string;
}

/** A change as it was decided, in words that stay true. */
export interface StoredChange {
  what: Change['what'];
  /** Those that it is about. */
  bodies: NamedBody[];
  /** Those that they come under, or that follow them. */
  to: NamedBody[];
  name?: string;
  shortName?: string | null;
  kind?: CommitteeKind;
  code?: string | null;
  /** Members by part, in the order of `to`, where a split says so. */
  members?: (number | null)[];
}

/** What an annulment puts back, beside what ends or begins on the day of the decision. */
export interface Replaced {
  founded: string[];
  ended: string[];
  moved: string[];
  /** Those that are called or ranked otherwise. */
  formed: string[];
  /** Roles that ended, with the end they had, and those that were given for them. */
  grants: { id: string; validTo: string | null }[];
  given: string[];
  /** Appointments that ended, with the end they had. */
  officers: ({ id: string } & FormerOfficeEnd)[];
  appointed: string[];
  cases: { candidateId: string; committeeId: string }[];
  /** Members without a case; left out by decisions of before there were any. */
  members?: { memberId: string; committeeId: string }[];
}

/** A decision as it is kept. */
export interface NewReorganisation {
  id: string;
  number: string;
  issuedOn: Day;
  issuer: string;
  title: string;
  effectiveOn: Day;
  changes: StoredChange[];
  replaced: Replaced;
  /** Whom it is about. */
  committeeIds: string[];
}

/** Keeps a decision, and whom it is about. */
export async function enterReorganisation(tx: Transaction, decision: NewReorganisation, by: Actor): Promise<void> {
  const { id, number, issuedOn, issuer, title, effectiveOn, changes, replaced, committeeIds } = decision;
  await tx.query(
    `INSERT INTO reorganisation (id, decision_number, issued_on, issuer, title, effective_on, changes, replaced,
       recorded_by, recorded_role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::"Role")`,
    [
      id,
      number,
      issuedOn,
      issuer,
      title,
      effectiveOn,
      JSON.stringify(changes),
      JSON.stringify(replaced),
      by.subject,
      by.role,
    ],
  );
  await tx.query('INSERT INTO reorganised_committee (reorganisation_id, committee_id) SELECT $1, unnest($2::uuid[])', [
    id,
    committeeIds,
  ]);
}

/** Reads since when a decision holds that is on record by its number and its day; null where none is, or it was annulled. */
export async function readRecorded(
  tx: Transaction,
  { number, issuedOn }: Pick<NewReorganisation, 'number' | 'issuedOn'>,
): Promise<Day | null> {
  const { rows } = await tx.query<{ effectiveOn: Day }>(
    `SELECT effective_on::text AS "effectiveOn" FROM reorganisation
     WHERE decision_number = $1 AND issued_on = $2::date AND annulled_at IS NULL`,
    [number, issuedOn],
  );
  return rows[0]?.effectiveOn ?? null;
}

/** Which body follows which, from the day of their decision on. */
export interface NewLineage {
  fromId: string;
  toId: string;
  kind: LineageKind;
}

/** Enters which body follows which. */
export async function enterLineage(
  tx: Transaction,
  reorganisationId: string,
  onDay: Day,
  lineage: readonly NewLineage[],
): Promise<void> {
  if (lineage.length === 0) return;
  await tx.query(
    `INSERT INTO committee_lineage (from_id, to_id, kind, on_day, reorganisation_id)
     SELECT "fromId", "toId", kind, $2, $3 FROM json_to_recordset($1) AS r("fromId" uuid, "toId" uuid, kind "LineageKind")`,
    [JSON.stringify(lineage), onDay, reorganisationId],
  );
}

/** Gives an id to a row that a decision brings. @param of - what the row is, other than every other row of the decision. */
export type NewId = (of: string) => string;

/** One that nobody has had. */
export const anyId: NewId = () => uuidv7();

/** An id for each body that a decision founds, by its key. */
export function idsOf(keys: readonly string[], newId: NewId): Map<string, string> {
  return new Map(keys.map((key) => [key, newId(`committee/${key}`)]));
}

/** Says that a decision is annulled. It stays as it was otherwise. */
export async function annul(
  tx: Transaction,
  id: string,
  { at, reason }: { at: Date; reason: string },
  by: Actor,
): Promise<void> {
  await tx.query(
    `UPDATE reorganisation SET annulled_at = $2, annul_reason = $3, annulled_by = $4, annulled_role = $5::"Role" WHERE id = $1`,
    [id, at, reason, by.subject, by.role],
  );
}

/** Says that nobody followed anybody by a decision. */
export async function annulLineage(tx: Transaction, reorganisationId: string, at: Date): Promise<void> {
  await tx.query('UPDATE committee_lineage SET annulled_at = $2 WHERE reorganisation_id = $1', [reorganisationId, at]);
}
