import type pg from 'pg';
import { belowOn } from './below.ts';
import { holdsOn } from './holds-on.ts';

/** Where and when is looked, and what may be seen there. */
export interface WatchScope {
  committeeId: string;
  /** The day of the tree and of all that is judged, `YYYY-MM-DD`. */
  day: string;
  /** Paths below which the viewer may see it. */
  paths: readonly string[];
}

/** What is looked for among the committees of a scope. */
export interface WatchSearch {
  /**
   * A SELECT of `(id, committee_id, since, figures)` over `scope s`, the committees that stood there: `(id, kind, founded_on)`. `$1` is
   * the top, `$2` the day, `$3` what may be seen.
   */
  sql: string;
  /** `$4` and following. */
  values: readonly unknown[];
}

/** One row of a watch list. */
export interface WatchRow {
  /** A committee or an area. */
  id: string;
  committeeId: string;
  /** `YYYY-MM-DD`. */
  since: string;
  /** What it was judged by, by name. */
  figures: Record<string, string | number | null>;
}

/** Which rows, in the order of days and ids. */
export interface WatchPage {
  after: { since: string; id: string } | null;
  before: { since: string; id: string } | null;
  forward: boolean;
  size: number;
}

// OFFSET 0 in the parts keeps PostgreSQL to what belongs to each committee of the scope, found by index.
const found = (sql: string): string => `
      WITH RECURSIVE ${belowOn('ARRAY[$1::uuid]', '$2::date')}, scope AS (
        SELECT c.id, c.founded_on, f.kind FROM below b CROSS JOIN LATERAL (
          SELECT id, founded_on FROM committee WHERE id = b.id AND path LIKE ANY ($3::text[]) OFFSET 0
        ) AS c CROSS JOIN LATERAL (
          SELECT kind FROM committee_form o WHERE committee_id = c.id AND ${holdsOn('o', '$2::date')} OFFSET 0
        ) AS f
      ), found AS (${sql})`;

/** The same of committees that are named. Whether they may be seen was asked before: there `$3` is everywhere. */
const foundAmong = (sql: string): string => `
      WITH scope AS (SELECT c.id, c.founded_on, f.kind FROM committee c
        JOIN committee_form f ON f.committee_id = c.id AND ${holdsOn('f', '$2::date')}
        WHERE c.id = ANY ($1::uuid[]) AND c.path LIKE ANY ($3::text[])
      ), found AS (${sql})`;

const valuesOf = ({ committeeId, day, paths }: WatchScope, { values }: WatchSearch): unknown[] => [
  committeeId,
  day,
  paths.map((path) => `${path}%`),
  ...values,
];

/** Reads a page of what is found in a scope: one statement, however large that is. */
export async function readWatched(
  pool: pg.Pool,
  scope: WatchScope,
  search: WatchSearch,
  { after, before, forward, size }: WatchPage,
): Promise<WatchRow[]> {
  const values = valuesOf(scope, search);
  const value = (one: unknown): string => `$${values.push(one)}`;
  const beyond = (place: { since: string; id: string } | null, sign: string): string[] =>
    place ? [`(since, id) ${sign} (${value(place.since)}::date, ${value(place.id)}::uuid)`] : [];
  const between = ['true', ...beyond(after, '>'), ...beyond(before, '<')].join(' AND ');
  const way = forward ? 'ASC' : 'DESC';
  const { rows } = await pool.query<WatchRow>(
    `${found(search.sql)}
      SELECT id, committee_id AS "committeeId", since::text, figures FROM found WHERE ${between}
      ORDER BY found.since ${way}, id ${way} LIMIT ${value(size)}`,
    values,
  );
  return rows;
}

/** How many rows are found in a scope: one statement. */
export async function countWatched(pool: pg.Pool, scope: WatchScope, search: WatchSearch): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `${found(search.sql)} SELECT count(*)::integer AS count FROM found`,
    valuesOf(scope, search),
  );
  return rows[0]?.count ?? 0;
}

/** Reads all that is found among committees that are named, which the viewer may see: one statement. */
export async function readWatchedAmong(
  pool: pg.Pool,
  { ids, day }: { ids: readonly string[]; day: string },
  search: WatchSearch,
): Promise<WatchRow[]> {
  const { rows } = await pool.query<WatchRow>(
    `${foundAmong(search.sql)} SELECT id, committee_id AS "committeeId", since::text, figures FROM found`,
    [ids, day, ['%'], ...search.values],
  );
  return rows;
}
