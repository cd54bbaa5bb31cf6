import type { Day } from '../../calendar.ts';
import { breaksConstraint } from '../../db/breaks-constraint.ts';
import type { CommitteeKind, DecidingBody, Obstacle, Qualifier } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import type { Share } from '../candidate/rules.ts';
import { lockCodes } from './locks.ts';
import type { Participation } from './rules.ts';

/** A committee as it stands on a day. */
export interface StandingCommittee {
  id: string;
  code: string | null;
  name: string;
  kind: CommitteeKind;
  parentId: string | null;
  foundedOn: string;
}

/** All committees that have not closed by a day, with the code and the parent of that day. */
export async function readCommittees(tx: Transaction, day: string): Promise<StandingCommittee[]> {
  const { rows } = await tx.query<StandingCommittee>(
    `SELECT c.id, k.code, c.name, c.kind::text AS kind, p.parent_id AS "parentId", c.founded_on::text AS "foundedOn"
     FROM committee c
     LEFT JOIN committee_code k ON k.committee_id = c.id AND daterange(k.valid_from, k.valid_to) @> $1::date
     LEFT JOIN committee_placement p ON p.child_id = c.id AND daterange(p.valid_from, p.valid_to) @> $1::date
     WHERE c.closed_on IS NULL OR c.closed_on > $1::date`,
    [day],
  );
  return rows;
}

/** Whose a code was, is or will be, from one day to before another. */
export interface CodeHolder {
  code: string;
  name: string;
  from: string;
  /** Null as long as it has no end. */
  to: string | null;
  /** When the committee closed; null for one that has not, by a day. */
  closedOn: string | null;
}

/** Everybody who ever has one of these codes, the latest first. */
export async function readCodeHolders(tx: Transaction, codes: string[], day: string): Promise<CodeHolder[]> {
  const { rows } = await tx.query<CodeHolder>(
    `SELECT k.code, c.name, k.valid_from::text AS from, k.valid_to::text AS to,
       CASE WHEN c.closed_on <= $2::date THEN c.closed_on::text END AS "closedOn"
     FROM committee_code k JOIN committee c ON c.id = k.committee_id WHERE k.code = ANY($1) ORDER BY k.valid_from DESC`,
    [codes, day],
  );
  return rows;
}

/** Which of these committees had no place on that day. Committees that are not there yet are left out. */
export async function withoutPlace(
  tx: Transaction,
  days: { committeeId: string; day: string }[],
): Promise<{ committeeId: string; day: string }[]> {
  const { rows } = await tx.query<{ committeeId: string; day: string }>(
    `SELECT w."committeeId", w.day::text AS day FROM json_to_recordset($1) AS w("committeeId" uuid, day date)
     JOIN committee c ON c.id = w."committeeId" WHERE NOT had_place(c.id, w.day)`,
    [JSON.stringify(days)],
  );
  return rows;
}

/** A committee that is written with its place and its code. */
export interface NewCommittee extends StandingCommittee {
  source: string;
}

/** Founds committees; parents may be among them. */
export async function foundCommittees(tx: Transaction, committees: NewCommittee[]): Promise<void> {
  const rows = JSON.stringify(committees);
  const read = `json_to_recordset($1) AS r(id uuid, code text, name text, kind "CommitteeKind", "parentId" uuid,
    "foundedOn" date, source text)`;
  await tx.query(
    `INSERT INTO committee (id, kind, name, founded_on, source)
     SELECT id, kind, name, "foundedOn", source FROM ${read}`,
    [rows],
  );
  await tx.query(
    `INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT id, "parentId", "foundedOn" FROM ${read}`,
    [rows],
  );
  await tx.query(
    `INSERT INTO committee_code (committee_id, code, valid_from)
     SELECT id, code, "foundedOn" FROM ${read} WHERE code IS NOT NULL`,
    [rows],
  );
}

/** What a committee is called and its code, the last ones that were recorded: of today or of a later day. */
export interface LastForm {
  kind: CommitteeKind;
  name: string;
  shortName: string | null;
  /** Day on which the name began. */
  namedOn: Day;
  code: string | null;
  /** Day on which the code began, or on which the last one ended; null where there never was one. */
  codedOn: Day | null;
}

/** Reads what a locked committee was last called. */
export async function readLastForm(tx: Transaction, committeeId: string): Promise<LastForm> {
  const { rows } = await tx.query<LastForm>(
    `SELECT f.kind::text AS kind, f.name, f.short_name AS "shortName", f.valid_from::text AS "namedOn",
       CASE WHEN k.valid_to IS NULL THEN k.code END AS code, coalesce(k.valid_to, k.valid_from)::text AS "codedOn"
     FROM committee_form f LEFT JOIN LATERAL (
       SELECT * FROM committee_code WHERE committee_id = f.committee_id ORDER BY valid_from DESC LIMIT 1
     ) AS k ON true
     WHERE f.committee_id = $1 ORDER BY f.valid_from DESC LIMIT 1`,
    [committeeId],
  );
  const [last] = rows;
  if (last === undefined) throw new Error(`committee ${committeeId} has no form`);
  return last;
}

/** What a committee is to be called from a day on. */
export interface NewForm {
  committeeId: string;
  kind: CommitteeKind;
  name: string;
  shortName: string | null;
  validFrom: Day;
  documentNumber: string;
  documentOn: Day;
}

/** Ends what holds of committees without an end, on the day from which something else does. */
async function endLast(tx: Transaction, table: 'committee_form' | 'committee_code', rows: string): Promise<void> {
  await tx.query(
    `UPDATE ${table} AS last SET valid_to = r."validFrom" FROM json_to_recordset($1) AS r("committeeId" uuid, "validFrom" date)
     WHERE last.committee_id = r."committeeId" AND last.valid_to IS NULL`,
    [rows],
  );
}

/** Calls committees otherwise from a day on. The last form of each ends there. */
export async function enterForms(tx: Transaction, forms: readonly NewForm[], by: string): Promise<void> {
  const rows = JSON.stringify(forms);
  await endLast(tx, 'committee_form', rows);
  await tx.query(
    `INSERT INTO committee_form (committee_id, kind, name, short_name, valid_from, document_number, document_on, recorded_by)
     SELECT "committeeId", kind, name, "shortName", "validFrom", "documentNumber", "documentOn", $2
     FROM json_to_recordset($1) AS r("committeeId" uuid, kind "CommitteeKind", name text, "shortName" text, "validFrom" date,
       "documentNumber" text, "documentOn" date)`,
    [rows, by],
  );
}

/** A code that a committee is to have from a day on; null for none any more. */
export interface NewCode {
  committeeId: string;
  code: string | null;
  validFrom: Day;
}

/**
 * Gives committees other codes from a day on. The last code of each ends there. False where one of the codes means
 * another committee then: the transaction can only be given up.
 */
export async function enterCodes(tx: Transaction, codes: readonly NewCode[], by: string): Promise<boolean> {
  const rows = JSON.stringify(codes);
  await lockCodes(tx);
  await endLast(tx, 'committee_code', rows);
  try {
    await tx.query(
      `INSERT INTO committee_code (committee_id, code, valid_from, recorded_by) SELECT "committeeId", code, "validFrom", $2
       FROM json_to_recordset($1) AS r("committeeId" uuid, code text, "validFrom" date) WHERE code IS NOT NULL`,
      [rows, by],
    );
  } catch (error) {
    if (breaksConstraint(error, 'committee_code_once')) return false;
    throw error;
  }
  return true;
}

/** Whether a committee, and everything above it, had its place on a day: without it a count has nowhere to go. */
export async function hadPlace(tx: Transaction, committeeId: string, day: string): Promise<boolean> {
  const { rows } = await tx.query<{ placed: boolean }>(`SELECT had_place($1::uuid, $2::date) AS placed`, [
    committeeId,
    day,
  ]);
  return rows[0]?.placed === true;
}

/** Corrects what committees are called today: no day and no decision stands behind it. */
export async function correctNames(tx: Transaction, names: { id: string; name: string }[]): Promise<void> {
  await tx.query(
    `UPDATE committee_form f SET name = r.name FROM json_to_recordset($1) AS r(id uuid, name text)
     WHERE f.committee_id = r.id AND daterange(f.valid_from, f.valid_to) @> local_today()`,
    [JSON.stringify(names)],
  );
}

/** A committee that comes to stand under another one from a day on. */
export interface Move {
  committeeId: string;
  parentId: string;
  on: Day;
}

/**
 * Moves committees with everything below them. What was counted before that day stays with the parent of before. Whoever
 * moves has the tree alone (`moves: true` of an operation).
 *
 * Paths follow in the same transaction, and not with the next step of the feed: what is authorised by a place right after
 * the commit is authorised by the new one. The step places them once more, so that it also finds whoever's row was held.
 */
export async function moveCommittees(tx: Transaction, moves: readonly Move[]): Promise<void> {
  const rows = JSON.stringify(moves);
  const read = 'json_to_recordset($1) AS r("committeeId" uuid, "parentId" uuid, "on" date)';
  // One that has come on the same day has stood nowhere else in between.
  await tx.query(
    `UPDATE committee_placement p SET parent_id = r."parentId" FROM ${read}
     WHERE p.child_id = r."committeeId" AND p.valid_to IS NULL AND p.valid_from = r."on"`,
    [rows],
  );
  await tx.query(
    `WITH ended AS (
       UPDATE committee_placement p SET valid_to = r."on" FROM ${read}
       WHERE p.child_id = r."committeeId" AND p.valid_to IS NULL AND p.valid_from < r."on"
       RETURNING r."committeeId", r."parentId", r."on"
     )
     INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT "committeeId", "parentId", "on" FROM ended`,
    [rows],
  );
  await placeAtOnce(
    tx,
    moves.map(({ committeeId }) => committeeId),
  );
}

/** Gives committees, and what stands below them, the paths of today. Those of a day to come follow with the first step of that day. */
export async function placeAtOnce(tx: Transaction, ids: readonly string[]): Promise<void> {
  // The feed's day, where it is ahead: this transaction may have begun before midnight.
  await tx.query('SELECT place_committees(greatest(day, local_today()), $1) FROM feed_head', [ids]);
}

/** A body that a decision founds. */
interface FoundedBody extends Omit<NewCommittee, 'source'> {
  shortName: string | null;
  source: string | null;
}

/** Where committees stand from a day on, by one decision. */
interface PlacedFrom {
  on: Day;
  founded: readonly FoundedBody[];
  /** Those that stand nowhere from then on. */
  ended: readonly string[];
  moved: readonly Omit<Move, 'on'>[];
  /** The decision that gives those it founds their names, and who recorded it. */
  paper: { number: string; issuedOn: Day; by: string };
}

/**
 * Founds, moves and ends committees on a day, which may lie ahead. Their last stays began before. Whoever does has the tree
 * alone; paths follow with `place_committees`.
 */
export async function placeFrom(tx: Transaction, { on, founded, ended, moved, paper }: PlacedFrom): Promise<void> {
  const rows = JSON.stringify(founded);
  const read = `json_to_recordset($1) AS r(id uuid, code text, name text, "shortName" text, kind "CommitteeKind",
    "parentId" uuid, "foundedOn" date, source text)`;
  await tx.query(
    `INSERT INTO committee (id, kind, name, short_name, founded_on, source)
     SELECT id, kind, name, "shortName", "foundedOn", source FROM ${read}`,
    [rows],
  );
  await tx.query(
    `UPDATE committee_form SET document_number = $2, document_on = $3, recorded_by = $4
     WHERE committee_id IN (SELECT id FROM json_to_recordset($1) AS r(id uuid))`,
    [rows, paper.number, paper.issuedOn, paper.by],
  );
  const placed = [...founded.map(({ id, parentId }) => ({ committeeId: id, parentId })), ...moved];
  // In one statement: what looks at the tree after it (triggers) never sees anybody stand nowhere.
  await tx.query(
    `WITH ended AS (
       UPDATE committee_placement SET valid_to = $3 WHERE child_id = ANY ($2::uuid[]) AND valid_to IS NULL RETURNING id
     )
     INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT "committeeId", "parentId", $3
     FROM json_to_recordset($1) AS r("committeeId" uuid, "parentId" uuid) WHERE (SELECT count(*) FROM ended) >= 0`,
    [JSON.stringify(placed), [...ended, ...moved.map(({ committeeId }) => committeeId)], on],
  );
  await tx.query('UPDATE committee_code SET valid_to = $2 WHERE committee_id = ANY ($1::uuid[]) AND valid_to IS NULL', [
    ended,
    on,
  ]);
  await tx.query(
    `INSERT INTO committee_code (committee_id, code, valid_from, recorded_by)
     SELECT id, code, "foundedOn", $2 FROM ${read} WHERE code IS NOT NULL`,
    [rows, paper.by],
  );
}

/** Says on which day committees end. */
export async function endCommittees(tx: Transaction, ids: readonly string[], on: Day): Promise<void> {
  await tx.query('UPDATE committee SET closed_on = $2 WHERE id = ANY ($1::uuid[])', [ids, on]);
}

/** What a decision did to committees on its day. */
interface DoneToCommittees {
  on: Day;
  founded: readonly string[];
  ended: readonly string[];
  moved: readonly string[];
  formed: readonly string[];
}

/**
 * Puts committees back to where they stood, and to what they were called, before a decision that is annulled. Those that it
 * founded stand nowhere then. Whoever does has the tree alone; paths follow with `place_committees`. False where a code
 * that ended means another committee by now: the transaction can only be given up.
 */
export async function putBackCommittees(
  tx: Transaction,
  { on, founded, ended, moved, formed }: DoneToCommittees,
): Promise<boolean> {
  await tx.query('DELETE FROM committee_placement WHERE child_id = ANY ($1::uuid[]) AND valid_from = $2', [
    [...founded, ...moved],
    on,
  ]);
  await tx.query('UPDATE committee_placement SET valid_to = NULL WHERE child_id = ANY ($1::uuid[]) AND valid_to = $2', [
    [...ended, ...moved],
    on,
  ]);
  await tx.query('UPDATE committee SET closed_on = NULL WHERE id = ANY ($1::uuid[])', [ended]);
  await tx.query(
    `UPDATE committee SET closed_on = founded_on, parent_id = NULL, path = '/' WHERE id = ANY ($1::uuid[])`,
    [founded],
  );
  await tx.query('DELETE FROM committee_form WHERE committee_id = ANY ($1::uuid[]) AND valid_from = $2', [formed, on]);
  await tx.query('UPDATE committee_form SET valid_to = NULL WHERE committee_id = ANY ($1::uuid[]) AND valid_to = $2', [
    formed,
    on,
  ]);
  await tx.query('DELETE FROM committee_code WHERE committee_id = ANY ($1::uuid[])', [founded]);
  try {
    await tx.query(
      'UPDATE committee_code SET valid_to = NULL WHERE committee_id = ANY ($1::uuid[]) AND valid_to = $2',
      [ended, on],
    );
  } catch (error) {
    if (breaksConstraint(error, 'committee_code_once')) return false;
    throw error;
  }
  return true;
}

/** A term of a committee. */
export interface NewTerm {
  id: string;
  committeeId: string;
  startsOn: Day;
  endsOn: Day;
  decisionNumber: string;
}

/** Enters terms. Of those that begin on one day the last one that was entered holds. */
export async function enterTerms(tx: Transaction, terms: readonly NewTerm[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO committee_term (id, committee_id, starts_on, ends_on, decision_number, set_by, set_role)
     SELECT id, "committeeId", "startsOn", "endsOn", "decisionNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "startsOn" date, "endsOn" date, "decisionNumber" text)`,
    [JSON.stringify(terms), by.subject, by.role],
  );
}

/** Who is to decide on the admissions of a grassroots organisation. */
export interface NewAuthority extends Share {
  id: string;
  committeeId: string;
  deciderId: string;
  body: DecidingBody;
  validFrom: Day;
  validTo: Day | null;
  documentNumber: string;
}

/** Enters who decides on admission. Of those that begin on one day the last one that was entered holds. */
export async function enterAuthorities(
  tx: Transaction,
  authorities: readonly NewAuthority[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO admission_authority (id, committee_id, decider_id, body, numerator, denominator, more, valid_from, valid_to,
       document_number, set_by, set_role)
     SELECT id, "committeeId", "deciderId", body, numerator, denominator, more, "validFrom", "validTo", "documentNumber", $2,
       $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "deciderId" uuid, body "DecidingBody", numerator integer,
       denominator integer, more boolean, "validFrom" date, "validTo" date, "documentNumber" text)`,
    [JSON.stringify(authorities), by.subject, by.role],
  );
}

/** What makes the work of a committee hard from a day on. */
export interface NewObstacles extends Participation {
  id: string;
  committeeId: string;
  validFrom: Day;
  obstacles: readonly Obstacle[];
  youthActiveQualifier: Qualifier | null;
  source: string | null;
}

/** Enters what makes work hard. Of what begins on one day the last word holds. */
export async function enterObstacles(tx: Transaction, reports: readonly NewObstacles[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO committee_obstacles (id, committee_id, valid_from, obstacles, youth_active_min_percent,
       youth_active_max_percent, youth_active_qualifier, source, set_by, set_role)
     SELECT id, "committeeId", "validFrom", ARRAY(SELECT json_array_elements_text(obstacles)::"Obstacle"),
       "youthActiveMinPercent", "youthActiveMaxPercent", "youthActiveQualifier", source, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, "validFrom" date, obstacles json,
       "youthActiveMinPercent" integer, "youthActiveMaxPercent" integer, "youthActiveQualifier" "Qualifier", source text)`,
    [JSON.stringify(reports), by.subject, by.role],
  );
}
