import type pg from 'pg';

/** A place that was asked about a life history and has not answered. Days are `YYYY-MM-DD`. */
export interface OpenVerification {
  id: string;
  candidateId: string;
  requestedOn: string;
  dueOn: string;
}

/** Reads those of some cases, by when they are to be answered. */
export async function readOpenVerifications(
  pool: pg.Pool,
  candidateIds: readonly string[],
): Promise<OpenVerification[]> {
  const { rows } = await pool.query<OpenVerification>({
    name: 'read_open_verifications',
    text: `SELECT id, candidate_id AS "candidateId", requested_on::text AS "requestedOn", due_on::text AS "dueOn" FROM verification
      WHERE candidate_id = ANY ($1::uuid[]) AND answered_on IS NULL AND requested_on IS NOT NULL AND due_on IS NOT NULL`,
    values: [candidateIds],
  });
  return rows;
}
