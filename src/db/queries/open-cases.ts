import type pg from 'pg';
import type { CandidateStage } from '../generated/enums.ts';

/** Where open cases are looked for, and what may be seen there. */
export interface OpenCasesScope {
  /** The committees, which are few. */
  committeeIds: readonly string[];
  /** The path below which they are to stand. */
  within: string;
  /** Paths below which the viewer may read every case. */
  paths: readonly string[];
}

/** An open case of a scope. */
export interface OpenCaseRow {
  /** The place of the scope among those that were asked about. */
  scope: number;
  id: string;
  committeeId: string;
  stage: CandidateStage;
}

// OFFSET 0 keeps PostgreSQL to the cases of each committee, found by index, however many scopes it expects.
const READ = `
  SELECT s.place::integer - 1 AS scope, c.id, k.id AS "committeeId", c.stage::text AS stage
  FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS s(scope, place)
  CROSS JOIN LATERAL jsonb_array_elements_text(s.scope -> 'committeeIds') AS n(id)
  CROSS JOIN LATERAL (
    SELECT id FROM committee WHERE id = n.id::uuid AND starts_with(path, s.scope ->> 'within')
      AND EXISTS (SELECT FROM jsonb_array_elements_text(s.scope -> 'paths') AS p(path) WHERE starts_with(committee.path, p.path))
    OFFSET 0
  ) AS k
  CROSS JOIN LATERAL (
    SELECT o.id, o.stage FROM candidate o WHERE o.committee_id = k.id AND o.erased_at IS NULL
      AND (o.stage = ANY ($2::"CandidateStage"[])
        -- Of those on the list the few who came back to it with a certificate, of whichever case.
        OR o.stage = 'OUTSTANDING' AND EXISTS (SELECT FROM candidate a JOIN certificate x ON x.candidate_id = a.id
          WHERE a.person_id = o.person_id AND x.kind = 'AWARENESS'))
    OFFSET 0
  ) AS c`;

/**
 * Reads the open cases of several scopes in one statement, of each as far as its viewer may see them.
 * @param stages - at which a case is open.
 */
export async function readOpenCasesOf(
  pool: pg.Pool,
  scopes: readonly OpenCasesScope[],
  stages: readonly CandidateStage[],
): Promise<OpenCaseRow[]> {
  const values = [JSON.stringify(scopes), stages];
  const { rows } = await pool.query<OpenCaseRow>({ name: 'read_open_cases', text: READ, values });
  return rows;
}
