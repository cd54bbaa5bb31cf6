import type pg from 'pg';
import { SourceCategory } from '../generated/enums.ts';

/** Whose admissions are counted: of a committee and everything that stood below it, from day to day, both included. */
export interface CountedPeriod {
  committeeId: string;
  /** `YYYY-MM-DD`. */
  from: string;
  to: string;
}

/** What a committee directly below admitted while it stood there; null for the committee itself. */
export interface BranchRow {
  branch: string | null;
  admitted: number;
}

/** Traits that a group of a report can have, beside the sources. The groups overlap. */
export const traits = ['WOMEN', 'ETHNIC_MINORITY', 'YOUTH_UNION_MEMBERS', 'YOUTH_UNION_AGE'] as const;

/** One of these. */
export type Trait = (typeof traits)[number];

/** Where candidates are found, in the order of `TraitRow.sources`. */
export const sources = Object.values(SourceCategory);

/** Who was admitted in a month, through a committee directly below. */
export interface TraitRow {
  branch: string | null;
  /** 1 to 12. */
  month: number;
  /** Those whose personal data are still there; all others are counted among them. */
  known: number;
  /** Those of all whose files lie outside of the places that the viewer may read. */
  unreadable: number;
  /** In the order of `traits`. */
  traits: number[];
  /** In the order of `sources`. They do not overlap; who has none is in none. */
  sources: number[];
}

/**
 * $1 the committee, $2 and $3 the days. Places by the tree of each day, as the feed counts; OFFSET 0 keeps PostgreSQL to the
 * placements under each committee and to its admissions.
 */
const ADMITTED = `
  WITH RECURSIVE below AS (
    SELECT $1::uuid AS id, NULL::uuid AS branch, daterange($2::date, $3::date, '[]') AS days
    UNION ALL
    SELECT p.child_id, coalesce(b.branch, p.child_id), b.days * daterange(p.valid_from, p.valid_to)
    FROM below b CROSS JOIN LATERAL (
      SELECT child_id, valid_from, valid_to FROM committee_placement WHERE parent_id = b.id OFFSET 0
    ) AS p WHERE daterange(p.valid_from, p.valid_to) && b.days
  ), admitted AS (
    SELECT b.branch, a.ceremony_on, a.candidate_id FROM below b CROSS JOIN LATERAL (
      SELECT a.ceremony_on, a.candidate_id FROM admission a
      WHERE a.committee_id = b.id AND a.ceremony_on >= lower(b.days) AND a.ceremony_on < upper(b.days) AND NOT a.revoked OFFSET 0
    ) AS a
  )`;

/** Admissions of a period by the committees directly below. Those that admitted nobody have no row. */
export async function countByBranch(pool: pg.Pool, { committeeId, from, to }: CountedPeriod): Promise<BranchRow[]> {
  const { rows } = await pool.query<BranchRow>({
    name: 'admissions_by_branch',
    text: `${ADMITTED} SELECT branch, count(*)::integer AS admitted FROM admitted GROUP BY branch`,
    values: [committeeId, from, to],
  });
  return rows;
}

const SAID: Record<Trait, string> = {
  WOMEN: `k.sex = 'FEMALE'`,
  ETHNIC_MINORITY: `name_key(k.ethnic_group) <> 'kinh'`,
  YOUTH_UNION_MEMBERS: 'k.youth_union_member',
  YOUTH_UNION_AGE: `(extract(year FROM a.ceremony_on) - k.birth_year) * 12
    + extract(month FROM a.ceremony_on) - k.birth_month <= $4`,
};

const columns = (conditions: readonly string[]): string =>
  conditions.map((condition) => `count(*) FILTER (WHERE ${condition})::integer`).join(', ');

/**
 * Who was admitted in a period of one year, by month and by the committees directly below. Small groups come out of here too:
 * whoever shows them must leave those out.
 * @param readablePaths - places whose candidates the viewer may read one by one.
 * @param oldestMonths - age in months up to which somebody is of Youth-Union age on the day of the ceremony.
 */
export async function countTraitsByMonth(
  pool: pg.Pool,
  { committeeId, from, to }: CountedPeriod,
  readablePaths: readonly string[],
  oldestMonths: number,
): Promise<TraitRow[]> {
  const { rows } = await pool.query<TraitRow>({
    name: 'admission_traits_by_month',
    text: `${ADMITTED}
      SELECT a.branch, extract(month FROM a.ceremony_on)::integer AS month,
        count(*) FILTER (WHERE k.erased_at IS NULL)::integer AS known,
        count(*) FILTER (WHERE NOT cell.path LIKE ANY($5::text[]))::integer AS unreadable,
        ARRAY[${columns(traits.map((trait) => SAID[trait]))}] AS traits,
        ARRAY[${columns(sources.map((source) => `k.source_category = '${source}'`))}] AS sources
      FROM admitted a JOIN candidate k ON k.id = a.candidate_id JOIN committee cell ON cell.id = k.committee_id
      GROUP BY 1, 2`,
    values: [committeeId, from, to, oldestMonths, readablePaths.map((path) => `${path}%`)],
  });
  return rows;
}
