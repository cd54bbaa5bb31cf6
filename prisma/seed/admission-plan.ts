import type { Day } from '../../src/calendar.ts';
import type { Bodies } from './bodies.ts';
import type { Leaf, Organisation } from './committees.ts';
import { addDays, daysBetween } from './days.ts';
import { demoIds } from './demo-ids.ts';
import { createRandom, type Random } from './random.ts';

/** An admission of a year, whether or not its day has come. */
export interface AdmissionPlan {
  /** Names the person. */
  key: string;
  year: number;
  leaf: Leaf;
  ceremonyOn: Day;
  decisionOn: Day;
  /** '123-QĐ/HU', unique in the year. */
  decisionNumber: string;
}

/** By how many the admissions of a whole year differ from the plan; 2023 is exact by the article. */
const DIFFERENCE = new Map([
  [2024, 2],
  [2025, -4],
]);

/** Communes that end the year below their plan, and as many above it; fewer where there are fewer. */
const COMMUNES_OFF_PLAN = 6;

/** Ceremonies gather before 3 February, 19 May, 2 September and the year's end. Weights in percent. */
const SEASONS: readonly { from: string; to: string; weight: number }[] = [
  { from: '01-10', to: '02-03', weight: 18 },
  { from: '02-10', to: '04-28', weight: 14 },
  { from: '05-03', to: '05-19', weight: 18 },
  { from: '05-28', to: '08-12', weight: 12 },
  { from: '08-15', to: '09-02', weight: 16 },
  { from: '09-10', to: '11-15', weight: 8 },
  { from: '11-18', to: '12-27', weight: 14 },
];

/** In 2023 the last ceremonies are those of the article's day. */
const LAST_DAY_2023: Day = '2023-12-18';

/** Everybody who is admitted in a year, in the order of the ceremonies. The same list on every day of that year. */
export function buildAdmissionPlans(
  year: number,
  organisations: readonly Organisation[],
  cellPlans: ReadonlyMap<string, number>,
  bodies: Bodies,
): AdmissionPlan[] {
  const random = createRandom(`admissions/${year}`);
  const counts = spreadOverCells(year, random, organisations, cellPlans);
  const plans: AdmissionPlan[] = [];
  for (const { leaves } of organisations) {
    for (const leaf of leaves) {
      for (let i = 0; i < (counts.get(leaf.id) ?? 0); i += 1) {
        const season = pickCeremony(random, year);
        const ceremonyOn = leaf.id === demoIds.kheoLeng ? kheoLengCeremony(year) : season;
        // Never before the second of January: the decision belongs to the year of its ceremony.
        const gap = random.int(5, Math.min(25, daysBetween(`${year}-01-02`, ceremonyOn)));
        const decisionOn = addDays(ceremonyOn, -gap);
        plans.push({ key: `admitted/${year}/${leaf.id}/${i}`, year, leaf, ceremonyOn, decisionOn, decisionNumber: '' });
      }
    }
  }
  let number = 0;
  for (const plan of plans.toSorted((a, b) => compare(a.decisionOn, b.decisionOn) || compare(a.key, b.key))) {
    // Other decisions stand between them.
    number += random.int(1, 3);
    plan.decisionNumber = `${number}-QĐ/${bodies.deciderOf(plan.leaf, plan.decisionOn).sign}`;
  }
  return plans.toSorted((a, b) => compare(a.ceremonyOn, b.ceremonyOn) || compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Admissions of each cell: its plan, but some communes fall short and others make up for them. */
function spreadOverCells(
  year: number,
  random: Random,
  organisations: readonly Organisation[],
  cellPlans: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map(cellPlans);
  const countOf = (leaf: Leaf): number => counts.get(leaf.id) ?? 0;
  const off = random.shuffled(
    organisations.filter(({ id, commune, leaves }) => {
      const planned = leaves.reduce((sum, leaf) => sum + (cellPlans.get(leaf.id) ?? 0), 0);
      return commune && id !== demoIds.lamThuong && id !== demoIds.newLamThuong && planned >= 3;
    }),
  );
  const count = Math.min(COMMUNES_OFF_PLAN, Math.floor(off.length / 2));
  const under = off.slice(0, count);
  const over = off.slice(count, 2 * count);
  const remove = ({ leaves }: Organisation): void => {
    const leaf = random.pick(leaves.filter((candidate) => countOf(candidate) > 0));
    counts.set(leaf.id, countOf(leaf) - 1);
  };
  const add = ({ leaves }: Organisation): void => {
    // One more where there is one already: most cells still admit nobody.
    const leaf = random.pick(leaves.filter((candidate) => countOf(candidate) > 0));
    counts.set(leaf.id, countOf(leaf) + 1);
  };
  for (const [index, organisation] of under.entries()) {
    for (let moved = 0; moved < 1 + (index % 2); moved += 1) {
      remove(organisation);
      add(over[index] ?? organisation);
    }
  }
  const difference = DIFFERENCE.get(year) ?? 0;
  for (let i = 0; i < Math.abs(difference); i += 1) {
    if (difference > 0) add(random.pick(over));
    else remove(random.pick(under.filter(({ leaves }) => leaves.some((leaf) => countOf(leaf) > 0))));
  }
  return counts;
}

/** In 2023 Khéo Lẹng had reached its target by the article's day; later years leave the one admission for the demo. */
function kheoLengCeremony(year: number): Day {
  return year === 2023 ? '2023-09-01' : `${year}-12-20`;
}

function pickCeremony(random: Random, year: number): Day {
  const season = random.weighted(SEASONS, ({ weight }) => weight);
  const from = `${year}-${season.from}`;
  const last = `${year}-${season.to}`;
  const to = year === 2023 && last > LAST_DAY_2023 ? LAST_DAY_2023 : last;
  return addDays(from, random.int(0, daysBetween(from, to)));
}
