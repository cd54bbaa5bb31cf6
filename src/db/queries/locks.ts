import type {
  Admission,
  Candidate,
  CandidateStage,
  Inspection,
  InspectionStatus,
  Role,
  TrainingClass,
  TrainingKind,
  TrainingStatus,
} from '../generated/client.ts';
import type { SqlTransaction, Transaction } from '../transaction.ts';

// Each of these takes the row's lock, so that of two writers the second sees what the first has done.

/** A candidate and the place of the cell that follows the person. */
export interface LockedCandidate {
  id: Candidate['id'];
  committeeId: string;
  stage: CandidateStage;
  /** Whether the person was made unreadable. */
  erased: boolean;
  /** Place of the cell in the tree. */
  path: string;
}

const LOCK_CANDIDATE = `
  SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage, c.erased_at IS NOT NULL AS erased, k.path
  FROM candidate c JOIN committee k ON k.id = c.committee_id WHERE c.id = $1::uuid FOR UPDATE OF c`;

/** Locks a candidate. Null when there is none. */
export async function lockCandidate(tx: Transaction | SqlTransaction, id: string): Promise<LockedCandidate | null> {
  const rows =
    '$queryRawUnsafe' in tx
      ? await tx.$queryRawUnsafe<LockedCandidate[]>(LOCK_CANDIDATE, id)
      : (await tx.query<LockedCandidate>({ name: 'lock_candidate', text: LOCK_CANDIDATE, values: [id] })).rows;
  return rows[0] ?? null;
}

/** An admission, its candidate's stage and the place of the cell that admitted. Locks both. */
export interface LockedAdmission {
  id: Admission['id'];
  candidateId: string;
  committeeId: string;
  stage: CandidateStage;
  /** Days, `YYYY-MM-DD`. */
  ceremonyOn: string;
  decisionOn: string;
  revoked: boolean;
  /** Whether the person was made unreadable. */
  erased: boolean;
  path: string;
}

/** Locks an admission and its candidate. Null when there is none. */
export async function lockAdmission(tx: Transaction, id: string): Promise<LockedAdmission | null> {
  const rows = await tx.$queryRaw<LockedAdmission[]>`
    SELECT a.id, a.candidate_id AS "candidateId", a.committee_id AS "committeeId", c.stage::text AS stage,
      a.ceremony_on::text AS "ceremonyOn", a.decision_on::text AS "decisionOn", a.revoked,
      c.erased_at IS NOT NULL AS erased, k.path
    FROM admission a JOIN candidate c ON c.id = a.candidate_id JOIN committee k ON k.id = a.committee_id
    WHERE a.id = ${id}::uuid FOR UPDATE OF c, a`;
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
  await tx.$queryRaw`SELECT id FROM training_class WHERE id = ${id}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<LockedClass[]>`
    SELECT t.id, t.kind::text AS kind, t.status::text AS status, t.starts_on::text AS "startsOn", t.capacity, k.path,
      (SELECT count(*)::integer FROM enrolment e WHERE e.class_id = t.id) AS enrolled
    FROM training_class t JOIN training_centre c ON c.id = t.centre_id JOIN committee k ON k.id = c.host_committee_id
    WHERE t.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** An inspection and the places of who inspects and who is inspected. */
export interface LockedInspection {
  id: Inspection['id'];
  status: InspectionStatus;
  startedOn: string | null;
  subjectId: string;
  subjectPath: string;
  inspectorPath: string;
}

/** Locks an inspection. Null when there is none. */
export async function lockInspection(tx: Transaction, id: string): Promise<LockedInspection | null> {
  const rows = await tx.$queryRaw<LockedInspection[]>`
    SELECT i.id, i.status::text AS status, i.started_on::text AS "startedOn", i.subject_id AS "subjectId",
      s.path AS "subjectPath", k.path AS "inspectorPath"
    FROM inspection i JOIN committee s ON s.id = i.subject_id JOIN committee k ON k.id = i.inspector_id
    WHERE i.id = ${id}::uuid FOR UPDATE OF i`;
  return rows[0] ?? null;
}

/** A quota as a writer finds it. */
export interface LockedQuota {
  id: string;
  version: number;
  target: number;
}

/** Locks the committee, so that a first quota is made once, and reads the quota. Null when there is none yet. */
export async function lockQuota(
  tx: Transaction,
  committeeId: string,
  year: number,
  kind: 'FLOOR' | 'PLAN',
): Promise<LockedQuota | null> {
  await tx.$queryRaw`SELECT id FROM committee WHERE id = ${committeeId}::uuid FOR NO KEY UPDATE`;
  return tx.admissionQuota.findUnique({
    where: { committeeId_year_kind: { committeeId, year, kind } },
    select: { id: true, version: true, target: true },
  });
}

/** Whether a committee, and everything above it, had its place on a day: without it a count has nowhere to go. */
export async function hadPlace(tx: Transaction, committeeId: string, day: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ placed: boolean }[]>`
    SELECT had_place(${committeeId}::uuid, ${day}::date) AS placed`;
  return rows[0]?.placed === true;
}

/** A grant and the place of its committee. */
export interface LockedGrant {
  role: Role;
  validFrom: Date;
  validTo: Date | null;
  path: string;
}

/** Locks a grant. Null when there is none. */
export async function lockGrant(tx: Transaction, id: string): Promise<LockedGrant | null> {
  const rows = await tx.$queryRaw<LockedGrant[]>`
    SELECT g.role::text AS role, g.valid_from AS "validFrom", g.valid_to AS "validTo", k.path
    FROM access_grant g JOIN committee k ON k.id = g.committee_id WHERE g.id = ${id}::uuid FOR UPDATE OF g`;
  return rows[0] ?? null;
}

/** Makes two grants to one subject wait for each other: the second must see the first. */
export async function lockSubject(tx: Transaction, subject: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('access_grant'), hashtext(${subject}))`;
}
