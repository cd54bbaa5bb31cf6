import type pg from 'pg';

/** Whom statistics are about, and what the viewer may see. */
export interface StatisticsOf {
  committeeIds: readonly string[];
  year: number;
  /** Places whose committees may be looked at, as `scopePaths` gives them. */
  paths: readonly string[];
}

/** The admissions of a committee and everything below it, day by day. */
export interface CurveRow {
  committeeId: string;
  /** Days by which an admission counts, the first one first, `YYYY-MM-DD`. */
  days: string[];
  /** Admitted on each of these days. */
  counts: number[];
}

/** How many of a year's admissions have a trait. The groups overlap. */
export interface BreakdownRow {
  committeeId: string;
  admittedCount: number;
  /** Those who were removed from probation since, erased or not. */
  removedCount: number;
  /** Those whose personal data are still there; the groups are counted among them. */
  knownCount: number;
  womenCount: number;
  ethnicMinorityCount: number;
  youthUnionAgeCount: number;
  /** Those of them whose files lie outside of `readablePaths`. */
  unreadableCount: number;
}

/**
 * Committees, and everything that stood below them on the days of the year: the same places on which the feed counts,
 * so that these figures add up to the ones of the board. $1 ids, $2 year, $3 beginnings of paths. OFFSET 0 keeps PostgreSQL
 * to the placements under each committee and to its admissions: it would else look for all placements of the year once for
 * each committee, or read the admissions of all of them for one.
 */
const BELOW_IN_YEAR = `
  WITH RECURSIVE below AS (
    SELECT c.id AS top, c.id, daterange(make_date($2, 1, 1), make_date($2 + 1, 1, 1)) AS days
    FROM committee c WHERE c.id = ANY($1::uuid[]) AND c.path LIKE ANY($3::text[])
    UNION ALL
    SELECT b.top, p.child_id, b.days * daterange(p.valid_from, p.valid_to)
    FROM below b CROSS JOIN LATERAL (
      SELECT child_id, valid_from, valid_to FROM committee_placement WHERE parent_id = b.id OFFSET 0
    ) AS p WHERE daterange(p.valid_from, p.valid_to) && b.days
  ), admitted AS (
    SELECT b.top, a.counts_on, a.ceremony_on, a.candidate_id FROM below b CROSS JOIN LATERAL (
      SELECT a.counts_on, a.ceremony_on, a.candidate_id FROM admission a
      WHERE a.counts_for = b.id AND a.counts_on >= lower(b.days) AND a.counts_on < upper(b.days) OFFSET 0
    ) AS a
  ), top AS (SELECT DISTINCT top FROM below)`;

/** Admissions by day, for each of the committees that may be looked at. */
export async function countAdmissionsByDay(pool: pg.Pool, of: StatisticsOf): Promise<CurveRow[]> {
  const { rows } = await pool.query<CurveRow>({
    name: 'admissions_by_day',
    text: `${BELOW_IN_YEAR}, by_day AS (SELECT top, counts_on, count(*)::integer AS n FROM admitted GROUP BY 1, 2)
      SELECT t.top AS "committeeId",
        coalesce(array_agg(d.counts_on::text ORDER BY d.counts_on) FILTER (WHERE d.n > 0), '{}') AS days,
        coalesce(array_agg(d.n ORDER BY d.counts_on) FILTER (WHERE d.n > 0), '{}') AS counts
      FROM top t LEFT JOIN by_day d USING (top) GROUP BY t.top`,
    values: values(of),
  });
  return rows;
}

/**
 * Traits of the people admitted in a year, for each of the committees that may be looked at. Figures of small groups come
 * out of here too: whoever shows them must hide those.
 * @param readablePaths - places whose candidates the viewer may read one by one.
 * @param oldestMonths - age in months up to which somebody is of Youth-Union age on the day of the ceremony.
 */
export async function countTraits(
  pool: pg.Pool,
  of: StatisticsOf,
  readablePaths: readonly string[],
  oldestMonths: number,
): Promise<BreakdownRow[]> {
  const { rows } = await pool.query<BreakdownRow>({
    name: 'admission_traits',
    text: `${BELOW_IN_YEAR}
      SELECT t.top AS "committeeId", count(k.id)::integer AS "admittedCount",
        count(k.id) FILTER (WHERE k.stage = 'REMOVED')::integer AS "removedCount",
        count(k.id) FILTER (WHERE k.erased_at IS NULL)::integer AS "knownCount",
        count(k.id) FILTER (WHERE k.sex = 'FEMALE')::integer AS "womenCount",
        count(k.id) FILTER (WHERE name_key(k.ethnic_group) <> 'kinh')::integer AS "ethnicMinorityCount",
        count(k.id) FILTER (WHERE (extract(year FROM a.ceremony_on) - k.birth_year) * 12
          + extract(month FROM a.ceremony_on) - k.birth_month <= $4)::integer AS "youthUnionAgeCount",
        count(k.id) FILTER (WHERE NOT cell.path LIKE ANY($5::text[]))::integer AS "unreadableCount"
      FROM top t LEFT JOIN admitted a USING (top) LEFT JOIN candidate k ON k.id = a.candidate_id
        LEFT JOIN committee cell ON cell.id = k.committee_id GROUP BY t.top`,
    values: [...values(of), oldestMonths, beginnings(readablePaths)],
  });
  return rows;
}

function values({ committeeIds, year, paths }: StatisticsOf): unknown[] {
  return [committeeIds, year, beginnings(paths)];
}

function beginnings(paths: readonly string[]): string[] {
  return paths.map((path) => `${path}%`);
}
