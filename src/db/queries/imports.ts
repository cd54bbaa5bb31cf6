import type { CandidateStage, CommitteeKind, QuotaKind, Sex, SourceCategory } from '../generated/enums.ts';
import type { SqlTransaction } from '../transaction.ts';

// What an import reads and writes, many rows a statement. Days are `YYYY-MM-DD`.

/** A committee as it stands on a day. */
export interface StandingCommittee {
  id: string;
  code: string | null;
  name: string;
  kind: CommitteeKind;
  parentId: string | null;
  foundedOn: string;
}

/** Makes imports wait for each other. */
export async function lockImports(tx: SqlTransaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('ketnap_import'))`);
}

/** All committees that have not closed by a day, with the code and the parent of that day. */
export async function readCommittees(tx: SqlTransaction, day: string): Promise<StandingCommittee[]> {
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

/** A quota as an import finds it, locked. */
export interface FoundQuota {
  id: string;
  committeeId: string;
  year: number;
  kind: QuotaKind;
  target: number;
  version: number;
  updatedAt: Date;
}

/** The quotas of years, locked: nobody revises them until the import is over. */
export async function lockQuotas(tx: SqlTransaction, years: number[]): Promise<FoundQuota[]> {
  const { rows } = await tx.query<FoundQuota>(
    `SELECT id, committee_id AS "committeeId", year, kind::text AS kind, target, version, updated_at AS "updatedAt"
     FROM admission_quota WHERE year = ANY($1::smallint[]) ORDER BY id FOR UPDATE`,
    [years],
  );
  return rows;
}

/** Which of these committees had no place on that day. Committees that are not there yet are left out. */
export async function withoutPlace(
  tx: SqlTransaction,
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
export interface NewCommittee {
  id: string;
  code: string | null;
  name: string;
  kind: CommitteeKind;
  parentId: string | null;
  foundedOn: string;
  source: string;
}

/** Founds committees; parents may be among them. */
export async function insertCommittees(tx: SqlTransaction, committees: NewCommittee[]): Promise<void> {
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

/** Gives committees other names. */
export async function renameCommittees(tx: SqlTransaction, names: { id: string; name: string }[]): Promise<void> {
  await tx.query(
    `UPDATE committee c SET name = r.name FROM json_to_recordset($1) AS r(id uuid, name text) WHERE c.id = r.id`,
    [JSON.stringify(names)],
  );
}

/** A quota to be written at a version, and the revision it makes. */
export interface WrittenQuota {
  id: string;
  revisionId: string;
  committeeId: string;
  year: number;
  kind: QuotaKind;
  target: number;
  version: number;
}

/**
 * Sets and revises quotas; every value they ever had is kept. Returns how many were written: fewer where somebody else
 * has set one meanwhile.
 */
export async function writeQuotas(
  tx: SqlTransaction,
  quotas: WrittenQuota[],
  by: { actor: string; reason: string },
): Promise<number> {
  const { rowCount } = await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "revisionId" uuid, "committeeId" uuid, year smallint,
         kind "QuotaKind", target integer, version integer)
     ), written AS (
       INSERT INTO admission_quota (id, committee_id, year, kind, target, version, source)
       SELECT id, "committeeId", year, kind, target, version, $3 FROM r
       ON CONFLICT (committee_id, year, kind) DO UPDATE
       SET target = excluded.target, version = excluded.version, updated_at = now()
       WHERE admission_quota.version = excluded.version - 1
       RETURNING id
     )
     INSERT INTO admission_quota_revision (id, quota_id, version, target, reason, changed_by)
     SELECT r."revisionId", r.id, r.version, r.target, $3, $2 FROM r JOIN written ON written.id = r.id`,
    [JSON.stringify(quotas), by.actor, by.reason],
  );
  return rowCount ?? 0;
}

/** A candidate to be written. Days are `YYYY-MM-DD`. */
export interface NewCandidate {
  id: string;
  stepId: string;
  committeeId: string;
  fullName: string;
  sex: Sex;
  birthYear: number;
  birthMonth: number;
  ethnicGroup: string;
  source: SourceCategory;
  youthUnionMember: boolean;
  awayForWork: boolean;
  stage: CandidateStage;
  stageSince: string;
}

/** Enters candidates, with the first step of their cases. */
export async function insertCandidates(tx: SqlTransaction, candidates: NewCandidate[], actor: string): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "stepId" uuid, "committeeId" uuid, "fullName" text, sex "Sex",
         "birthYear" smallint, "birthMonth" smallint, "ethnicGroup" text, source "SourceCategory",
         "youthUnionMember" boolean, "awayForWork" boolean, stage "CandidateStage", "stageSince" date)
     ), people AS (
       INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, away_for_work, stage, stage_since)
       SELECT id, "committeeId", "fullName", sex, "birthYear", "birthMonth", "ethnicGroup", source, "youthUnionMember",
         "awayForWork", stage, "stageSince" FROM r
     )
     INSERT INTO stage_change (id, candidate_id, to_stage, effective_on, changed_by)
     SELECT "stepId", id, stage, "stageSince", $2 FROM r`,
    [JSON.stringify(candidates), actor],
  );
}

/** An admission of a candidate who is entered as a member. */
export interface ImportedAdmission {
  id: string;
  changeId: string;
  candidateId: string;
  committeeId: string;
  ceremonyOn: string;
  decisionNumber: string;
  decisionOn: string;
}

/** Enters admissions; the counts follow by themselves. */
export async function insertAdmissions(
  tx: SqlTransaction,
  admissions: ImportedAdmission[],
  actor: string,
): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "changeId" uuid, "candidateId" uuid, "committeeId" uuid,
         "ceremonyOn" date, "decisionNumber" text, "decisionOn" date)
     ), recorded AS (
       INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
       SELECT id, "candidateId", "committeeId", "ceremonyOn", "decisionNumber", "decisionOn", $2 FROM r
     )
     INSERT INTO admission_change (id, admission_id, to_ceremony_on, changed_by)
     SELECT "changeId", id, "ceremonyOn", $2 FROM r`,
    [JSON.stringify(admissions), actor],
  );
}

/** A candidate who takes a step, or whose personal fields are entered anew. */
export interface ChangedCandidate extends NewCandidate {
  fromStage: CandidateStage;
}

/** Enters candidates anew who are there already; a step is written where the stage is another one. */
export async function updateCandidates(
  tx: SqlTransaction,
  candidates: ChangedCandidate[],
  actor: string,
): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT * FROM json_to_recordset($1) AS r(id uuid, "stepId" uuid, sex "Sex", "ethnicGroup" text,
         source "SourceCategory", "youthUnionMember" boolean, "awayForWork" boolean, stage "CandidateStage",
         "stageSince" date, "fromStage" "CandidateStage")
     ), people AS (
       UPDATE candidate c SET sex = r.sex, ethnic_group = r."ethnicGroup", source_category = r.source,
         youth_union_member = r."youthUnionMember", away_for_work = r."awayForWork", stage = r.stage,
         stage_since = r."stageSince" FROM r WHERE c.id = r.id
     )
     INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
     SELECT "stepId", id, "fromStage", stage, "stageSince", $2 FROM r WHERE stage <> "fromStage"`,
    [JSON.stringify(candidates), actor],
  );
}
