/** One among whom a number is shared out. */
export interface Sharer {
  /** How much of it is due to it beside the others: a whole number, such as its members. */
  weight: number;
  /** What it gets in any case; null where that follows. */
  locked: number | null;
}

/** Least and most that each gets who is not locked. */
export interface Ends {
  min: number;
  max: number;
}

/**
 * Shares a number out by weights, in whole numbers that add up to it exactly: each gets the whole part of its share, and what is
 * left goes one by one to the largest remainders, of equal ones to the larger weight and then to the first. Where nobody has a
 * weight all are due the same.
 * @returns the numbers in the order of the sharers; null where locks and ends leave no way.
 */
export function apportion(total: number, sharers: readonly Sharer[], { min, max }: Ends): number[] | null {
  const given = sharers.map(({ locked }) => locked ?? 0);
  const rest = total - sum(given);
  const open = sharers.flatMap(({ locked }, n) => (locked === null ? [n] : []));
  if (rest < open.length * min || rest > open.length * max) return null;
  const weights = sharers.map(({ weight }) => weight);
  const { due, free, left } = withinEnds(rest, open, weights, { min, max });
  for (const [n, end] of due) given[n] = end;
  for (const [n, share] of shareOut(left, free, weights)) given[n] = share;
  return given;
}

/** Who gets one of the ends, and what is left for the others, whose shares lie between. */
interface Bounded {
  due: Map<number, number>;
  free: number[];
  left: number;
}

/**
 * Gives its end to whoever's share lies beyond it, again and again, since that changes the shares of the others. Of both sides the
 * one that is further out comes first: who has got an end then keeps it.
 */
function withinEnds(rest: number, open: number[], weights: readonly number[], { min, max }: Ends): Bounded {
  const due = new Map<number, number>();
  let free = open;
  let left = rest;
  for (;;) {
    const shareOf = shares(left, free, weights);
    const over = free.filter((n) => shareOf(n) > max);
    const under = free.filter((n) => shareOf(n) < min);
    if (over.length + under.length === 0) return { due, free, left };
    const excess = sum(over.map((n) => shareOf(n) - max)) - sum(under.map((n) => min - shareOf(n)));
    const [ended, end] = (excess > 0 && over.length > 0) || under.length === 0 ? [over, max] : [under, min];
    for (const n of ended) due.set(n, end);
    left -= ended.length * end;
    free = free.filter((n) => !due.has(n));
  }
}

function shares(left: number, free: readonly number[], weights: readonly number[]): (n: number) => number {
  const weigh = weighing(free, weights);
  const all = sum(free.map(weigh));
  return (n) => (left * weigh(n)) / all;
}

function shareOut(left: number, free: readonly number[], weights: readonly number[]): [number, number][] {
  const weigh = weighing(free, weights);
  const all = sum(free.map(weigh));
  // Products of whole numbers, so that no share is a hair's breadth short: 1,000,000 times any number of members is exact.
  const parts = free.map((n) => ({ n, weight: weigh(n), remainder: (left * weigh(n)) % all }));
  const whole = parts.map(({ n, weight, remainder }): [number, number] => [n, (left * weight - remainder) / all]);
  const more = left - sum(whole.map(([, share]) => share));
  const lucky = parts
    .toSorted((one, other) => other.remainder - one.remainder || other.weight - one.weight || one.n - other.n)
    .slice(0, more);
  const lifted = new Set(lucky.map(({ n }) => n));
  return whole.map(([n, share]) => [n, lifted.has(n) ? share + 1 : share]);
}

/** The weight of each, or the same for all where nobody has one. */
function weighing(free: readonly number[], weights: readonly number[]): (n: number) => number {
  const any = free.some((n) => (weights[n] ?? 0) > 0);
  return (n) => (any ? (weights[n] ?? 0) : 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
