import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import { breaksConstraint } from '../../db/breaks-constraint.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { holdsOn } from '../../db/queries/holds-on.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { writeSteps } from '../candidate/records.ts';

/** An admission, as it counts. */
export interface NewAdmission {
  id: string;
  candidateId: string;
  /** The cell that had the case on the day of the ceremony (`readCellsOn`). */
  committeeId: string;
  /** The stage of the case, which it takes a step on; null where the case was entered together with its admission. */
  from: CandidateStage | null;
  ceremonyOn: Day;
  decisionNumber: string;
  decisionOn: Day;
  /** Why it is still recorded, where its year is closed. */
  reason?: string | null;
  /** Where one from before the system comes from. */
  legacySource?: string | null;
}

// One statement: what is written together costs one round trip.
const ENTER_ADMISSIONS = `
  WITH r AS (
    SELECT * FROM json_to_recordset($1) AS r(id uuid, "changeId" uuid, "stepId" uuid, "candidateId" uuid,
      "committeeId" uuid, "from" "CandidateStage", "ceremonyOn" date, "decisionNumber" text, "decisionOn" date, reason text,
      "legacySource" text)
  ), recorded AS (
    INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, legacy_source, recorded_by)
    SELECT id, "candidateId", "committeeId", "ceremonyOn", "decisionNumber", "decisionOn", "legacySource", $2 FROM r
    RETURNING id, counts_on
  ), noted AS (
    INSERT INTO admission_change (id, admission_id, to_ceremony_on, to_counts_on, reason, changed_by, changed_role)
    SELECT "changeId", id, "ceremonyOn", counts_on, reason, $2, $3::"Role" FROM r JOIN recorded USING (id)
  ), step AS (
    SELECT "stepId" AS id, "candidateId", "from", 'PROBATIONARY'::"CandidateStage" AS "to", "ceremonyOn" AS "effectiveOn",
      NULL AS reason, "decisionNumber" AS "documentNumber", "legacySource" FROM r WHERE "from" IS NOT NULL
  ), ${writeSteps('step', '$2, $3::"Role"')}`;

/**
 * Enters admissions of candidates that are locked, with the step that each is; the counts follow by themselves. False when
 * a committee, or something above it, had no place in the tree on that day; the transaction is over then.
 * @param by - who enters them, as the history keeps it.
 */
export async function enterAdmissions(
  tx: Transaction,
  admissions: readonly NewAdmission[],
  by: Actor,
): Promise<boolean> {
  const rows = admissions.map((admission) => ({ changeId: uuidv7(), stepId: uuidv7(), ...admission }));
  try {
    await tx.query({
      name: 'enter_admissions',
      text: ENTER_ADMISSIONS,
      values: [JSON.stringify(rows), by.subject, by.role],
    });
    return true;
  } catch (error) {
    if (breaksConstraint(error, 'admission_has_place')) return false;
    throw error;
  }
}

/** What was wrong with an admission. */
export interface Correction {
  admissionId: string;
  /** The cell as it stood, and the one that had the case on the right day. */
  fromCommitteeId: string;
  toCommitteeId: string;
  /** The day as it stood. */
  from: Day;
  /** The right day; null where the admission is revoked. */
  to: Day | null;
  reason: string;
}

const CORRECT_ADMISSIONS = `
  WITH r AS (
    SELECT r.*, was.counts_on FROM json_to_recordset($1) AS r(id uuid, "admissionId" uuid, "from" date, "to" date,
      "fromCommitteeId" uuid, "toCommitteeId" uuid, reason text) JOIN admission was ON was.id = r."admissionId"
  ), corrected AS (
    UPDATE admission a SET ceremony_on = coalesce(r."to", a.ceremony_on), revoked = r."to" IS NULL,
      committee_id = r."toCommitteeId"
    FROM r WHERE a.id = r."admissionId" RETURNING a.id, a.counts_on, a.counts_for
  ), noted AS (
    INSERT INTO admission_change (id, admission_id, from_ceremony_on, to_ceremony_on, from_counts_on, to_counts_on,
      from_committee_id, to_committee_id, reason, changed_by, changed_role)
    SELECT r.id, "admissionId", "from", "to", r.counts_on, c.counts_on, nullif("fromCommitteeId", "toCommitteeId"),
      nullif("toCommitteeId", "fromCommitteeId"), reason, $2, $3::"Role" FROM r JOIN corrected c ON c.id = r."admissionId"
  )
  SELECT id AS "admissionId", counts_on::text AS "countsOn", counts_for AS "countsFor" FROM corrected`;

/** By which day an admission counts, and for which cell; both null where it does not. */
export interface Counting {
  countsOn: Day | null;
  countsFor: string | null;
}

/** Corrects admissions that are locked, or revokes them; the counts move with them. Says how they count then. */
export async function correctAdmissions(
  tx: Transaction,
  corrections: readonly Correction[],
  by: Actor,
): Promise<(Counting & { admissionId: string })[]> {
  const rows = corrections.map((correction) => ({ id: uuidv7(), ...correction }));
  const corrected = await tx.query<Counting & { admissionId: string }>({
    name: 'correct_admissions',
    text: CORRECT_ADMISSIONS,
    values: [JSON.stringify(rows), by.subject, by.role],
  });
  return corrected.rows;
}

/** The day of the admission that counts. Null where nobody was admitted. */
export async function readCeremonyOn(tx: Transaction, candidateId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day }>(
    'SELECT ceremony_on::text AS day FROM admission WHERE candidate_id = $1 AND NOT revoked',
    [candidateId],
  );
  return rows[0]?.day ?? null;
}

/** An admission that counts. */
export interface CountingAdmission {
  id: string;
  committeeId: string;
  ceremonyOn: Day;
  decisionNumber: string;
  decisionOn: Day;
}

/** Puts the decision right that an admission names; it is locked. Where it counts by that day, it moves, and that is kept. */
export async function correctDecisionOf(
  tx: Transaction,
  admissionId: string,
  { decisionNumber, decisionOn, reason }: { decisionNumber: string; decisionOn: Day; reason: string },
  by: Actor,
): Promise<void> {
  await tx.query(
    `WITH was AS (
       SELECT counts_on FROM admission WHERE id = $1
     ), corrected AS (
       UPDATE admission SET decision_number = $2, decision_on = $3::date WHERE id = $1 RETURNING ceremony_on, counts_on
     )
     INSERT INTO admission_change (id, admission_id, from_ceremony_on, to_ceremony_on, from_counts_on, to_counts_on, reason,
       changed_by, changed_role)
     SELECT $4, $1, c.ceremony_on, c.ceremony_on, was.counts_on, c.counts_on, $5, $6, $7::"Role" FROM was, corrected c
     WHERE was.counts_on <> c.counts_on`,
    [admissionId, decisionNumber, decisionOn, uuidv7(), reason, by.subject, by.role],
  );
}

/** The cell that had a case on the day of a ceremony, and how an admission would count. */
export interface CeremonyCell {
  id: string;
  closedOn: Day | null;
  countsOn: Day;
  countsFor: string;
}

/** Reads where a ceremony is, and how the admission will count. The candidate is locked. */
export async function readCeremonyCell(
  tx: Transaction,
  { candidateId, ceremonyOn, decisionOn }: { candidateId: string; ceremonyOn: Day; decisionOn: Day },
): Promise<CeremonyCell> {
  const { rows } = await tx.query<CeremonyCell>({
    name: 'read_ceremony_cell',
    text: `
      SELECT c.id, c.closed_on::text AS "closedOn", n.counts_on::text AS "countsOn", n.counts_for AS "countsFor"
      FROM case_place p JOIN committee c ON c.id = p.committee_id CROSS JOIN LATERAL counted_as($1, c.id, $2, $3) AS n
      WHERE p.candidate_id = $1 AND daterange(p.valid_from, p.valid_to) @> $2::date`,
    values: [candidateId, ceremonyOn, decisionOn],
  });
  const [cell] = rows;
  if (cell === undefined) throw new Error(`candidate ${candidateId} stood nowhere on ${ceremonyOn}`);
  return cell;
}

// A year is closed for a cell by a closing of its own, or of what stood above it on that day or at the end of the year.
const COUNT_ANEW = `
  WITH RECURSIVE below AS (
    SELECT $1::uuid AS id
    UNION
    SELECT p.child_id FROM below JOIN committee_placement p ON p.parent_id = below.id
  ), changed AS MATERIALIZED (
    SELECT a.id, a.counts_on AS was_on, a.counts_for AS was_for, n.counts_on, n.counts_for
    FROM below CROSS JOIN LATERAL (
      SELECT * FROM admission WHERE committee_id = below.id AND counts_on IS NOT NULL AND decision_on <> ceremony_on OFFSET 0
    ) AS a CROSS JOIN LATERAL counted_as(a.candidate_id, a.committee_id, a.ceremony_on, a.decision_on) AS n
    WHERE (n.counts_on, n.counts_for) IS DISTINCT FROM (a.counts_on, a.counts_for) AND root_on(a.committee_id, a.ceremony_on) = $1
  ), up AS (
    SELECT c.id, n.at, d.day FROM changed c
    CROSS JOIN LATERAL (VALUES (c.was_for, c.was_on), (c.counts_for, c.counts_on)) AS n(at, day)
    CROSS JOIN LATERAL (VALUES (n.day), (make_date(extract(year FROM n.day)::integer, 12, 31))) AS d(day)
    WHERE EXISTS (SELECT FROM quota_year y WHERE y.year = extract(year FROM n.day) AND y.reopened_at IS NULL)
    UNION
    SELECT up.id, p.parent_id, up.day FROM up JOIN committee_placement p ON p.child_id = up.at AND ${holdsOn('p', 'up.day')}
    WHERE p.parent_id IS NOT NULL
  ), kept AS (
    SELECT DISTINCT up.id FROM up
    JOIN quota_year y ON y.committee_id = up.at AND y.year = extract(year FROM up.day) AND y.reopened_at IS NULL
  ), moved AS (
    UPDATE admission a SET counts_on = c.counts_on, counts_for = c.counts_for
    FROM changed c WHERE a.id = c.id AND c.id NOT IN (SELECT id FROM kept)
  )
  SELECT id FROM kept ORDER BY id`;

/**
 * Has the admissions below a root count by what it has set now: those whose cell stood below it on the day of the ceremony. The tree
 * is held alone. Who counts, or would, in a year that is closed keeps its day: these are answered.
 */
export async function countAnew(tx: Transaction, rootId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(COUNT_ANEW, [rootId]);
  return rows.map(({ id }) => id);
}

/** Has one admission count anew: another cell had the case on the day by which it counts. */
export async function countOneAnew(tx: Transaction, admissionId: string): Promise<void> {
  await tx.query(
    `UPDATE admission a SET counts_on = n.counts_on, counts_for = n.counts_for
     FROM admission o CROSS JOIN LATERAL counted_as(o.candidate_id, o.committee_id, o.ceremony_on, o.decision_on) AS n
     WHERE o.id = $1 AND a.id = o.id AND (n.counts_on, n.counts_for) IS DISTINCT FROM (a.counts_on, a.counts_for)`,
    [admissionId],
  );
}

/** The admission that counts, of a candidate who is locked. Null where nobody was admitted. */
export async function readCountingAdmission(tx: Transaction, candidateId: string): Promise<CountingAdmission | null> {
  const { rows } = await tx.query<CountingAdmission>(
    `SELECT id, committee_id AS "committeeId", ceremony_on::text AS "ceremonyOn", decision_number AS "decisionNumber",
       decision_on::text AS "decisionOn" FROM admission
     WHERE candidate_id = $1 AND NOT revoked`,
    [candidateId],
  );
  return rows[0] ?? null;
}
