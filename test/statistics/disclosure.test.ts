import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GroupFigure,
  isShown,
  isTold,
  leftOut,
  type Months,
  periodsUpTo,
} from '../../src/resolvers/statistics/disclosure.ts';

const months = fc.array(fc.record({ count: fc.integer({ min: 0, max: 9 }), others: fc.integer({ min: 0, max: 9 }) }), {
  minLength: 12,
  maxLength: 12,
});
type Year = { count: number; others: number }[];

const sumOf = (year: Year, { from, to }: Months) =>
  year.slice(from, to).reduce((sum, one) => ({ count: sum.count + one.count, others: sum.others + one.others }), {
    count: 0,
    others: 0,
  });
const isLarge = (year: Year) => (period: Months) => {
  const { count, others } = sumOf(year, period);
  return count >= 5 && others >= 5;
};

describe('periods', () => {
  it('are months, quarters, the first six and nine months and the year', () => {
    expect(isTold({ from: 0, to: 12 })).toBe(true);
    expect(isTold({ from: 0, to: 9 })).toBe(true);
    expect(isTold({ from: 0, to: 6 })).toBe(true);
    expect(isTold({ from: 3, to: 6 })).toBe(true);
    expect(isTold({ from: 10, to: 11 })).toBe(true);
    expect(isTold({ from: 6, to: 12 })).toBe(false);
    expect(isTold({ from: 0, to: 10 })).toBe(false);
    expect(isTold({ from: 1, to: 4 })).toBe(false);
  });

  it('nobody can reckon a small group from all that are shown, in 2,000 years by chance', () => {
    fc.assert(
      fc.property(months, (year) => {
        const shown = periodsUpTo(12).filter((period) => isShown(period, isLarge(year)));
        // Adding and taking away what is shown, as often as it brings something new.
        const known = new Set(shown.map(({ from, to }) => `${from}-${to}`));
        for (let before = -1; before !== known.size; ) {
          before = known.size;
          const all = [...known].map((key) => key.split('-').map(Number) as [number, number]);
          for (const [a, b] of all) {
            for (const [c, d] of all) {
              if (b === c) known.add(`${a}-${d}`);
              if (a === c && b < d) known.add(`${b}-${d}`);
              if (b === d && a < c) known.add(`${a}-${c}`);
            }
          }
        }
        for (const key of known) {
          const [from, to] = key.split('-').map(Number) as [number, number];
          expect(isLarge(year)({ from, to })).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('a period is shown or not whatever comes after it', () => {
    fc.assert(
      fc.property(months, months, fc.integer({ min: 1, max: 11 }), (year, other, month) => {
        const longer = [...year.slice(0, month), ...other.slice(month)];
        for (const period of periodsUpTo(month)) {
          expect(isShown(period, isLarge(longer))).toBe(isShown(period, isLarge(year)));
        }
      }),
    );
  });

  it('what would leave fewer than five to the period before is left out', () => {
    const year: Year = Array.from({ length: 12 }, () => ({ count: 3, others: 30 }));
    year[3] = year[4] = { count: 0, others: 30 };
    // Nine in the first quarter, twelve in six months: three in the second.
    expect(isShown({ from: 0, to: 3 }, isLarge(year))).toBe(true);
    expect(isShown({ from: 3, to: 6 }, isLarge(year))).toBe(false);
    expect(isShown({ from: 0, to: 6 }, isLarge(year))).toBe(false);
    expect(isShown({ from: 0, to: 9 }, isLarge(year))).toBe(true);
  });
});

describe('parts of a sum', () => {
  const parts = (...counts: number[]) => new Map(counts.map((count, n) => [String(n), { count, known: count + 20 }]));

  it('a group below five is left out, and the next smallest beside it', () => {
    expect(leftOut(parts(3, 7, 20))).toEqual(new Set(['0', '1']));
    expect(leftOut(parts(6, 7, 20))).toEqual(new Set());
    expect(leftOut(parts(4, 3, 20))).toEqual(new Set(['0', '1']));
    expect(leftOut(parts(1, 1, 20))).toEqual(new Set(['0', '1', '2']));
  });

  it('what is left out is never below five together, nor are the others of it', () => {
    const figure = fc
      .record({ count: fc.integer({ min: 0, max: 12 }), others: fc.integer({ min: 0, max: 12 }) })
      .map(({ count, others }): GroupFigure => ({ count, known: count + others }));
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 9 }), (figures) => {
        const all = new Map(figures.map((one, n) => [String(n), one]));
        const out = [...leftOut(all)].map((name) => all.get(name) as GroupFigure);
        const some = figures.filter(({ known }) => known > 0);
        if (out.length === 0 || out.length === some.length) return;
        expect(out.length).toBeGreaterThan(1);
        expect(out.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(5);
        expect(out.reduce((sum, { count, known }) => sum + known - count, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
