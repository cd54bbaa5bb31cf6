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
  /** Days with an admission, the first one first, `YYYY-MM-DD`. */
  days: string[];
  /** Admitted on each of these days. */
  counts: number[];
}

/** How many of a year's admissions have a trait. The groups overlap. */
export interface BreakdownRow {
  committeeId: string;
  admittedCount: number;
  /** Those whose personal data are still there; the groups are counted among them. */
  knownCount: number;
  womenCount: number;
  ethnicMinorityCount: number;
  youthUnionAgeCount: number;
}

/**
 * Committees, and everything that stood below them on the days of the year: the same places on which the feed counts,
 * so that these figures add up to the ones of the board. $1 ids, $2 year, $3 beginnings of paths.
 */
const BELOW_IN_YEAR = `
  WITH RECURSIVE below AS (
    SELECT c.id AS top, c.id, daterange(make_date($2, 1, 1), make_date($2 + 1, 1, 1)) AS days
    FROM committee c WHERE c.id = ANY($1::uuid[]) AND c.path LIKE ANY($3::text[])
    UNION ALL
    SELECT b.top, p.child_id, b.days * daterange(p.valid_from, p.valid_to)
    FROM below b JOIN committee_placement p ON p.parent_id = b.id AND daterange(p.valid_from, p.valid_to) && b.days
  ), admitted AS (
    SELECT b.top, a.ceremony_on, a.candidate_id
    FROM below b JOIN admission a ON a.committee_id = b.id AND b.days @> a.ceremony_on AND NOT a.revoked
  ), top AS (SELECT DISTINCT top FROM below)`;

/** Admissions by day, for each of the committees that may be looked at. */
export async function countAdmissionsByDay(pool: pg.Pool, of: StatisticsOf): Promise<CurveRow[]> {
  const { rows } = await pool.query<CurveRow>({
    name: 'admissions_by_day',
    text: `${BELOW_IN_YEAR}, by_day AS (SELECT top, ceremony_on, count(*)::integer AS n FROM admitted GROUP BY 1, 2)
      SELECT t.top AS "committeeId",
        coalesce(array_agg(d.ceremony_on::text ORDER BY d.ceremony_on) FILTER (WHERE d.n > 0), '{}') AS days,
        coalesce(array_agg(d.n ORDER BY d.ceremony_on) FILTER (WHERE d.n > 0), '{}') AS counts
      FROM top t LEFT JOIN by_day d USING (top) GROUP BY t.top`,
    values: values(of),
  });
  return rows;
}

/**
 * Traits of the people admitted in a year, for each of the committees that may be looked at. Figures of small groups come
 * out of here too: whoever shows them must hide those.
 * @param oldestMonths - age in months up to which somebody is of Youth-Union age on the day of the ceremony.
 */
export async function countTraits(pool: pg.Pool, of: StatisticsOf, oldestMonths: number): Promise<BreakdownRow[]> {
  const { rows } = await pool.query<BreakdownRow>({
    name: 'admission_traits',
    text: `${BELOW_IN_YEAR}
      SELECT t.top AS "committeeId", count(k.id)::integer AS "admittedCount",
        count(k.id) FILTER (WHERE k.erased_at IS NULL)::integer AS "knownCount",
        count(k.id) FILTER (WHERE k.sex = 'FEMALE')::integer AS "womenCount",
        count(k.id) FILTER (WHERE k.ethnic_group <> 'Kinh')::integer AS "ethnicMinorityCount",
        count(k.id) FILTER (WHERE (extract(year FROM a.ceremony_on) - k.birth_year) * 12
          + extract(month FROM a.ceremony_on) - k.birth_month <= $4)::integer AS "youthUnionAgeCount"
      FROM top t LEFT JOIN admitted a USING (top) LEFT JOIN candidate k ON k.id = a.candidate_id GROUP BY t.top`,
    values: [...values(of), oldestMonths],
  });
  return rows;
}

function values({ committeeIds, year, paths }: StatisticsOf): unknown[] {
  return [committeeIds, year, paths.map((path) => `${path}%`)];
}
