import { SMALLEST_GROUP, shownGroup } from './rules.ts';

/** A figure of some people, and how many people it is about: those who are in the group and those who could be. */
export interface GroupFigure {
  count: number;
  known: number;
}

/** Months of a year from one on to before another, from 0: the whole year is 0 to 12. */
export interface Months {
  from: number;
  to: number;
}

/** Periods for which figures of groups exist, by their length: months, quarters, the first 6 and 9 months, the year. */
const LENGTHS: readonly { months: number; begins: readonly number[] }[] = [
  { months: 12, begins: [0] },
  { months: 9, begins: [0] },
  { months: 6, begins: [0] },
  { months: 3, begins: [0, 3, 6, 9] },
  { months: 1, begins: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
];

/**
 * The periods that are over with some month, in the order in which they are told: who comes first is never taken back, and
 * of those that end together the longest comes first.
 */
export function periodsUpTo(month: number): Months[] {
  const all = LENGTHS.flatMap(({ months, begins }) => begins.map((from) => ({ from, to: from + months })));
  return all.filter(({ to }) => to <= month).sort((one, other) => one.to - other.to || one.from - other.from);
}

/** Whether figures of groups exist for some months of a year. */
export function isTold({ from, to }: Months): boolean {
  return periodsUpTo(to).some((one) => one.from === from && one.to === to);
}

/**
 * Whether the figure of a period is shown. Whoever knows two periods knows what lies between them: the periods that are shown
 * join the ends of months, and what stands between any two ends that are joined can be reckoned. A period is shown only where
 * each of those could be shown by itself.
 * @param mayBeTold - whether the figure of some months may be shown, taken by itself.
 */
export function isShown(period: Months, mayBeTold: (months: Months) => boolean): boolean {
  const joined = Array.from({ length: 13 }, (_, end) => [end]);
  for (const one of periodsUpTo(period.to)) {
    const [before, after] = [joined[one.from] as number[], joined[one.to] as number[]];
    const shown =
      before === after ||
      before.every((a) => after.every((b) => mayBeTold({ from: Math.min(a, b), to: Math.max(a, b) })));
    if (one.from === period.from && one.to === period.to) return shown;
    if (!shown || before === after) continue;
    const both = [...before, ...after];
    for (const end of both) joined[end] = both;
  }
  return false;
}

/**
 * Which parts of a sum are left out: those that are too small, and then the next smallest, until those left out cannot be told
 * from the sum less the others either. Parts that are about nobody have nothing to tell.
 * @param parts - by name.
 */
export function leftOut(parts: ReadonlyMap<string, GroupFigure>): Set<string> {
  const some = [...parts].filter(([, { known }]) => known > 0).sort(bySize);
  const out = new Set(some.filter(([, { count, known }]) => shownGroup(count, known) === null).map(([name]) => name));
  if (out.size === 0) return out;
  for (const [name] of some) {
    if (out.size > 1 && isLarge(some.filter(([one]) => out.has(one)).map(([, figure]) => figure))) break;
    out.add(name);
  }
  return out;
}

function isLarge(figures: readonly GroupFigure[]): boolean {
  const count = figures.reduce((sum, one) => sum + one.count, 0);
  const others = figures.reduce((sum, one) => sum + one.known - one.count, 0);
  return count >= SMALLEST_GROUP && others >= SMALLEST_GROUP;
}

type Part = [name: string, figure: GroupFigure];

function bySize([name, one]: Part, [otherName, other]: Part): number {
  return one.count - other.count || (name < otherName ? -1 : 1);
}
