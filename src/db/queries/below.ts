/**
 * The ids of a committee and everything below it today, as a range of the index of paths. LIKE would do for a path that
 * stands in the statement; one that is read in it makes PostgreSQL look at every committee.
 * @param path - SQL for a path such as `/1/4/`. What begins with it comes before `/1/40`: `0` follows `/`.
 */
export function below(path: string): string {
  return `SELECT id FROM committee WHERE path ~>=~ ${path} AND path ~<~ (left(${path}, -1) || '0') OFFSET 0`;
}
