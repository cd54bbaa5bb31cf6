import type pg from 'pg';

/**
 * The part of a statement that writes the access log: one row for a hundred people of whom the same was read.
 * @param read - the part that says what is read: a row for each `candidate_id` and `part`.
 * @param viewer - the parameter with who reads.
 * @param operation - the parameter with the operation's name.
 */
export function writeLooks(read: string, viewer: `$${number}`, operation: `$${number}`): string {
  return `INSERT INTO access_look (viewer, operation, groups, persons)
    SELECT ${viewer}, ${operation}, groups, array_agg(candidate_id ORDER BY candidate_id) FROM (
      SELECT candidate_id, groups, (row_number() OVER (PARTITION BY groups ORDER BY candidate_id) - 1) / 100 AS hundred
      FROM (SELECT candidate_id, array_agg(DISTINCT part) AS groups FROM ${read} GROUP BY 1) AS person
    ) AS persons GROUP BY groups, hundred`;
}

/**
 * The ids of all looks at people; null where they are more than `most`. Each person is looked for by the index of persons:
 * how many looks are at somebody PostgreSQL has no statistics for, and given the choice it reads the log.
 */
export async function findLooks(pool: pg.Pool, persons: readonly string[], most: number): Promise<string[] | null> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'looks_at',
    text: `
      SELECT l.id FROM unnest($1::uuid[]) AS p(person)
      CROSS JOIN LATERAL (SELECT id FROM access_look WHERE persons @> ARRAY[p.person] OFFSET 0) AS l LIMIT $2`,
    values: [persons, most * 100],
  });
  const found = new Set(rows.map(({ id }) => id));
  return rows.length === most * 100 || found.size > most ? null : [...found];
}
