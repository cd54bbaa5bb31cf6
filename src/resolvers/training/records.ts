import type { Transaction } from '../../db/transaction.ts';

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

/** Whether a candidate is on the list of a class that is locked. */
export async function isEnrolled(
  tx: Transaction,
  { candidateId, classId }: Omit<NewEnrolment, 'id'>,
): Promise<boolean> {
  const { rowCount } = await tx.query('SELECT FROM enrolment WHERE class_id = $1 AND candidate_id = $2', [
    classId,
    candidateId,
  ]);
  return rowCount !== 0;
}
