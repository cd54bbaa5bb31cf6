import { holdsOn } from './holds-on.ts';

/**
 * The ids of a committee and everything below it today, as a range of the index of paths. LIKE would do for a path that
 * stands in the statement; one that is read in it makes PostgreSQL look at every committee.
 * @param path - SQL for a path such as `/1/4/`. What begins with it comes before `/1/40`: `0` follows `/`.
 */
export function below(path: string): string {
  return `SELECT id FROM committee WHERE path ~>=~ ${path} AND path ~<~ (left(${path}, -1) || '0') OFFSET 0`;
}

/**
 * Committees and everything that stood below each on a day, by the placements of that day, as a recursive part of a WITH:
 * rows `(top, id)`. Who had no place then has no row. OFFSET 0 keeps PostgreSQL to what stands under each, found by index.
 * @param ids - SQL for the ids of the tops.
 * @param day - SQL for the day.
 */
export function belowOn(ids: string, day: string): string {
  return `below AS (
    SELECT child_id AS top, child_id AS id FROM committee_placement p
    WHERE child_id = ANY(${ids}) AND ${holdsOn('p', day)}
    UNION ALL
    SELECT b.top, p.child_id FROM below b CROSS JOIN LATERAL (
      SELECT child_id FROM committee_placement o
      WHERE parent_id = b.id AND ${holdsOn('o', day)} OFFSET 0
    ) AS p
  )`;
}
