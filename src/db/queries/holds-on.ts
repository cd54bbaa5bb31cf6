/**
 * Whether what holds from one day to before another (a placement, a form, what an area is covered by) does on a day, in SQL.
 * By the ends themselves and not as a range: that is an index range for PostgreSQL.
 */
export const holdsOn = (row: string, day: string): string =>
  `${row}.valid_from <= ${day} AND (${row}.valid_to IS NULL OR ${day} < ${row}.valid_to)`;
