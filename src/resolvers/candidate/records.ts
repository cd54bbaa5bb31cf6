import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type {
  Availability,
  CandidateStage,
  Education,
  MentorEnd,
  Sex,
  SourceCategory,
} from '../../db/generated/enums.ts';
import { enterStays, type NewStay, readLastStay } from '../../db/queries/stays.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { confirmedStages } from './rules.ts';

/** A step of a case. */
export interface Step {
  candidateId: string;
  from: CandidateStage;
  to: CandidateStage;
  effectiveOn: Day;
  reason?: string | null;
  /** The document that the step rests on. */
  documentNumber?: string | null;
  /** Where a step from before the system comes from; left out for one that is taken in it. */
  legacySource?: string | null;
}

/**
 * The part of a statement that takes steps: nothing else changes the stage of a case.
 * @param steps - a part with a row for each: id, candidateId, from, to, effectiveOn, reason, documentNumber, legacySource.
 * @param by - who takes them and by which role, as two expressions.
 */
export function writeSteps(steps: string, by: string): string {
  // How many steps there are PostgreSQL does not know: asked for the candidates by a list, it takes their index.
  return `moved AS (
    UPDATE candidate c SET stage = s."to", stage_since = s."effectiveOn", unconfirmed = ${waitsFor('s', 'c.unconfirmed')}
    FROM ${steps} AS s
    WHERE c.id = s."candidateId" AND c.id = ANY (ARRAY(SELECT "candidateId" FROM ${steps}))
  )
  ${keepSteps(steps, by)}`;
}

const listed = (stages: readonly CandidateStage[]): string => stages.map((stage) => `'${stage}'`).join(', ');

/**
 * Whether a case waits for a body to confirm its step: one from before the system, at a stage that stands for a paper of that
 * body. Who moves back or away by hand takes the waiting along, to any such stage but those of the cell's own list.
 * @param before - whether it waits so far.
 */
function waitsFor(step: string, before: string): string {
  return `CASE WHEN ${step}."legacySource" IS NOT NULL THEN ${step}."to" IN (${listed(confirmedStages)})
      ELSE ${before} AND ${step}."to" IN (${listed([...confirmedStages.filter((one) => one !== 'OUTSTANDING'), 'OFF_LIST', 'WITHDRAWN'])}) END`;
}

/** The part that keeps steps in the history: nothing else does. */
function keepSteps(steps: string, by: string): string {
  return `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, reason, document_number,
    legacy_source, changed_by, changed_role)
  SELECT id, "candidateId", "from", "to", "effectiveOn", reason, "documentNumber", "legacySource", ${by} FROM ${steps}`;
}

/** An actor as the second and third parameter of a statement. */
const BY = '$2, $3::"Role"';

const TAKE_STEPS = `
  WITH step AS (
    SELECT * FROM json_to_recordset($1) AS s(id uuid, "candidateId" uuid, "from" "CandidateStage", "to" "CandidateStage",
      "effectiveOn" date, reason text, "documentNumber" text, "legacySource" text)
  ), ${writeSteps('step', BY)}`;

/**
 * Takes steps of cases whose candidates are locked, and keeps them in the history.
 * @param by - who takes them, as the history keeps it.
 */
export async function takeSteps(tx: Transaction, steps: readonly Step[], by: Actor): Promise<void> {
  const rows = steps.map((step) => ({ id: uuidv7(), ...step }));
  await tx.query({ name: 'take_steps', text: TAKE_STEPS, values: [JSON.stringify(rows), by.subject, by.role] });
}

/** Has cases wait no more: the bodies of their steps have confirmed them. */
export async function endWaiting(tx: Transaction, candidateIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE candidate SET unconfirmed = false WHERE id = ANY ($1::uuid[])', [candidateIds]);
}

/** Puts the day of the last step right: it follows the admission that it hangs on. The step itself stays as it was taken. */
export async function setStageSince(tx: Transaction, candidateId: string, since: Day): Promise<void> {
  await tx.query('UPDATE candidate SET stage_since = $2::date WHERE id = $1', [candidateId, since]);
}

/** The day of recognition as its step says. Null where no such step is on record. */
export async function readRecognisedOn(tx: Transaction, candidateId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day }>(
    `SELECT effective_on::text AS day FROM stage_change WHERE candidate_id = $1 AND to_stage = 'OFFICIAL'
     ORDER BY changed_at DESC, id DESC LIMIT 1`,
    [candidateId],
  );
  return rows[0]?.day ?? null;
}

/** The stage at which somebody who has left stood then; null where nobody left. The candidate is locked. */
export async function readLeftAt(tx: Transaction, candidateId: string): Promise<CandidateStage | null> {
  const { rows } = await tx.query<{ stage: CandidateStage | null }>(
    `SELECT from_stage::text AS stage FROM stage_change WHERE candidate_id = $1 AND to_stage IN ('OFF_LIST', 'WITHDRAWN')
     ORDER BY changed_at DESC, id DESC LIMIT 1`,
    [candidateId],
  );
  return rows[0]?.stage ?? null;
}

/** A cell that has a case from a day on. */
export interface NewPlace extends Omit<NewStay, 'id'> {
  candidateId: string;
}

/**
 * Has cases stand with other cells from a day on, whatever was recorded for later days. Their candidates are locked. Who was
 * admitted on one of these days must stand with the new cell by the end of the transaction (`correctAdmissions`): the commit
 * fails otherwise (`admission_in_place`).
 */
export function placeCases(tx: Transaction, places: readonly NewPlace[], by: Actor): Promise<void> {
  const stays = places.map(({ candidateId: id, ...place }) => ({ id, ...place }));
  return enterStays(tx, 'case_place', stays, by);
}

/** The day from which the last cell of a case has it, be it ahead; null where the case began there. The candidate is locked. */
export function readPlacedOn(tx: Transaction, candidateId: string): Promise<Day | null> {
  return readLastStay(tx, 'case_place', candidateId);
}

/** A case on a day. */
export interface CaseOnDay {
  candidateId: string;
  day: Day;
}

/** The cell that had a case on a day. */
export interface CellOnDay {
  id: string;
  /** The first day on which it is no more; null while it has no end. */
  closedOn: Day | null;
}

/** The cell that had each case on its day, by candidate. Their candidates are locked. */
export async function readCellsOn(tx: Transaction, cases: readonly CaseOnDay[]): Promise<Map<string, CellOnDay>> {
  const { rows } = await tx.query<CellOnDay & { candidateId: string }>({
    name: 'read_cells_on',
    text: `SELECT r."candidateId", c.id, c.closed_on::text AS "closedOn"
     FROM json_to_recordset($1) AS r("candidateId" uuid, day date)
     JOIN case_place p ON p.candidate_id = r."candidateId" AND daterange(p.valid_from, p.valid_to) @> r.day
     JOIN committee c ON c.id = p.committee_id`,
    values: [JSON.stringify(cases)],
  });
  return new Map(rows.map(({ candidateId, ...cell }) => [candidateId, cell]));
}

/** The cell that had a case on a day. The candidate is locked. */
export async function readCellOn(tx: Transaction, candidateId: string, day: Day): Promise<CellOnDay> {
  const cell = (await readCellsOn(tx, [{ candidateId, day }])).get(candidateId);
  if (cell === undefined) throw new Error(`candidate ${candidateId} stood nowhere on ${day}`);
  return cell;
}

/** What a file says of a person beside the name and the birth. */
export interface Traits {
  sex: Sex;
  ethnicGroup: string;
  source: SourceCategory;
  youthUnionMember: boolean;
  awayForWork: boolean;
}

/** What else is kept of a person; null where nobody has said. */
export interface Facts {
  education: Education | null;
  citizen: boolean | null;
  residence: string | null;
  workplace: string | null;
  occupation: string | null;
  religious: boolean | null;
  tradeUnionMember: boolean | null;
  villageHead: boolean | null;
  militia: boolean | null;
  availability: Availability | null;
  appliedOn: Day | null;
  historyOn: Day | null;
}

/** Everything of a person that can be put right. */
export interface PersonalFacts extends Facts, Omit<Traits, 'awayForWork'> {
  fullName: string;
  birthYear: number;
  birthMonth: number;
}

/** The columns that facts stand in. */
const COLUMNS: Record<keyof PersonalFacts | 'awayForWork', string> = {
  fullName: 'full_name',
  sex: 'sex',
  birthYear: 'birth_year',
  birthMonth: 'birth_month',
  ethnicGroup: 'ethnic_group',
  source: 'source_category',
  youthUnionMember: 'youth_union_member',
  awayForWork: 'away_for_work',
  education: 'education',
  citizen: 'citizen',
  residence: 'residence',
  workplace: 'workplace',
  occupation: 'occupation',
  religious: 'religious',
  tradeUnionMember: 'trade_union_member',
  villageHead: 'village_head',
  militia: 'militia',
  availability: 'availability',
  appliedOn: 'applied_on',
  historyOn: 'history_on',
};

/** Facts by their columns. Who is not at home is away. */
function byColumn(facts: Partial<PersonalFacts>): Record<string, unknown> {
  const given = facts.availability ? { ...facts, awayForWork: facts.availability !== 'HOME' } : facts;
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [COLUMNS[field as keyof typeof COLUMNS], value]),
  );
}

/** Somebody who is entered at a stage. */
export interface NewCandidate extends Traits {
  id: string;
  /** The person, where an earlier case of theirs is on record: it is locked. Somebody new where it is left out. */
  personId?: string;
  committeeId: string;
  fullName: string;
  birthYear: number;
  birthMonth: number;
  stage: CandidateStage;
  stageSince: Day;
  /** The document that the stage rests on. */
  documentNumber: string | null;
  /** Where a case from before the system comes from; left out for one that begins in it. */
  legacySource?: string | null;
  /** What else is known. */
  facts?: Partial<Facts>;
  /** The review of sources in which the person was found. */
  sourceReviewId?: string | null;
}

const FACTS = [
  'education',
  'citizen',
  'residence',
  'workplace',
  'occupation',
  'religious',
  'trade_union_member',
  'village_head',
  'militia',
  'availability',
  'applied_on',
  'history_on',
] as const;

/**
 * Enters candidates, each with the first step of the case. The database enters the person with the first case, and takes
 * name, sex and birth from there for another one (`candidate_of_person`).
 */
export async function enterCandidates(tx: Transaction, candidates: readonly NewCandidate[], by: Actor): Promise<void> {
  const rows = candidates.map(({ facts = {}, ...candidate }) => ({
    stepId: uuidv7(),
    ...candidate,
    facts: byColumn(facts),
  }));
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "personId" uuid, "stepId" uuid, "committeeId" uuid, "fullName" text, sex "Sex",
         "birthYear" smallint, "birthMonth" smallint, "ethnicGroup" text, source "SourceCategory",
         "youthUnionMember" boolean, "awayForWork" boolean, stage "CandidateStage", "stageSince" date, "documentNumber" text, "legacySource" text, facts jsonb,
         "sourceReviewId" uuid)
     ), people AS (
       INSERT INTO candidate (id, person_id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, away_for_work, stage, stage_since, unconfirmed, source_review_id, ${FACTS.join(', ')})
       SELECT r.id, coalesce("personId", gen_random_uuid()), "committeeId", "fullName", r.sex, "birthYear", "birthMonth",
         "ethnicGroup", source, "youthUnionMember", coalesce(f.availability <> 'HOME', "awayForWork"), r.stage, "stageSince",
         "legacySource" IS NOT NULL AND r.stage IN (${listed(confirmedStages)}), "sourceReviewId", ${FACTS.map((column) => `f.${column}`).join(', ')}
       FROM r CROSS JOIN LATERAL jsonb_populate_record(NULL::candidate, r.facts) AS f
     ), step AS (
       SELECT "stepId" AS id, id AS "candidateId", NULL::"CandidateStage" AS "from", stage AS "to",
         "stageSince" AS "effectiveOn", NULL AS reason, "documentNumber", "legacySource" FROM r
     )
     ${keepSteps('step', BY)}`,
    [JSON.stringify(rows), by.subject, by.role],
  );
}

/** Enters anew what is known of candidates who are locked, with their persons. */
export async function enterTraits(
  tx: Transaction,
  candidates: readonly ({ candidateId: string } & Traits)[],
): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r("candidateId" uuid, sex "Sex", "ethnicGroup" text, source "SourceCategory",
         "youthUnionMember" boolean, "awayForWork" boolean)
     ), people AS (
       UPDATE person p SET sex = r.sex FROM r JOIN candidate c ON c.id = r."candidateId"
       WHERE p.id = c.person_id AND p.sex IS DISTINCT FROM r.sex
     )
     UPDATE candidate c SET ethnic_group = r."ethnicGroup", source_category = r.source,
       youth_union_member = r."youthUnionMember", away_for_work = r."awayForWork",
       availability = CASE WHEN (availability <> 'HOME') = r."awayForWork" THEN availability END
     FROM r WHERE c.id = r."candidateId"`,
    [JSON.stringify(candidates)],
  );
}

/** What is put right of a person who is locked, and why. */
export interface PersonChange {
  candidateId: string;
  facts: Partial<PersonalFacts>;
  reason: string | null;
}

/** What stands with the person; the rest stands with the case. */
const OF_PERSON = [COLUMNS.fullName, COLUMNS.sex, COLUMNS.birthYear, COLUMNS.birthMonth];
const OF_CASE = Object.values(COLUMNS).filter((column) => !OF_PERSON.includes(column));
const set = (columns: readonly string[]) => columns.map((column) => `${column} = n.${column}`).join(', ');

/**
 * Puts right what is on record of a person who is locked, and keeps what stood there. Who it is is put right for all cases of
 * theirs. Where everything stands so already, nothing is written.
 * @returns whether the life history would be older than the application: then nothing was written.
 */
export async function changePerson(
  tx: Transaction,
  { candidateId, facts, reason }: PersonChange,
  by: Actor,
): Promise<{ historyFirst: boolean }> {
  const fields = Object.fromEntries(Object.entries(COLUMNS).map(([field, column]) => [column, field]));
  const { rows } = await tx.query<{ historyFirst: boolean }>(
    `WITH was AS (
       SELECT to_jsonb(c) AS facts FROM candidate c WHERE id = $1::uuid
     ), changed AS (
       SELECT n.key, was.facts -> n.key AS before FROM was CROSS JOIN jsonb_each($2::jsonb) AS n
       WHERE was.facts -> n.key IS DISTINCT FROM n.value
     ), is_now AS (
       SELECT n.*, coalesce(n.history_on < n.applied_on, false) AS "historyFirst"
       FROM was CROSS JOIN LATERAL jsonb_populate_record(NULL::candidate, was.facts || $2::jsonb) AS n
     ), person_written AS (
       UPDATE person p SET ${set(OF_PERSON)} FROM is_now n
       WHERE p.id = n.person_id AND NOT n."historyFirst" AND EXISTS (SELECT FROM changed WHERE key = ANY ($8))
     ), case_written AS (
       UPDATE candidate c SET ${set(OF_CASE)} FROM is_now n
       WHERE c.id = $1::uuid AND NOT n."historyFirst" AND EXISTS (SELECT FROM changed WHERE key <> ALL ($8))
     ), kept AS (
       INSERT INTO candidate_change (id, candidate_id, fields, before, reason, changed_by, changed_role)
       SELECT $3, $1::uuid, array_agg($7::jsonb ->> key ORDER BY key), jsonb_object_agg(key, before), $4, $5, $6::"Role"
       FROM changed WHERE NOT (SELECT "historyFirst" FROM is_now) HAVING count(*) > 0
     )
     SELECT "historyFirst" FROM is_now`,
    [
      candidateId,
      JSON.stringify(byColumn(facts)),
      uuidv7(),
      reason,
      by.subject,
      by.role,
      JSON.stringify(fields),
      OF_PERSON,
    ],
  );
  return rows[0] ?? { historyFirst: false };
}

/** A member who is to help a candidate. */
export interface NewMentor {
  id: string;
  candidateId: string;
  memberName: string;
  /** Who that is on the roll; null where only the name was written. */
  memberId: string | null;
  validFrom: Day;
  documentNumber: string | null;
}

/** Has members help candidates who are locked. */
export async function enterMentors(tx: Transaction, mentors: readonly NewMentor[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO mentor_assignment (id, candidate_id, member_name, member_id, valid_from, document_number, assigned_by, assigned_role,
       assigned_at)
     SELECT id, "candidateId", "memberName", "memberId", "validFrom", "documentNumber", $2, $3::"Role", now() + clock_ahead()
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, "memberName" text, "memberId" uuid, "validFrom" date,
       "documentNumber" text)`,
    [JSON.stringify(mentors), by.subject, by.role],
  );
}

/** The end of an assignment. */
export interface EndOfMentor {
  mentorId: string;
  /** The first day on which the member does not help. */
  endsOn: Day;
  reason: MentorEnd;
}

/** Ends assignments whose candidates are locked. */
export async function endMentors(tx: Transaction, ends: readonly EndOfMentor[], by: Actor): Promise<void> {
  await tx.query(
    `UPDATE mentor_assignment m SET valid_to = r."endsOn", end_reason = r.reason, ended_by = $2, ended_role = $3::"Role",
       ended_at = now() + clock_ahead()
     FROM json_to_recordset($1) AS r("mentorId" uuid, "endsOn" date, reason "MentorEnd") WHERE m.id = r."mentorId"`,
    [JSON.stringify(ends), by.subject, by.role],
  );
}

/** Who helps a candidate who is locked, on a day or later. */
export interface Helping {
  id: string;
  validFrom: Day;
  /** Whether it is one of those who are to be assigned, by the name as it is spoken. */
  named: boolean;
}

/** Reads who helps a candidate who is locked, on a day or later. */
export async function readHelping(
  tx: Transaction,
  { candidateId, day, names }: { candidateId: string; day: Day; names: readonly string[] },
): Promise<Helping[]> {
  const { rows } = await tx.query<Helping>(
    `SELECT id, valid_from::text AS "validFrom",
       EXISTS (SELECT FROM unnest($3::text[]) AS n WHERE name_key(n) = name_key(member_name)) AS named
     FROM mentor_assignment WHERE candidate_id = $1 AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY id`,
    [candidateId, day, names],
  );
  return rows;
}

/** The day on which a case came on the list last; null where no such step is on record. */
export async function readListedOn(tx: Transaction, candidateId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day | null }>(
    `SELECT max(effective_on)::text AS day FROM stage_change WHERE candidate_id = $1 AND to_stage = 'OUTSTANDING'
       AND from_stage IS DISTINCT FROM 'IN_AWARENESS_CLASS'`,
    [candidateId],
  );
  return rows[0]?.day ?? null;
}
