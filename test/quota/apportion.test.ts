import { expect, it } from 'vitest';
import { apportion, type Sharer } from '../../src/resolvers/quota/apportion.ts';

/** Of trees that are tried: `ALLOCATION_TREES=1000000 npx vitest run test/quota/apportion.test.ts` tries a million. */
const TREES = Number(process.env.ALLOCATION_TREES ?? 10_000);

const NO_ENDS = { min: 0, max: 1_000_000 };
const weighing = (...weights: number[]): Sharer[] => weights.map((weight) => ({ weight, locked: null }));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Numbers by chance, the same for one seed. */
function chances(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

it('gives the largest remainders what whole numbers leave over', () => {
  // 10 by 5 : 3 : 1 is 5.56, 3.33 and 1.11: one is left over.
  expect(apportion(10, weighing(5, 3, 1), NO_ENDS)).toEqual([6, 3, 1]);
  expect(apportion(7, weighing(1, 1, 1), NO_ENDS)).toEqual([3, 2, 2]);
  expect(apportion(2, weighing(0, 0, 0), NO_ENDS)).toEqual([1, 1, 0]);
  expect(apportion(0, weighing(5, 3), NO_ENDS)).toEqual([0, 0]);
  expect(apportion(0, [], NO_ENDS)).toEqual([]);
});

it('keeps to what is locked, to the least and to the most', () => {
  const sharers = [{ weight: 1, locked: 8 }, ...weighing(100, 10, 1)];
  expect(apportion(20, sharers, NO_ENDS)).toEqual([8, 11, 1, 0]);
  expect(apportion(20, sharers, { min: 1, max: 6 })).toEqual([8, 6, 5, 1]);
  expect(apportion(8, sharers, NO_ENDS)).toEqual([8, 0, 0, 0]);
});

it('says where there is no way', () => {
  expect(apportion(7, [{ weight: 1, locked: 8 }, ...weighing(1)], NO_ENDS)).toBeNull();
  expect(apportion(7, weighing(1, 1), { min: 4, max: 9 })).toBeNull();
  expect(apportion(7, weighing(1, 1), { min: 0, max: 3 })).toBeNull();
  expect(apportion(7, [], NO_ENDS)).toBeNull();
  expect(apportion(7, [{ weight: 1, locked: 3 }], NO_ENDS)).toBeNull();
});

/** Shares a number out down a tree by chance, and says what its leaves got together. */
function shareDown(total: number, depth: number, chance: (below: number) => number): number {
  const below = depth === 0 ? 0 : chance(7);
  if (below === 0) return total;
  const sharers = Array.from({ length: below }, () => ({ weight: chance(3) === 0 ? 0 : chance(4_000), locked: null }));
  const ends = {
    min: Math.min(chance(3), Math.floor(total / below)),
    max: Math.ceil(total / below) + chance(5),
  };
  const shares = apportion(total, sharers, chance(2) === 0 ? NO_ENDS : ends) ?? [];
  const weights = sum(sharers.map(({ weight }) => weight));
  for (const [n, share] of shares.entries()) {
    if (!Number.isInteger(share) || share < 0) throw new Error(`a share of ${share}`);
    // Where nothing ends it, nobody is a whole one away from what is due.
    const due = (total * (sharers[n]?.weight ?? 0)) / weights;
    if (weights > 0 && shares.every((one) => one > ends.min && one < ends.max) && Math.abs(share - due) >= 1) {
      throw new Error(`${share} where ${due} is due`);
    }
  }
  return sum(shares.map((share) => shareDown(share, depth - 1, chance)));
}

it(`adds up exactly on every level of ${TREES} trees by chance`, () => {
  const chance = chances(17);
  for (let tree = 0; tree < TREES; tree += 1) {
    const total = chance(2_500);
    const leaves = shareDown(total, 1 + chance(4), chance);
    if (leaves !== total) throw new Error(`tree ${tree}: ${leaves} of ${total}`);
  }
  expect(TREES).toBeGreaterThanOrEqual(10_000);
}, 600_000);

it('shares out among 3,000 in less than 200 ms, however the ends lie', () => {
  const chance = chances(3);
  const sharers = weighing(...Array.from({ length: 3_000 }, () => chance(100) ** 3));
  const before = performance.now();
  expect(sum(apportion(1_000_000, sharers, { min: 10, max: 500 }) ?? [])).toBe(1_000_000);
  expect(performance.now() - before).toBeLessThan(200);
});
