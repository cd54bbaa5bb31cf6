import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { Qualifier, TraineeAudience, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import type { ClassForm } from './class-form.ts';

/** A centre that a committee hosts. */
export interface NewCentre {
  id: string;
  hostId: string;
  name: string;
}

/** Enters centres of committees that are locked. */
export async function enterCentres(tx: Transaction, centres: readonly NewCentre[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO training_centre (id, host_committee_id, name, recorded_by, recorded_role)
     SELECT id, "hostId", name, $2, $3::"Role" FROM json_to_recordset($1) AS r(id uuid, "hostId" uuid, name text)`,
    [JSON.stringify(centres), by.subject, by.role],
  );
}

/** Whether a committee that is locked to be changed hosts a centre of a name. */
export async function hasCentre(tx: Transaction, hostId: string, name: string): Promise<boolean> {
  const { rowCount } = await tx.query('SELECT FROM training_centre WHERE host_committee_id = $1 AND name = $2', [
    hostId,
    name,
  ]);
  return rowCount !== 0;
}

/** All that a centre covers from a day on and until another one. */
export interface NewCoverage {
  centreId: string;
  committeeIds: readonly string[];
  validFrom: Day;
  validTo: Day | null;
  documentNumber: string;
}

/** Has a centre that is locked cover committees from a day on, and no others. What it covered before ends there. */
export async function coverCommittees(
  tx: Transaction,
  { centreId, committeeIds, validFrom, validTo, documentNumber }: NewCoverage,
  by: Actor,
): Promise<void> {
  // What began on that very day has never held: it ends where it begins.
  await tx.query(
    `UPDATE training_coverage SET valid_to = $2::date WHERE centre_id = $1 AND (valid_to IS NULL OR valid_to > $2::date)`,
    [centreId, validFrom],
  );
  await tx.query(
    `INSERT INTO training_coverage (id, centre_id, committee_id, valid_from, valid_to, document_number, recorded_by, recorded_role)
     SELECT gen_random_uuid(), $1, committee, $3::date, $4::date, $5, $6, $7::"Role" FROM unnest($2::uuid[]) AS committee`,
    [centreId, committeeIds, validFrom, validTo, documentNumber, by.subject, by.role],
  );
}

/** A class that is entered. */
export interface NewClass extends ClassForm {
  id: string;
  centreId: string;
  kind: TrainingKind;
}

const CLASSES = `json_to_recordset($1) AS r(id uuid, "centreId" uuid, kind "TrainingKind", title text, "startsOn" date, "endsOn" date,
  capacity integer, audience "ClassAudience"[], place text, teachers text, objective text)`;

/** Enters planned classes of centres that are locked. */
export async function enterClasses(tx: Transaction, classes: readonly NewClass[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO training_class (id, centre_id, kind, title, starts_on, ends_on, capacity, status, audience, place, teachers, objective)
     SELECT id, "centreId", kind, title, "startsOn", "endsOn", capacity, 'PLANNED', audience, place, teachers, objective FROM ${CLASSES}`,
    [JSON.stringify(classes)],
  );
  await keepClassSteps(
    tx,
    classes.map(({ id }) => ({ id, from: null, to: 'PLANNED' })),
    by,
  );
}

/** Says anew what classes are that are locked. */
export async function rewriteClasses(tx: Transaction, classes: readonly ({ id: string } & ClassForm)[]): Promise<void> {
  await tx.query(
    `UPDATE training_class t SET title = r.title, starts_on = r."startsOn", ends_on = r."endsOn", capacity = r.capacity,
       audience = r.audience, place = r.place, teachers = r.teachers, objective = r.objective
     FROM ${CLASSES} WHERE t.id = r.id`,
    [JSON.stringify(classes)],
  );
}

/** A step of a class. */
export interface ClassStep {
  id: string;
  from: TrainingStatus | null;
  to: TrainingStatus;
  reason?: string;
}

/** Brings classes that are locked to other states. Nothing else does. */
export async function moveClasses(tx: Transaction, steps: readonly ClassStep[], by: Actor): Promise<void> {
  await tx.query(
    `UPDATE training_class t SET status = r."to" FROM json_to_recordset($1) AS r(id uuid, "to" "TrainingStatus")
     WHERE t.id = r.id`,
    [JSON.stringify(steps)],
  );
  await keepClassSteps(tx, steps, by);
}

async function keepClassSteps(tx: Transaction, steps: readonly ClassStep[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO training_class_change (id, class_id, from_status, to_status, reason, changed_by, changed_role)
     SELECT "changeId", id, "from", "to", reason, $2, $3::"Role"
     FROM json_to_recordset($1) AS r("changeId" uuid, id uuid, "from" "TrainingStatus", "to" "TrainingStatus", reason text)`,
    [JSON.stringify(steps.map((step) => ({ changeId: uuidv7(), ...step }))), by.subject, by.role],
  );
}

/** How many people a committee is to have certified in a year. */
export interface NewTarget {
  committeeId: string;
  year: number;
  kind: TrainingKind;
  trainees: number;
  documentNumber: string;
}

/** Keeps targets of committees that are locked to be changed. */
export async function enterTargets(tx: Transaction, targets: readonly NewTarget[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO training_target (id, committee_id, year, kind, trainees, document_number, recorded_by, recorded_role)
     SELECT id, "committeeId", year, kind, trainees, "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, year smallint, kind "TrainingKind", trainees integer,
       "documentNumber" text)`,
    [JSON.stringify(targets.map((target) => ({ id: uuidv7(), ...target }))), by.subject, by.role],
  );
}

/** What an office reports of trainees. */
export interface NewTraineeReport {
  committeeId: string;
  year: number;
  audience: TraineeAudience;
  traineeCount: number;
  qualifier: Qualifier;
  asOf: Day;
  source: string | null;
}

/**
 * Enters reports of committees that are locked to be changed; another one of the same day takes the place of the first, and what
 * was reported is kept.
 * @returns their ids; of the one that stood there, where one did.
 */
export async function enterTraineeReports(
  tx: Transaction,
  reports: readonly NewTraineeReport[],
  by: Actor,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "revisionId" uuid, "committeeId" uuid, year smallint, audience "TraineeAudience",
         "traineeCount" integer, qualifier "Qualifier", "asOf" date, source text)
     ), entered AS (
       INSERT INTO trainee_report AS t (id, committee_id, year, audience, trainee_count, qualifier, as_of, source)
       SELECT id, "committeeId", year, audience, "traineeCount", qualifier, "asOf", source FROM r
       ON CONFLICT (committee_id, year, audience, as_of) DO UPDATE
       SET trainee_count = excluded.trainee_count, qualifier = excluded.qualifier, source = excluded.source
       RETURNING t.id, t.committee_id, t.year, t.audience, t.as_of
     ), noted AS (
       INSERT INTO trainee_report_revision (id, report_id, trainee_count, qualifier, source, changed_by, changed_role)
       SELECT r."revisionId", e.id, r."traineeCount", r.qualifier, r.source, $2, $3::"Role" FROM entered e
       JOIN r ON r."committeeId" = e.committee_id AND r.year = e.year AND r.audience = e.audience AND r."asOf" = e.as_of
     )
     SELECT id FROM entered`,
    [JSON.stringify(reports.map((one) => ({ id: uuidv7(), revisionId: uuidv7(), ...one }))), by.subject, by.role],
  );
  return rows.map(({ id }) => id);
}

/**
 * Keeps that who holds some offices was in a class that is locked; each once.
 * @returns how many offices are on record of the class then
 */
export async function enterOfficers(
  tx: Transaction,
  { classId, officerIds }: { classId: string; officerIds: readonly string[] },
  by: Actor,
): Promise<number> {
  await tx.query(
    `INSERT INTO officer_training (id, class_id, officer_id, recorded_by, recorded_role)
     SELECT id, $4, "officerId", $2, $3::"Role" FROM json_to_recordset($1) AS r(id uuid, "officerId" uuid)
     ON CONFLICT (class_id, officer_id) DO NOTHING`,
    [JSON.stringify(officerIds.map((officerId) => ({ id: uuidv7(), officerId }))), by.subject, by.role, classId],
  );
  const { rows } = await tx.query<{ n: number }>(
    'SELECT count(*)::integer AS n FROM officer_training WHERE class_id = $1',
    [classId],
  );
  return rows[0]?.n ?? 0;
}
