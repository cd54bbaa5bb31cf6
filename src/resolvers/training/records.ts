import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type {
  CertificateRevocationReason,
  ClassSession,
  EnrolmentStatus,
  TrainingKind,
} from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A person on the list of a class. */
export interface NewEnrolment {
  id: string;
  candidateId: string;
  classId: string;
}

/** Puts candidates on the lists of classes that are locked; who was proposed, or taken off, is on it again. */
export async function enterEnrolments(tx: Transaction, enrolments: readonly NewEnrolment[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO enrolment (id, class_id, candidate_id, enrolled_by)
     SELECT id, "classId", "candidateId", $2
     FROM json_to_recordset($1) AS r(id uuid, "classId" uuid, "candidateId" uuid)
     ON CONFLICT (class_id, candidate_id) DO UPDATE
     SET status = 'ENROLLED', enrolled_by = $2, enrolled_at = now() + clock_ahead()`,
    [JSON.stringify(enrolments), by],
  );
}

/** The resolution of a cell that proposes somebody for a class. */
export interface NewProposal extends NewEnrolment {
  proposedOn: Day;
  proposalNumber: string;
}

/** Keeps proposals for classes that are locked, behind those that wait already. They take no place in the class. */
export async function enterProposals(tx: Transaction, proposals: readonly NewProposal[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO enrolment (id, class_id, candidate_id, status, proposed_on, proposal_number, enrolled_by)
     SELECT id, "classId", "candidateId", 'PROPOSED', "proposedOn", "proposalNumber", $2
     FROM json_to_recordset($1) AS r(id uuid, "classId" uuid, "candidateId" uuid, "proposedOn" date, "proposalNumber" text)
     ON CONFLICT (class_id, candidate_id) DO UPDATE
     SET status = 'PROPOSED', proposed_on = excluded.proposed_on, proposal_number = excluded.proposal_number, enrolled_by = $2,
       enrolled_at = now() + clock_ahead()`,
    [JSON.stringify(proposals), by],
  );
}

/** What has become of people in classes that are locked. Who gets a certificate has passed with it. */
export async function setResults(
  tx: Transaction,
  results: readonly { enrolmentId: string; status: 'PASSED' | 'FAILED' | 'ABSENT' | 'WITHDRAWN' }[],
): Promise<void> {
  await tx.query(
    `UPDATE enrolment e SET status = r.status FROM json_to_recordset($1) AS r("enrolmentId" uuid, status "EnrolmentStatus")
     WHERE e.id = r."enrolmentId"`,
    [JSON.stringify(results)],
  );
}

/** How a candidate is known to a class that is locked. */
export interface KnownEnrolment {
  id: string;
  status: EnrolmentStatus;
  /** How many were proposed for the class before, and wait for a place. */
  ahead: number;
}

/** How a candidate is known to a class that is locked; of who is not, the id is null and everybody who waits is ahead. */
export async function readEnrolment(
  tx: Transaction,
  { candidateId, classId }: Omit<NewEnrolment, 'id'>,
): Promise<KnownEnrolment | { id: null; status: null; ahead: number }> {
  const { rows } = await tx.query<KnownEnrolment>(
    `SELECT e.id, e.status::text AS status, (
       SELECT count(*)::integer FROM enrolment o WHERE o.class_id = $1 AND o.status = 'PROPOSED' AND o.candidate_id <> $2
         AND (e.status IS DISTINCT FROM 'PROPOSED' OR (o.enrolled_at, o.id) < (e.enrolled_at, e.id))
     ) AS ahead
     FROM (SELECT) AS one LEFT JOIN enrolment e ON e.class_id = $1 AND e.candidate_id = $2`,
    [classId, candidateId],
  );
  return rows[0] as (typeof rows)[number];
}

/** Days of a class. */
export interface ClassDays {
  startsOn: Day;
  endsOn: Day;
}

/** Another class that somebody is in. */
export interface Booking extends ClassDays {
  candidateId: string;
}

/** The first class that holds each of these candidates, who are locked, on one of some days, other than the class that is named. */
export async function readBookings(
  tx: Transaction,
  candidateIds: readonly string[],
  classId: string,
  { startsOn, endsOn }: ClassDays,
): Promise<Booking[]> {
  const { rows } = await tx.query<Booking>(
    `SELECT DISTINCT ON (e.candidate_id) e.candidate_id AS "candidateId", t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn"
     FROM enrolment e JOIN training_class t ON t.id = e.class_id
     WHERE e.candidate_id = ANY ($1::uuid[]) AND e.class_id <> $2 AND e.status NOT IN ('PROPOSED', 'ABSENT', 'WITHDRAWN')
       AND t.status <> 'CANCELLED' AND t.starts_on <= $4::date AND t.ends_on >= $3::date
     ORDER BY e.candidate_id, t.starts_on, t.id`,
    [candidateIds, classId, startsOn, endsOn],
  );
  return rows;
}

/** The waiting list of a class that is locked: how many stand before each. */
export async function readAhead(tx: Transaction, classId: string): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string }>(
    "SELECT id FROM enrolment WHERE class_id = $1 AND status = 'PROPOSED' ORDER BY enrolled_at, id",
    [classId],
  );
  return new Map(rows.map(({ id }, ahead) => [id, ahead]));
}

/** A sheet of attendance. */
export interface NewAttendance {
  classId: string;
  day: Day;
  session: ClassSession;
  sheet: readonly { enrolmentId: string; present: boolean }[];
}

/** Keeps a sheet of attendance of a class whose roll is locked. Who was there once has attended; who was never, has not. */
export async function enterAttendance(
  tx: Transaction,
  { classId, day, session, sheet }: NewAttendance,
  by: Actor,
): Promise<void> {
  const rows = sheet.map((one) => ({ id: uuidv7(), ...one }));
  await tx.query(
    `INSERT INTO attendance (id, enrolment_id, day, session, present, recorded_by, recorded_role)
     SELECT id, "enrolmentId", $4::date, $5::"ClassSession", present, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "enrolmentId" uuid, present boolean)
     ON CONFLICT (enrolment_id, day, session) DO UPDATE
     SET present = excluded.present, recorded_by = $2, recorded_role = $3::"Role", recorded_at = now() + clock_ahead()`,
    [JSON.stringify(rows), by.subject, by.role, day, session],
  );
  await tx.query(
    `UPDATE enrolment e SET status = s.status FROM (
       SELECT o.id, (CASE WHEN coalesce(bool_or(a.present), false) THEN 'ATTENDED' ELSE 'ENROLLED' END)::"EnrolmentStatus" AS status
       FROM enrolment o LEFT JOIN attendance a ON a.enrolment_id = o.id
       WHERE o.class_id = $1 AND o.status IN ('ENROLLED', 'ATTENDED') GROUP BY o.id
     ) AS s WHERE e.id = s.id AND e.status <> s.status`,
    [classId],
  );
}

/** A certificate. */
export interface NewCertificate {
  id: string;
  candidateId: string;
  kind: TrainingKind;
  /** Null where the committee above the cell issued it. */
  centreId: string | null;
  number: string;
  issuedOn: Day;
  /** The seat that it is for, where a class is closed with it. */
  enrolmentId?: string;
}

/**
 * Enters certificates of candidates who are locked. Whoever was in a class of the kind that had begun, of the same centre, has
 * passed it. Nothing else enters certificates.
 * @returns the ids of those whose number the centre has not given in that year; of the others the transaction can only be given up
 */
export async function enterCertificates(
  tx: Transaction,
  certificates: readonly NewCertificate[],
  by: Actor,
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `WITH r AS (
       SELECT r.id, r."candidateId", r.kind, r."centreId", r.number, r."issuedOn", coalesce(r."seatId", (
         SELECT e.id FROM enrolment e JOIN training_class t ON t.id = e.class_id
         WHERE e.candidate_id = r."candidateId" AND e.status IN ('ENROLLED', 'ATTENDED') AND t.kind = r.kind
           AND t.centre_id = r."centreId" AND t.starts_on <= r."issuedOn"
           AND NOT EXISTS (SELECT FROM certificate x WHERE x.enrolment_id = e.id)
         ORDER BY t.starts_on DESC, e.id LIMIT 1
       )) AS "enrolmentId"
       FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, kind "TrainingKind", "centreId" uuid, number text,
         "issuedOn" date, "seatId" uuid)
     ), passed AS (
       UPDATE enrolment e SET status = 'PASSED' FROM r WHERE e.id = r."enrolmentId"
     )
     INSERT INTO certificate (id, candidate_id, kind, enrolment_id, centre_id, number, issued_on, numbered_in, recorded_by,
       recorded_role)
     SELECT id, "candidateId", kind, "enrolmentId", "centreId", number, "issuedOn", extract(year FROM "issuedOn"), $2, $3::"Role"
     FROM r WHERE NOT EXISTS (
       -- Of those from before the year was kept.
       SELECT FROM certificate x WHERE x.centre_id = r."centreId" AND x.number = r.number AND x.numbered_in IS NULL
         AND extract(year FROM x.issued_on) = extract(year FROM r."issuedOn")
         AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = x.id AND v.reason = 'RESULT_CORRECTED')
     )
     ON CONFLICT (centre_id, numbered_in, number) DO NOTHING RETURNING id`,
    [
      JSON.stringify(certificates.map(({ enrolmentId, ...one }) => ({ ...one, seatId: enrolmentId }))),
      by.subject,
      by.role,
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The end of a certificate. */
export interface NewRevocation {
  certificateId: string;
  reason: CertificateRevocationReason;
  documentNumber: string;
}

/**
 * Revokes certificates of persons who are locked. Their seats may have another one. A number stays given, but for one that only
 * a wrong sheet had.
 */
export async function revokeCertificates(
  tx: Transaction,
  revocations: readonly NewRevocation[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT r.*, x.enrolment_id FROM json_to_recordset($1) AS r(id uuid, "certificateId" uuid, reason "CertificateRevocationReason",
         "documentNumber" text) JOIN certificate x ON x.id = r."certificateId"
     ), freed AS (
       UPDATE certificate x SET enrolment_id = NULL,
         numbered_in = CASE WHEN r.reason <> 'RESULT_CORRECTED' THEN x.numbered_in END
       FROM r WHERE x.id = r."certificateId"
     )
     INSERT INTO certificate_revocation (id, certificate_id, enrolment_id, reason, document_number, recorded_by, recorded_role)
     SELECT id, "certificateId", enrolment_id, reason, "documentNumber", $2, $3::"Role" FROM r`,
    [JSON.stringify(revocations.map((one) => ({ id: uuidv7(), ...one }))), by.subject, by.role],
  );
}

/** A result that was put right. */
export interface NewCorrection {
  enrolmentId: string;
  from: EnrolmentStatus;
  to: EnrolmentStatus;
  documentNumber: string;
}

/** Keeps what results were put right; `setResults` and `enterCertificates` write them. */
export async function keepCorrections(
  tx: Transaction,
  corrections: readonly NewCorrection[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO result_correction (id, enrolment_id, from_status, to_status, document_number, recorded_by, recorded_role)
     SELECT id, "enrolmentId", "from", "to", "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "enrolmentId" uuid, "from" "EnrolmentStatus", "to" "EnrolmentStatus",
       "documentNumber" text)`,
    [JSON.stringify(corrections.map((one) => ({ id: uuidv7(), ...one }))), by.subject, by.role],
  );
}

/** A centre that teaches for a cell. */
export interface Centre {
  id: string;
  /** Place of the committee that hosts it. */
  path: string;
}

/**
 * The centres that teach for a cell on a day: of committees above it, or its own, and those that cover one of them.
 * @param paths - of the cell and all above it.
 */
export async function readCentresFor(tx: Transaction, paths: readonly string[], day: Day): Promise<Centre[]> {
  const { rows } = await tx.query<Centre>(
    `SELECT c.id, k.path FROM training_centre c JOIN committee k ON k.id = c.host_committee_id
     WHERE k.path = ANY ($1::text[]) OR EXISTS (
       SELECT FROM training_coverage v JOIN committee m ON m.id = v.committee_id
       WHERE v.centre_id = c.id AND m.path = ANY ($1::text[]) AND daterange(v.valid_from, v.valid_to) @> $2::date
     ) ORDER BY length(k.path) DESC, c.id`,
    [paths, day],
  );
  return rows;
}

/** The class that somebody is in, by the enrolment. Null where there is none. */
export async function readClassOfSeat(tx: Transaction, enrolmentId: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>('SELECT class_id AS id FROM enrolment WHERE id = $1::uuid', [
    enrolmentId,
  ]);
  return rows[0]?.id ?? null;
}
