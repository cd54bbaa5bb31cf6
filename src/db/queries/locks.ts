import type {
  Admission,
  Candidate,
  CandidateStage,
  CommitteeKind,
  Inspection,
  InspectionKind,
  InspectionStatus,
  QuotaKind,
  Role,
  TrainingClass,
  TrainingKind,
  TrainingStatus,
} from '../generated/client.ts';
import type { Transaction } from '../transaction.ts';

// Each of these takes the row's lock, so that of two writers the second sees what the first has done.

/** A candidate and the place of the cell that follows the person. */
export interface LockedCandidate {
  id: Candidate['id'];
  committeeId: string;
  stage: CandidateStage;
  /** The day of the last step, `YYYY-MM-DD`. */
  stageSince: string;
  /** Whether the person was made unreadable. */
  erased: boolean;
  /** Place of the cell in the tree. */
  path: string;
}

const LOCK_CANDIDATE = `
  WITH c AS MATERIALIZED (SELECT * FROM candidate WHERE id = $1::uuid FOR UPDATE)
  SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
    c.erased_at IS NOT NULL AS erased, k.path
  FROM c JOIN committee k ON k.id = c.committee_id`;

/** Locks a candidate. Null when there is none. */
export async function lockCandidate(tx: Transaction, id: string): Promise<LockedCandidate | null> {
  const { rows } = await tx.query<LockedCandidate>({ name: 'lock_candidate', text: LOCK_CANDIDATE, values: [id] });
  return rows[0] ?? null;
}

/** An admission, its candidate's stage and the place of the cell that admitted. Locks both. */
export interface LockedAdmission {
  id: Admission['id'];
  candidateId: string;
  committeeId: string;
  stage: CandidateStage;
  /** Days, `YYYY-MM-DD`. */
  stageSince: string;
  ceremonyOn: string;
  decisionOn: string;
  revoked: boolean;
  /** Whether the person was made unreadable. */
  erased: boolean;
  path: string;
}

/** Locks an admission and its candidate. Null when there is none. */
export async function lockAdmission(tx: Transaction, id: string): Promise<LockedAdmission | null> {
  const { rows } = await tx.query<LockedAdmission>(
    `SELECT a.id, a.candidate_id AS "candidateId", a.committee_id AS "committeeId", c.stage::text AS stage,
      c.stage_since::text AS "stageSince", a.ceremony_on::text AS "ceremonyOn", a.decision_on::text AS "decisionOn", a.revoked,
      c.erased_at IS NOT NULL AS erased, k.path
    FROM admission a JOIN candidate c ON c.id = a.candidate_id JOIN committee k ON k.id = a.committee_id
    WHERE a.id = $1::uuid FOR UPDATE OF c, a`,
    [id],
  );
  return rows[0] ?? null;
}

/** A class, its centre's place, and how many are enrolled. */
export interface LockedClass {
  id: TrainingClass['id'];
  kind: TrainingKind;
  status: TrainingStatus;
  startsOn: string;
  capacity: number;
  enrolled: number;
  path: string;
}

/** Locks a class, so that its last place is given once. Null when there is none. */
export async function lockClass(tx: Transaction, id: string): Promise<LockedClass | null> {
  // The lock comes first: the count must see what the writer before has committed.
  await tx.query('SELECT id FROM training_class WHERE id = $1::uuid FOR UPDATE', [id]);
  const { rows } = await tx.query<LockedClass>(
    `SELECT t.id, t.kind::text AS kind, t.status::text AS status, t.starts_on::text AS "startsOn", t.capacity, k.path,
      (SELECT count(*)::integer FROM enrolment e WHERE e.class_id = t.id) AS enrolled
    FROM training_class t JOIN training_centre c ON c.id = t.centre_id JOIN committee k ON k.id = c.host_committee_id
    WHERE t.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
}

/** An inspection and the places of who inspects and who is inspected. */
export interface LockedInspection {
  id: Inspection['id'];
  kind: InspectionKind;
  status: InspectionStatus;
  startedOn: string | null;
  subjectId: string;
  /** Place of the inspected committee: who may see it may see the inspection. */
  path: string;
  /** Place of the committee that inspects: to conclude is its business. */
  inspectorPath: string;
}

/** Locks an inspection. Null when there is none. */
export async function lockInspection(tx: Transaction, id: string): Promise<LockedInspection | null> {
  const { rows } = await tx.query<LockedInspection>(
    `SELECT i.id, i.kind::text AS kind, i.status::text AS status, i.started_on::text AS "startedOn", i.subject_id AS "subjectId",
      s.path, k.path AS "inspectorPath"
    FROM inspection i JOIN committee s ON s.id = i.subject_id JOIN committee k ON k.id = i.inspector_id
    WHERE i.id = $1::uuid FOR UPDATE OF i`,
    [id],
  );
  return rows[0] ?? null;
}

/** A committee and its place. */
export interface LockedCommittee {
  id: string;
  kind: CommitteeKind;
  path: string;
}

const COMMITTEE = 'SELECT id, kind::text AS kind, path FROM committee WHERE id = $1::uuid';

/** Locks a committee against being changed into another one; many may hold it so. Null when there is none. */
export async function lockCommittee(tx: Transaction, id: string): Promise<LockedCommittee | null> {
  const { rows } = await tx.query<LockedCommittee>(`${COMMITTEE} FOR KEY SHARE`, [id]);
  return rows[0] ?? null;
}

/** Locks the quotas of a committee, also those that are not set yet: they are set by one at a time. */
export async function lockQuotas(tx: Transaction, committeeId: string): Promise<LockedCommittee | null> {
  const { rows } = await tx.query<LockedCommittee>(`${COMMITTEE} FOR NO KEY UPDATE`, [committeeId]);
  return rows[0] ?? null;
}

/** A quota as a writer finds it. */
export interface StandingQuota {
  id: string;
  version: number;
}

/** Reads a quota of a committee whose quotas are locked. Null when there is none yet. */
export async function readQuota(
  tx: Transaction,
  { committeeId, year, kind }: { committeeId: string; year: number; kind: QuotaKind },
): Promise<StandingQuota | null> {
  const { rows } = await tx.query<StandingQuota>(
    'SELECT id, version FROM admission_quota WHERE committee_id = $1 AND year = $2 AND kind = $3::"QuotaKind"',
    [committeeId, year, kind],
  );
  return rows[0] ?? null;
}

/** Whether a committee, and everything above it, had its place on a day: without it a count has nowhere to go. */
export async function hadPlace(tx: Transaction, committeeId: string, day: string): Promise<boolean> {
  const { rows } = await tx.query<{ placed: boolean }>(`SELECT had_place($1::uuid, $2::date) AS placed`, [
    committeeId,
    day,
  ]);
  return rows[0]?.placed === true;
}

/** A grant and the place of its committee. */
export interface LockedGrant {
  id: string;
  role: Role;
  validFrom: Date;
  validTo: Date | null;
  /** Who ended it; null where nobody did. */
  endedBy: string | null;
  path: string;
}

/** Locks a grant. Null when there is none. */
export async function lockGrant(tx: Transaction, id: string): Promise<LockedGrant | null> {
  const { rows } = await tx.query<LockedGrant>(
    `SELECT g.id, g.role::text AS role, g.valid_from AS "validFrom", g.valid_to AS "validTo", g.ended_by AS "endedBy", k.path
    FROM access_grant g JOIN committee k ON k.id = g.committee_id WHERE g.id = $1::uuid FOR UPDATE OF g`,
    [id],
  );
  return rows[0] ?? null;
}

/** Makes two grants to one subject wait for each other: the second must see the first. */
export async function lockSubject(tx: Transaction, subject: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('access_grant'), hashtext($1))`, [subject]);
}
