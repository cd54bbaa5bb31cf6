import type {
  CandidateStage,
  ClassAudience,
  EnrolmentStatus,
  TrainingCentre,
  TrainingClass,
  TrainingKind,
  TrainingStatus,
} from '../../db/generated/client.ts';
import { type Lock, locking, lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { LockedCandidate } from '../candidate/locks.ts';
import { type LockedPerson, lockPerson } from '../person/locks.ts';
import type { HeldCertificate } from './certificate-rules.ts';

/** The places of the committees that a centre `c` teaches for on a day: its host's first, then those it covers. */
const teachesOn = (day: string): string => `ARRAY[k.path] || ARRAY(
  SELECT m.path FROM training_coverage v JOIN committee m ON m.id = v.committee_id
  WHERE v.centre_id = c.id AND daterange(v.valid_from, v.valid_to) @> ${day} ORDER BY m.path)`;

/** A centre, and for whom it teaches. */
export interface LockedCentre {
  id: TrainingCentre['id'];
  /** Place of the committee that hosts it. */
  path: string;
  /** Places of those it teaches for today: the host's and what it covers. */
  teaches: string[];
  /** The day on which the last of what it covers began; null where it never covered anybody. */
  coveredOn: string | null;
}

/** Locks a centre and what it covers. Null when there is none. */
export const lockCentre = lockOf('centre', async (tx, id): Promise<LockedCentre | null> => {
  await tx.query('SELECT id FROM training_centre WHERE id = $1::uuid FOR NO KEY UPDATE', [id]);
  const { rows } = await tx.query<LockedCentre>(
    `SELECT c.id, k.path, ${teachesOn('local_today()')} AS teaches,
       (SELECT max(valid_from)::text FROM training_coverage WHERE centre_id = c.id) AS "coveredOn"
     FROM training_centre c JOIN committee k ON k.id = c.host_committee_id WHERE c.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** A class, the places for which its centre teaches, and how many are enrolled. */
export interface LockedClass {
  id: TrainingClass['id'];
  centreId: string;
  kind: TrainingKind;
  status: TrainingStatus;
  startsOn: string;
  endsOn: string;
  capacity: number;
  enrolled: number;
  /** Whom it is for; nobody where that was not kept. */
  audience: ClassAudience[];
  /** Place of the committee that hosts the centre. */
  path: string;
  /** Places of those that the centre teaches for on the first day of the class: the host's and what it covers. */
  teaches: string[];
}

/** Locks a class, so that its last seat is given once. Null when there is none. */
export const lockClass = lockOf('class', async (tx, id): Promise<LockedClass | null> => {
  // The lock comes first: the count must see what the writer before has committed.
  await tx.query('SELECT id FROM training_class WHERE id = $1::uuid FOR UPDATE', [id]);
  const { rows } = await tx.query<LockedClass>(
    `SELECT t.id, t.centre_id AS "centreId", t.kind::text AS kind, t.status::text AS status, t.starts_on::text AS "startsOn",
      t.ends_on::text AS "endsOn", t.capacity, coalesce(t.audience::text[], '{}') AS audience, k.path, ${teachesOn('t.starts_on')} AS teaches,
      (SELECT count(*)::integer FROM enrolment e WHERE e.class_id = t.id AND e.status NOT IN ('PROPOSED', 'WITHDRAWN')) AS enrolled
    FROM training_class t JOIN training_centre c ON c.id = t.centre_id JOIN committee k ON k.id = c.host_committee_id
    WHERE t.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** Somebody on the roll of a class that is locked. */
export interface OnRoll {
  enrolmentId: string;
  candidateId: string;
  stage: CandidateStage;
  /** The day of the last step, `YYYY-MM-DD`. */
  stageSince: string;
  erased: boolean;
  /** Whether the person was there at least once; null where no sheet of attendance says anything of the class. */
  attended: boolean | null;
  /** Whether the case was locked before the class: not where somebody came onto the roll between the two. */
  locked: boolean;
}

/** A class and people in it. */
export interface ClassWithRoll extends LockedClass {
  roll: OnRoll[];
}

/**
 * Locks the cases of people in a class, by their ids, then the class; its roll is read again behind both.
 * @param which - who is on the roll, by their enrolment `e`.
 */
function lockRoll(which: string): Lock<ClassWithRoll> {
  const lock = async (tx: Parameters<Lock<ClassWithRoll>>[0], id: string): Promise<ClassWithRoll | null> => {
    locking(tx, 'candidate');
    const { rows } = await tx.query<{ id: string }>(
      `SELECT id FROM candidate WHERE id IN (SELECT e.candidate_id FROM enrolment e WHERE e.class_id = $1::uuid AND ${which})
       ORDER BY id FOR UPDATE`,
      [id],
    );
    const trainingClass = await lockClass(tx, id);
    if (trainingClass === null) return null;
    const { rows: roll } = await tx.query<OnRoll>(
      `WITH sheet AS (
         SELECT a.enrolment_id, bool_or(a.present) AS present FROM attendance a JOIN enrolment o ON o.id = a.enrolment_id
         WHERE o.class_id = $1::uuid GROUP BY a.enrolment_id
       )
       SELECT e.id AS "enrolmentId", c.id AS "candidateId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
         c.erased_at IS NOT NULL AS erased, c.id = ANY ($2::uuid[]) AS locked,
         CASE WHEN EXISTS (SELECT FROM sheet) THEN coalesce(s.present, false) END AS attended
       FROM enrolment e JOIN candidate c ON c.id = e.candidate_id LEFT JOIN sheet s ON s.enrolment_id = e.id
       WHERE e.class_id = $1::uuid AND ${which} ORDER BY c.given_name, c.full_name, c.id`,
      [id, rows.map((row) => row.id)],
    );
    return { ...trainingClass, roll };
  };
  return Object.assign(lock, { what: 'candidate' as const });
}

/** Locks a class with those who are in it and have no result yet. */
export const lockClassWithRoll = lockRoll("e.status IN ('ENROLLED', 'ATTENDED')");

/** Locks a class with those who have passed and never had a certificate of it. */
export const lockClassWithPassed =
  lockRoll(`e.status = 'PASSED' AND NOT EXISTS (SELECT FROM certificate x WHERE x.enrolment_id = e.id)
  AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.enrolment_id = e.id)`);

/** Somebody in a class, or proposed for it; the case is locked. */
export interface LockedEnrolment extends LockedCandidate {
  enrolmentId: string;
  classId: string;
  status: EnrolmentStatus;
}

/** Locks the cases of people in classes, in the order of the cases, and reads then: who waited reads what became of them meanwhile. */
async function lockCasesOf(tx: Transaction, ids: readonly string[]): Promise<LockedEnrolment[]> {
  await tx.query(
    `SELECT FROM candidate WHERE id IN (SELECT candidate_id FROM enrolment WHERE id = ANY ($1::uuid[])) ORDER BY id FOR UPDATE`,
    [ids],
  );
  const { rows } = await tx.query<LockedEnrolment>(
    `SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
       c.erased_at IS NOT NULL AS erased, k.path, e.id AS "enrolmentId", e.class_id AS "classId", e.status::text AS status
     FROM enrolment e JOIN candidate c ON c.id = e.candidate_id JOIN committee k ON k.id = c.committee_id
     WHERE e.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows;
}

/** Locks the case of somebody in a class, or of several in one statement. Null when there is no such enrolment. */
export const lockEnrolment: Lock<LockedEnrolment> = Object.assign(
  lockOf('candidate', async (tx, id) => (await lockCasesOf(tx, [id]))[0] ?? null),
  {
    all: async (tx: Parameters<Lock<LockedEnrolment>>[0], ids: readonly string[]) => {
      locking(tx, 'candidate');
      const found = await lockCasesOf(tx, ids);
      return ids.map((id) => found.find(({ enrolmentId }) => enrolmentId === id) ?? null);
    },
  },
);

/** A case with the person, all other cases, and the certificates that hold. */
interface WithCertificates extends LockedPerson {
  held: HeldCertificate[];
}

/** Locks the person whose something is, with all cases; null when there is none. */
function lockHolder<Found>(
  ofWhom: string,
  read: (tx: Transaction, id: string) => Promise<Found | null>,
): Lock<WithCertificates & Found> {
  const lock = async (tx: Parameters<Lock<Found>>[0], id: string): Promise<(WithCertificates & Found) | null> => {
    const { rows } = await tx.query<{ candidateId: string }>(
      `SELECT candidate_id AS "candidateId" FROM ${ofWhom} WHERE id = $1::uuid`,
      [id],
    );
    const person = rows[0] === undefined ? null : await lockPerson(tx, rows[0].candidateId);
    const found = person === null ? null : await read(tx, id);
    if (person === null || found === null) return null;
    const { rows: held } = await tx.query<HeldCertificate>(
      `SELECT x.id, x.candidate_id AS "candidateId", x.kind::text AS kind, x.issued_on::text AS "issuedOn"
       FROM certificate x WHERE x.candidate_id = ANY ($1::uuid[])
         AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = x.id) ORDER BY x.id`,
      [[person, ...person.others].map((one) => one.id)],
    );
    return { ...person, ...found, held };
  };
  return Object.assign(lock, { what: 'person' as const });
}

/** A certificate whose holder is locked. */
export interface LockedCertificate extends WithCertificates {
  certificate: HeldCertificate & { revoked: boolean };
  /** Place of the committee that hosts the centre that issued it; null where the committee above the cell did. */
  issuer: string | null;
}

/** Locks the person who holds a certificate, with all cases of theirs. Null when there is no such certificate. */
export const lockCertificate: Lock<LockedCertificate> = lockHolder('certificate', async (tx, id) => {
  const { rows } = await tx.query<HeldCertificate & { revoked: boolean; issuer: string | null }>(
    `SELECT x.id, x.candidate_id AS "candidateId", x.kind::text AS kind, x.issued_on::text AS "issuedOn",
       EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = x.id) AS revoked, k.path AS issuer
     FROM certificate x LEFT JOIN training_centre c ON c.id = x.centre_id LEFT JOIN committee k ON k.id = c.host_committee_id
     WHERE x.id = $1::uuid`,
    [id],
  );
  const [found] = rows;
  if (found === undefined) return null;
  const { issuer, ...certificate } = found;
  return { certificate, issuer };
});

/** Somebody with a result in a class; the person is locked. */
export interface LockedSeat extends WithCertificates {
  seat: {
    enrolmentId: string;
    candidateId: string;
    status: EnrolmentStatus;
    /** The certificate; null where there is none. */
    certificateId: string | null;
    number: string | null;
    issuedOn: string | null;
    /** Whether the person sits in another awareness class meanwhile. */
    elsewhere: boolean;
  };
  trainingClass: { kind: TrainingKind; status: TrainingStatus; endsOn: string; centreId: string };
  /** Place of the committee that hosts the centre. */
  issuer: string;
}

/** Locks the person who sat in a class, with all cases of theirs. Null when there is no such enrolment. */
export const lockSeat: Lock<LockedSeat> = lockHolder('enrolment', async (tx, id) => {
  const { rows } = await tx.query<
    Omit<LockedSeat['seat'], 'status'> & LockedSeat['trainingClass'] & { ofSeat: EnrolmentStatus; issuer: string }
  >(
    `SELECT e.id AS "enrolmentId", e.candidate_id AS "candidateId", e.status::text AS "ofSeat", x.id AS "certificateId", x.number,
       x.issued_on::text AS "issuedOn", t.kind::text AS kind, t.status::text AS status, t.ends_on::text AS "endsOn",
       t.centre_id AS "centreId", k.path AS issuer, EXISTS (
         SELECT FROM enrolment o JOIN training_class c ON c.id = o.class_id WHERE o.candidate_id = e.candidate_id AND o.id <> e.id
           AND o.status IN ('ENROLLED', 'ATTENDED') AND c.kind = 'AWARENESS' AND c.status <> 'CANCELLED'
       ) AS elsewhere
     FROM enrolment e JOIN training_class t ON t.id = e.class_id JOIN training_centre c ON c.id = t.centre_id
       JOIN committee k ON k.id = c.host_committee_id LEFT JOIN certificate x ON x.enrolment_id = e.id
     WHERE e.id = $1::uuid`,
    [id],
  );
  const [found] = rows;
  if (found === undefined) return null;
  const { kind, status, endsOn, centreId, issuer, ofSeat, ...seat } = found;
  return { seat: { ...seat, status: ofSeat }, trainingClass: { kind, status, endsOn, centreId }, issuer };
});
