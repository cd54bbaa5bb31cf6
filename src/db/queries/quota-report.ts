import type pg from 'pg';
import { Education, PersonGroup, SourceCategory } from '../generated/enums.ts';

/** Whose admissions are counted: of a committee and everything that stood below it, by the days by which they count, both included. */
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
export const traits = Object.values(PersonGroup);

/** Ages on the day of the ceremony, in full years, and the years up to which each goes. */
export const ageBands = ['UP_TO_30', 'FROM_31_TO_40', 'FROM_41_TO_50', 'FROM_51_TO_60', 'OVER_60'] as const;

/** One of these. */
export type AgeBand = (typeof ageBands)[number];

/** Ways to divide everybody: nobody is in two parts, and who has nothing recorded is in none. */
export const divisions = {
  /** Where candidates are found. */
  source: Object.values(SourceCategory),
  /** How far they went to school. */
  education: Object.values(Education),
  age: ageBands,
} as const;

/** One of these. */
export type Division = keyof typeof divisions;

/** A part of one. */
export type PartOf<Name extends Division> = (typeof divisions)[Name][number];

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
  /** Of each division, in the order of its parts. */
  parts: Record<Division, number[]>;
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
    SELECT b.branch, a.counts_on, a.ceremony_on, a.candidate_id FROM below b CROSS JOIN LATERAL (
      SELECT a.counts_on, a.ceremony_on, a.candidate_id FROM admission a
      WHERE a.counts_for = b.id AND a.counts_on >= lower(b.days) AND a.counts_on < upper(b.days) OFFSET 0
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

const MONTHS_OLD = `((extract(year FROM a.ceremony_on) - k.birth_year) * 12
    + extract(month FROM a.ceremony_on) - k.birth_month)`;

const SAID: Record<PersonGroup, string> = {
  WOMEN: `k.sex = 'FEMALE'`,
  ETHNIC_MINORITY: `name_key(k.ethnic_group) <> 'kinh'`,
  YOUTH_UNION_MEMBERS: 'k.youth_union_member',
  YOUTH_UNION_AGE: `${MONTHS_OLD} <= $4`,
  RELIGIOUS: 'k.religious',
  MILITIA_MEMBERS: 'k.militia',
  VILLAGE_HEADS: 'k.village_head',
};

const IN_PART: Record<Division, readonly string[]> = {
  source: divisions.source.map((source) => `k.source_category = '${source}'`),
  education: divisions.education.map((education) => `k.education = '${education}'`),
  age: ageBands.map((_band, n) => {
    const [from, to] = [n === 0 ? 0 : 21 + n * 10, n === ageBands.length - 1 ? 1_000 : 31 + n * 10];
    return `${MONTHS_OLD} >= ${from * 12} AND ${MONTHS_OLD} < ${to * 12}`;
  }),
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
      SELECT a.branch, extract(month FROM a.counts_on)::integer AS month,
        count(*) FILTER (WHERE k.erased_at IS NULL)::integer AS known,
        count(*) FILTER (WHERE NOT cell.path LIKE ANY($5::text[]))::integer AS unreadable,
        ARRAY[${columns(traits.map((trait) => SAID[trait]))}] AS traits,
        json_build_object(${Object.entries(IN_PART)
          .map(([division, conditions]) => `'${division}', ARRAY[${columns(conditions)}]`)
          .join(', ')}) AS parts
      FROM admitted a JOIN candidate k ON k.id = a.candidate_id JOIN committee cell ON cell.id = k.committee_id
      GROUP BY 1, 2`,
    values: [committeeId, from, to, oldestMonths, readablePaths.map((path) => `${path}%`)],
  });
  return rows;
}
