import type pg from 'pg';
import type { CandidateStage } from '../generated/enums.ts';
import { writeLooks } from './access-log.ts';

/** The cases whose like are looked for, and who asks. */
export interface AlikeAsked {
  candidateIds: readonly string[];
  /** The `sub` of the viewer's token. */
  viewer: string;
  /** Places in the tree from which the viewer may read candidates. */
  paths: readonly string[];
  /** The operation, as it is to stand in the log. */
  operation: string;
}

/** Somebody who may be the person of a case: with the case on record where the viewer may read it, else whom to ask. */
export interface AlikeRow {
  candidateId: string;
  /** The latest case of that person which the viewer may read, its cell and stage; null where there is none. */
  alike: { id: string; committeeId: string; stage: CandidateStage } | null;
  /** The lowest committee above both; null where the viewer sees for itself. */
  ask: { id: string; name: string } | null;
}

/** A committee's path and those of everything above it. */
const upwards = (path: string): string => `(
  SELECT array_agg('/' || array_to_string(parts[1:n], '/') || '/')
  FROM (SELECT string_to_array(btrim(${path}, '/'), '/') AS parts) AS w, generate_series(1, cardinality(parts)) AS n)`;
const covers = (places: string, path: string): string =>
  `EXISTS (SELECT FROM unnest(${places}::text[]) AS place WHERE starts_with(${path}, place))`;

/**
 * Looks within the province for other persons with the same name without accents and the same month of birth, of whoever the viewer
 * may read, or is asked to take. Of those whom it may not read nothing leaves the database but who stands above both. That there is
 * such a person is something that was read of them: the same statement writes the access log.
 */
export async function findAlikeInProvince(
  pool: pg.Pool,
  { candidateIds, viewer, paths, operation }: AlikeAsked,
): Promise<AlikeRow[]> {
  const { rows } = await pool.query<AlikeRow>(
    `WITH sought AS MATERIALIZED (
       SELECT n.id, m.id AS person, m.search_key, m.birth_year, m.birth_month, k.path, ${upwards('k.path')} AS above
       FROM candidate n JOIN person m ON m.id = n.person_id JOIN committee k ON k.id = n.committee_id
       WHERE n.id = ANY ($1::uuid[]) AND (${covers('$2', 'k.path')} OR EXISTS (
         SELECT FROM case_transfer t JOIN committee asked ON asked.id = t.to_id
         WHERE t.candidate_id = n.id AND t.state = 'ASKED' AND ${covers('$2', 'asked.path')}))
     ), found AS (
       SELECT DISTINCT ON (s.id, p.id) s.id AS asked, c.id, c.person_id, c.committee_id, c.stage, ${covers('$2', 'o.path')} AS seen,
         a.id AS ask, a.name
       FROM sought s JOIN person p ON p.search_key = s.search_key AND p.birth_year = s.birth_year
         AND p.birth_month = s.birth_month AND p.id <> s.person
       JOIN candidate c ON c.person_id = p.id JOIN committee o ON o.id = c.committee_id
       CROSS JOIN LATERAL (
         SELECT id, name, kind FROM committee WHERE path = ANY (s.above) AND starts_with(o.path, path) ORDER BY length(path) DESC LIMIT 1
       ) AS a
       WHERE a.kind <> 'CENTRAL'
       ORDER BY s.id, p.id, seen DESC, c.created_at DESC, c.id DESC
     ), logged AS (
       ${writeLooks(`(SELECT id AS candidate_id, person_id, 'IDENTITY'::"PersonalGroup" AS part FROM found) AS read`, '$3', '$4')}
     )
     SELECT DISTINCT asked AS "candidateId",
       CASE WHEN seen THEN jsonb_build_object('id', id, 'committeeId', committee_id, 'stage', stage) END AS alike,
       CASE WHEN NOT seen THEN jsonb_build_object('id', ask, 'name', name) END AS ask
     FROM found ORDER BY 1, 2, 3`,
    [candidateIds, paths, viewer, operation],
  );
  return rows;
}
