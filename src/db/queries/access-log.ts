import type pg from 'pg';

/**
 * The part of a statement that writes the access log: one row for a hundred people of whom the same was read, with the
 * person beside each case; people without a case have a row of their own.
 * @param read - the part that says what is read: a row for each `candidate_id` (null without a case), `person_id` and `part`.
 * @param viewer - the parameter with who reads.
 * @param operation - the parameter with the operation's name.
 */
export function writeLooks(read: string, viewer: `$${number}`, operation: `$${number}`): string {
  const order = 'ORDER BY candidate_id, person_id';
  return `INSERT INTO access_look (viewer, operation, groups, persons, people)
    SELECT ${viewer}, ${operation}, groups, coalesce(array_agg(candidate_id ${order}) FILTER (WHERE NOT bare), '{}'),
      array_agg(person_id ${order}) FROM (
      SELECT candidate_id, person_id, groups, bare,
        (row_number() OVER (PARTITION BY groups, bare ${order}) - 1) / 100 AS hundred
      FROM (
        SELECT candidate_id, person_id, candidate_id IS NULL AS bare, array_agg(DISTINCT part) AS groups FROM ${read}
        GROUP BY 1, 2
      ) AS person
    ) AS persons GROUP BY groups, bare, hundred`;
}

/** Whose looks are wanted: looks of before persons were named are found by the cases, later ones by either. */
export interface LookedAt {
  /** Ids of candidates. */
  cases: readonly string[];
  /** Ids of persons. */
  people: readonly string[];
}

/**
 * The ids of all looks at people; null where they are more than `most`. Each is looked for by the index of cases or persons:
 * how many looks are at somebody PostgreSQL has no statistics for, and given the choice it reads the log.
 */
export async function findLooks(pool: pg.Pool, { cases, people }: LookedAt, most: number): Promise<string[] | null> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'looks_at',
    text: `
      (SELECT l.id FROM unnest($1::uuid[]) AS p(candidate)
       CROSS JOIN LATERAL (SELECT id FROM access_look WHERE persons @> ARRAY[p.candidate] OFFSET 0) AS l LIMIT $3)
      UNION ALL
      (SELECT l.id FROM unnest($2::uuid[]) AS p(person)
       CROSS JOIN LATERAL (SELECT id FROM access_look WHERE people @> ARRAY[p.person] OFFSET 0) AS l LIMIT $3)
      LIMIT $3`,
    values: [cases, people, most * 100],
  });
  const found = new Set(rows.map(({ id }) => id));
  return rows.length === most * 100 || found.size > most ? null : [...found];
}
