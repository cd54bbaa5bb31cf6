import type { Day } from '../../calendar.ts';
import type { TrainingKind } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A person on the list of a class. */
export interface NewEnrolment {
  id: string;
  candidateId: string;
  classId: string;
}

/** Puts candidates on the lists of classes that are locked. */
export async function enterEnrolments(tx: Transaction, enrolments: readonly NewEnrolment[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO enrolment (id, class_id, candidate_id, enrolled_by)
     SELECT id, "classId", "candidateId", $2
     FROM json_to_recordset($1) AS r(id uuid, "classId" uuid, "candidateId" uuid)`,
    [JSON.stringify(enrolments), by],
  );
}

/** Enrols who was proposed for a class that is locked. */
export async function enrolProposed(tx: Transaction, enrolmentId: string, by: string): Promise<void> {
  await tx.query(
    `UPDATE enrolment SET status = 'ENROLLED', enrolled_by = $2, enrolled_at = now() + clock_ahead() WHERE id = $1::uuid`,
    [enrolmentId, by],
  );
}

/** The resolution of a cell that proposes somebody for a class. */
export interface NewProposal extends NewEnrolment {
  proposedOn: Day;
  proposalNumber: string;
}

/** Keeps proposals for classes that are locked. They take no place in the class. */
export async function enterProposals(tx: Transaction, proposals: readonly NewProposal[], by: string): Promise<void> {
  await tx.query(
    `INSERT INTO enrolment (id, class_id, candidate_id, status, proposed_on, proposal_number, enrolled_by)
     SELECT id, "classId", "candidateId", 'PROPOSED', "proposedOn", "proposalNumber", $2
     FROM json_to_recordset($1) AS r(id uuid, "classId" uuid, "candidateId" uuid, "proposedOn" date, "proposalNumber" text)`,
    [JSON.stringify(proposals), by],
  );
}

/** How a candidate is known to a class that is locked. Null where neither enrolled nor proposed. */
export async function readEnrolment(
  tx: Transaction,
  { candidateId, classId }: Omit<NewEnrolment, 'id'>,
): Promise<{ id: string; proposed: boolean } | null> {
  const { rows } = await tx.query<{ id: string; proposed: boolean }>(
    `SELECT id, status = 'PROPOSED' AS proposed FROM enrolment WHERE class_id = $1 AND candidate_id = $2`,
    [classId, candidateId],
  );
  return rows[0] ?? null;
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
}

/**
 * Enters certificates of candidates who are locked. Whoever was in a class of the kind that had begun, of the same centre, has
 * passed it. Nothing else enters certificates.
 */
export async function enterCertificates(
  tx: Transaction,
  certificates: readonly NewCertificate[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `WITH r AS (
       SELECT r.*, (
         SELECT e.id FROM enrolment e JOIN training_class t ON t.id = e.class_id
         WHERE e.candidate_id = r."candidateId" AND e.status = 'ENROLLED' AND t.kind = r.kind
           AND t.centre_id = r."centreId" AND t.starts_on <= r."issuedOn"
           AND NOT EXISTS (SELECT FROM certificate x WHERE x.enrolment_id = e.id)
         ORDER BY t.starts_on DESC, e.id LIMIT 1
       ) AS "enrolmentId"
       FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, kind "TrainingKind", "centreId" uuid, number text,
         "issuedOn" date)
     ), passed AS (
       UPDATE enrolment e SET status = 'PASSED' FROM r WHERE e.id = r."enrolmentId"
     )
     INSERT INTO certificate (id, candidate_id, kind, enrolment_id, centre_id, number, issued_on, recorded_by, recorded_role)
     SELECT id, "candidateId", kind, "enrolmentId", "centreId", number, "issuedOn", $2, $3::"Role" FROM r`,
    [JSON.stringify(certificates), by.subject, by.role],
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
