import type pg from 'pg';
import type { DifficultyClass, Obstacle, Qualifier } from '../generated/enums.ts';
import { holdsOn } from './holds-on.ts';

/** What is known on a day of the areas that a committee works in, and of what makes its work hard. */
export interface CommitteeProfileRow {
  committeeId: string;
  /** Day of the oldest figure in it, `YYYY-MM-DD`. */
  asOf: string;
  /** Sums over the areas; null where one of them does not say. */
  households: number | null;
  poorHouseholds: number | null;
  /** What all of the areas have; null where one has another, or does not say. */
  mainEthnicGroup: string | null;
  mainLivelihood: string | null;
  difficultyClass: DifficultyClass | null;
  obstacles: Obstacle[];
  youthActiveMinPercent: number | null;
  youthActiveMaxPercent: number | null;
  youthActiveQualifier: Qualifier | null;
  source: string | null;
}

const same = (column: string): string =>
  `CASE WHEN count(${column}) = count(*) AND min(${column}) = max(${column}) THEN min(${column}) END`;
const sum = (column: string): string => `CASE WHEN count(${column}) = count(*) THEN sum(${column})::integer END`;

/** Reads what is known of committees on a day. Those of which nothing is known are left out. */
export async function readProfiles(
  pool: pg.Pool,
  committeeIds: readonly string[],
  asOf: string,
): Promise<CommitteeProfileRow[]> {
  const { rows } = await pool.query<CommitteeProfileRow>({
    name: 'committee_profiles',
    text: `
      SELECT c.id AS "committeeId", coalesce(a.as_of, o.valid_from, a.formed_on)::text AS "asOf",
        a.households, a.poor_households AS "poorHouseholds", a.main_ethnic_group AS "mainEthnicGroup",
        a.main_livelihood AS "mainLivelihood", a.difficulty_class::text AS "difficultyClass",
        coalesce(o.obstacles, '{}')::text[] AS obstacles, o.youth_active_min_percent AS "youthActiveMinPercent",
        o.youth_active_max_percent AS "youthActiveMaxPercent", o.youth_active_qualifier::text AS "youthActiveQualifier",
        nullif(concat_ws('; ', a.source, CASE WHEN o.source = ANY (a.sources) THEN NULL ELSE o.source END), '') AS source
      FROM unnest($1::uuid[]) AS c(id)
      CROSS JOIN LATERAL (
        SELECT min(p.as_of) AS as_of, max(f.valid_from) AS formed_on, ${sum('p.households')} AS households,
          ${sum('p.poor_households')} AS poor_households, ${same('p.main_ethnic_group')} AS main_ethnic_group,
          ${same('p.main_livelihood')} AS main_livelihood, ${same('f.difficulty_class')} AS difficulty_class,
          string_agg(DISTINCT p.source, '; ') AS source, array_agg(p.source) AS sources
        FROM committee_area w
        JOIN area_form f ON f.area_id = w.area_id AND ${holdsOn('f', '$2::date')}
        LEFT JOIN LATERAL (
          SELECT * FROM area_profile WHERE area_id = w.area_id AND as_of <= $2::date ORDER BY as_of DESC, id DESC LIMIT 1
        ) AS p ON true
        WHERE w.committee_id = c.id AND ${holdsOn('w', '$2::date')}
      ) AS a
      LEFT JOIN LATERAL (
        SELECT * FROM committee_obstacles WHERE committee_id = c.id AND valid_from <= $2::date
        ORDER BY valid_from DESC, id DESC LIMIT 1
      ) AS o ON true
      WHERE a.as_of IS NOT NULL OR a.difficulty_class IS NOT NULL OR o.id IS NOT NULL`,
    values: [committeeIds, asOf],
  });
  return rows;
}
