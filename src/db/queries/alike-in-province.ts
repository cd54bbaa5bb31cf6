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
  /** Places from which it may read members. */
  rolls: readonly string[];
  /** The operation, as it is to stand in the log. */
  operation: string;
}

/** Somebody who may be the person of a case: with the case or the membership on record where the viewer may read it, else whom to ask. */
export interface AlikeRow {
  candidateId: string;
  /** The latest case of that person which the viewer may read, its cell and stage; null where there is none. */
  alike: { id: string; committeeId: string; stage: CandidateStage } | null;
  /** The membership on record, where the person has no case and the viewer may read the roll, and its cell; else null. */
  member: { id: string; committeeId: string } | null;
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
 * Looks within the province for other persons with the same name without accents and the same month of birth, by their cases and by
 * the rolls of members, of whoever the viewer may read, or is asked to take. Of those whom it may not read nothing leaves the database but who stands above both. That there is
 * such a person is something that was read of them: the same statement writes the access log.
 */
export async function findAlikeInProvince(
  pool: pg.Pool,
  { candidateIds, viewer, paths, rolls, operation }: AlikeAsked,
): Promise<AlikeRow[]> {
  const { rows } = await pool.query<AlikeRow>(
    `WITH sought AS MATERIALIZED (
       SELECT n.id, m.id AS person, m.search_key, m.birth_year, m.birth_month, k.path, ${upwards('k.path')} AS above
       FROM candidate n JOIN person m ON m.id = n.person_id JOIN committee k ON k.id = n.committee_id
       WHERE n.id = ANY ($1::uuid[]) AND (${covers('$2', 'k.path')} OR EXISTS (
         SELECT FROM case_transfer t JOIN committee asked ON asked.id = t.to_id
         WHERE t.candidate_id = n.id AND t.state = 'ASKED' AND ${covers('$2', 'asked.path')}))
     ), found AS (
       SELECT DISTINCT ON (s.id, p.id) s.id AS asked, c.id, c.member, p.id AS person_id, c.committee_id, c.stage, c.seen, a.id AS ask, a.name
       FROM sought s JOIN person p ON p.search_key = s.search_key AND p.birth_year = s.birth_year
         AND p.birth_month = s.birth_month AND p.id <> s.person
       CROSS JOIN LATERAL (
         SELECT n.id, NULL::uuid AS member, n.committee_id, n.stage, n.created_at, k.path, ${covers('$2', 'k.path')} AS seen
         FROM candidate n JOIN committee k ON k.id = n.committee_id WHERE n.person_id = p.id
         UNION ALL
         -- Who came to be a member by a case is told by that.
         SELECT NULL, m.id, m.committee_id, NULL, m.entered_at, k.path, ${covers('$5', 'k.path')}
         FROM member m JOIN committee k ON k.id = m.committee_id WHERE m.person_id = p.id AND m.candidate_id IS NULL
       ) AS c
       CROSS JOIN LATERAL (
         SELECT id, name, kind FROM committee WHERE path = ANY (s.above) AND starts_with(c.path, path) ORDER BY length(path) DESC LIMIT 1
       ) AS a
       WHERE a.kind <> 'CENTRAL'
       ORDER BY s.id, p.id, c.seen DESC, c.id IS NULL, c.created_at DESC, c.id DESC
     ), logged AS (
       ${writeLooks(`(SELECT id AS candidate_id, person_id, 'IDENTITY'::"PersonalGroup" AS part FROM found) AS read`, '$3', '$4')}
     )
     SELECT DISTINCT asked AS "candidateId",
       CASE WHEN seen AND id IS NOT NULL THEN jsonb_build_object('id', id, 'committeeId', committee_id, 'stage', stage) END AS alike,
       CASE WHEN seen AND id IS NULL THEN jsonb_build_object('id', member, 'committeeId', committee_id) END AS member,
       CASE WHEN NOT seen THEN jsonb_build_object('id', ask, 'name', name) END AS ask
     FROM found ORDER BY 1, 2, 3, 4`,
    [candidateIds, paths, viewer, operation, rolls],
  );
  return rows;
}
