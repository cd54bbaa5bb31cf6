import { type Day, fromDay } from '../../src/calendar.ts';
import type { AdmissionPlan } from './admission-plan.ts';
import type { Leaf } from './committees.ts';
import { demoIds, fixedId } from './demo-ids.ts';
import type { Setting } from './organisations.ts';
import { createRandom } from './random.ts';
import type { MembershipRow } from './rows.ts';
import { SOURCES } from './sources.ts';

/** Members of Lục Yên on 2023-12-18, by the article. */
const MEMBER_TOTAL = 6_799;
/** Members of Khéo Lẹng, by the article. */
const KHEO_LENG_MEMBERS = 38;
/** The day of the article, to which its figures belong. */
export const ARTICLE_DAY: Day = '2023-12-18';
/** A cell has at least three official members (Charter, article 24). */
export const SMALLEST = 3;

const SIZES: Record<Setting, readonly [number, number]> = {
  VILLAGE: [13, 37],
  SCHOOL: [9, 26],
  HEALTH: [4, 10],
  OFFICE: [8, 22],
  ARMED_FORCES: [10, 29],
};

/** Members of each cell on the day of the article; their sum is the article's, the parts are invented. */
export function buildMemberCounts(leaves: readonly Leaf[]): Map<string, number> {
  const random = createRandom('members');
  const counts = new Map<string, number>();
  const adjustable: Leaf[] = [];
  for (const leaf of leaves) {
    const [min, max] = SIZES[leaf.setting];
    const tiny = leaf.setting === 'VILLAGE' && random.chance(6);
    counts.set(leaf.id, tiny ? random.int(SMALLEST, 8) : random.int(min, max));
    if (leaf.setting === 'VILLAGE' && !tiny && leaf.id !== demoIds.kheoLeng) adjustable.push(leaf);
  }
  counts.set(demoIds.kheoLeng, KHEO_LENG_MEMBERS);

  // What is missing or too much is spread one by one over the villages.
  let missing = MEMBER_TOTAL - [...counts.values()].reduce((sum, count) => sum + count, 0);
  const order = random.shuffled(adjustable);
  for (let i = 0; missing !== 0; i += 1) {
    const leaf = order[i % order.length] as Leaf;
    const step = Math.sign(missing);
    counts.set(leaf.id, (counts.get(leaf.id) ?? 0) + step);
    missing -= step;
  }
  return counts;
}

/**
 * What each cell reported for the day of the article and for 1 January of today's year. Between the two lie the
 * admissions of the years, and now and then a member who died or moved away.
 */
export function buildMemberships(
  leaves: readonly Leaf[],
  counts: ReadonlyMap<string, number>,
  plans: readonly AdmissionPlan[],
  year: number,
): MembershipRow[] {
  const row = (leaf: Leaf, asOf: Day, memberCount: number, source: string): MembershipRow => ({
    id: fixedId(`membership/${leaf.id}/${asOf}`),
    committeeId: leaf.id,
    asOf: fromDay(asOf),
    memberCount,
    source,
  });
  // From the article's day back to the start of its year, or on to the start of today's.
  const counting = (plan: AdmissionPlan): boolean =>
    year === 2023 ? plan.year === 2023 : plan.year > 2023 && plan.year < year;
  const admitted = new Map<string, number>();
  for (const { leaf } of plans.filter(counting)) admitted.set(leaf.id, (admitted.get(leaf.id) ?? 0) + 1);

  return leaves.flatMap((leaf) => {
    const count = counts.get(leaf.id) ?? SMALLEST;
    const random = createRandom(`member-growth/${leaf.id}`);
    const source = leaf.id === demoIds.kheoLeng ? SOURCES.article : SOURCES.invented;
    let left = 0;
    for (let y = 2024; y < year; y += 1) left += random.chance(25) ? 1 : 0;
    const joined = admitted.get(leaf.id) ?? 0;
    const atNewYear = year === 2023 ? count - joined : count + joined - left;
    return [
      row(leaf, ARTICLE_DAY, count, source),
      row(leaf, `${year}-01-01`, Math.max(SMALLEST, atNewYear), SOURCES.invented),
    ];
  });
}
