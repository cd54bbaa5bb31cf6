import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PoolShares } from '../../src/db/pool-shares.ts';

/** A place that was asked for, in the order in which they are given out. */
function ask(shares: PoolShares, given: string[], viewer: string | null | undefined, name = String(viewer)) {
  return shares.take(viewer, () => given.push(name));
}

it('a viewer has no more than its share, and the others have the rest at once', () => {
  const shares = new PoolShares(4, () => 2);
  const given: string[] = [];
  for (const viewer of ['a', 'a', 'a', 'a', 'b', null]) ask(shares, given, viewer);
  expect(given).toEqual(['a', 'a', 'b', 'null']);
  expect({ taken: shares.taken, waiting: shares.waiting }).toEqual({ taken: 4, waiting: 2 });
  // A place of another is of no use to it, one of its own is.
  shares.giveBack('b');
  expect(given).toHaveLength(4);
  shares.giveBack('a');
  expect(given.slice(4)).toEqual(['a']);
});

it('who waits is let in by viewers in turn, however much one of them wants', () => {
  const shares = new PoolShares(2, () => 1);
  const given: string[] = [];
  for (const viewer of ['x', 'y']) ask(shares, given, viewer);
  for (let n = 0; n < 50; n += 1) ask(shares, given, 'greedy');
  for (const viewer of ['b', 'c']) ask(shares, given, viewer);
  for (const over of ['x', 'y', 'b', 'greedy']) shares.giveBack(over);
  expect(given.slice(2)).toEqual(['greedy', 'b', 'c', 'greedy']);
});

it('the server itself has no share, and waits for its turn', () => {
  const shares = new PoolShares(3, () => 1);
  const given: string[] = [];
  for (let n = 0; n < 4; n += 1) ask(shares, given, undefined);
  expect(given).toHaveLength(3);
  shares.giveBack(undefined);
  expect(given).toHaveLength(4);
});

it('whatever comes and goes: no place is given twice, none lies idle while somebody may have it, nobody is forgotten', () => {
  const step = fc.record({ viewer: fc.constantFrom('a', 'b', 'c', null, undefined), deed: fc.nat({ max: 3 }) });
  const run = fc.record({
    most: fc.integer({ min: 1, max: 6 }),
    share: fc.integer({ min: 1, max: 3 }),
    steps: fc.array(step, { maxLength: 80 }),
  });
  fc.assert(
    fc.property(run, ({ most, share, steps }) => {
      const shares = new PoolShares(most, () => share);
      const held: (string | null | undefined)[] = [];
      const waiting = new Map<() => void, string | null | undefined>();
      const countOf = (viewer: unknown): number => held.filter((one) => one === viewer).length;
      for (const { viewer, deed } of steps) {
        if (deed < 2) {
          let takeBack: (() => void) | null = null;
          let inside = false;
          takeBack = shares.take(viewer, () => {
            inside = true;
            held.push(viewer);
            if (takeBack) waiting.delete(takeBack);
          });
          expect(takeBack === null).toBe(inside);
          if (takeBack) waiting.set(takeBack, viewer);
        } else if (deed === 2 && held.length > 0) {
          shares.giveBack(held.shift());
        } else if (deed === 3) {
          const [takeBack] = waiting.keys();
          takeBack?.();
          if (takeBack) waiting.delete(takeBack);
        }
        expect({ taken: shares.taken, waiting: shares.waiting }).toEqual({ taken: held.length, waiting: waiting.size });
        expect(held.length).toBeLessThanOrEqual(most);
        for (const one of held) if (one !== undefined) expect(countOf(one)).toBeLessThanOrEqual(share);
        const mayHaveOne = [...waiting.values()].some((one) => one === undefined || countOf(one) < share);
        expect(held.length < most && mayHaveOne).toBe(false);
      }
      while (held.length > 0) shares.giveBack(held.shift());
      expect(waiting.size).toBe(0);
    }),
  );
});
