import type {
  CandidateStage,
  EnrolmentStatus,
  TrainingCentre,
  TrainingClass,
  TrainingKind,
  TrainingStatus,
} from '../../db/generated/client.ts';
import { type Lock, locking, lockOf } from '../../db/lock-order.ts';
import type { LockedCandidate } from '../candidate/locks.ts';

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
      t.ends_on::text AS "endsOn", t.capacity, k.path, ${teachesOn('t.starts_on')} AS teaches,
      (SELECT count(*)::integer FROM enrolment e WHERE e.class_id = t.id AND e.status NOT IN ('PROPOSED', 'WITHDRAWN')) AS enrolled
    FROM training_class t JOIN training_centre c ON c.id = t.centre_id JOIN committee k ON k.id = c.host_committee_id
    WHERE t.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** Somebody who is enrolled in a class that is locked. */
export interface OnRoll {
  enrolmentId: string;
  candidateId: string;
  stage: CandidateStage;
  /** The day of the last step, `YYYY-MM-DD`. */
  stageSince: string;
  erased: boolean;
  /** Whether the case was locked before the class: not where somebody was enrolled between the two. */
  locked: boolean;
}

/** A class and who is enrolled in it. */
export interface ClassWithRoll extends LockedClass {
  roll: OnRoll[];
}

/** Locks the cases of those who are enrolled in a class, by their ids, then the class; its roll is read again behind both. */
export const lockClassWithRoll: Lock<ClassWithRoll> = Object.assign(
  async (tx: Parameters<Lock<ClassWithRoll>>[0], id: string): Promise<ClassWithRoll | null> => {
    locking(tx, 'candidate');
    const { rows } = await tx.query<{ id: string }>(
      `SELECT id FROM candidate WHERE id IN (SELECT candidate_id FROM enrolment WHERE class_id = $1::uuid AND status = 'ENROLLED')
       ORDER BY id FOR UPDATE`,
      [id],
    );
    const trainingClass = await lockClass(tx, id);
    if (trainingClass === null) return null;
    const { rows: roll } = await tx.query<OnRoll>(
      `SELECT e.id AS "enrolmentId", c.id AS "candidateId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
         c.erased_at IS NOT NULL AS erased, c.id = ANY ($2::uuid[]) AS locked
       FROM enrolment e JOIN candidate c ON c.id = e.candidate_id
       WHERE e.class_id = $1::uuid AND e.status = 'ENROLLED' ORDER BY c.id`,
      [id, rows.map((row) => row.id)],
    );
    return { ...trainingClass, roll };
  },
  { what: 'candidate' } as const,
);

/** Somebody in a class, or proposed for it; the case is locked. */
export interface LockedEnrolment extends LockedCandidate {
  enrolmentId: string;
  classId: string;
  status: EnrolmentStatus;
}

/** Locks the case of somebody in a class. Null when there is no such enrolment. */
export const lockEnrolment = lockOf('candidate', async (tx, id): Promise<LockedEnrolment | null> => {
  const { rows } = await tx.query<LockedEnrolment>(
    `WITH c AS MATERIALIZED (
       SELECT * FROM candidate WHERE id = (SELECT candidate_id FROM enrolment WHERE id = $1::uuid) FOR UPDATE
     )
     SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
       c.erased_at IS NOT NULL AS erased, k.path, e.id AS "enrolmentId", e.class_id AS "classId", e.status::text AS status
     FROM c JOIN committee k ON k.id = c.committee_id JOIN enrolment e ON e.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});
