import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkGrounds, targetOfRate } from '../../src/resolvers/quota/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const DAY = '2025-12-15';

it.each([
  [2027, 1, null, null, null, null],
  [2026, 1, null, null, null, null],
  [2026, 2, null, null, null, 'GROUNDS_REQUIRED'],
  [2026, 2, 'vì', '1-NQ', null, 'GROUNDS_REQUIRED'],
  [2026, 2, null, '1-NQ', DAY, 'GROUNDS_REQUIRED'],
  [2026, 2, 'vì', null, DAY, 'GROUNDS_REQUIRED'],
  [2026, 2, 'vì', '1-NQ', DAY, null],
  [2025, 1, null, null, null, 'GROUNDS_REQUIRED'],
  [2025, 1, 'vì', '1-NQ', null, 'GROUNDS_REQUIRED'],
  [2025, 1, 'vì', '1-NQ', DAY, null],
])(
  'in 2026 the quota of %i at version %i, reason %j, document %j of %j: %s',
  (year, version, reason, documentNumber, documentOn, code) => {
    const grounds = { reason, documentNumber, documentOn };
    expect(codeOf(() => checkGrounds(grounds, { year, version }, 2026))).toBe(code);
  },
);

it.each([
  [7, 300, 21],
  [7, 301, 22],
  [7, 0, 0],
  [3.5, 200, 7],
  [0.01, 10_000, 1],
  [100, 6_799, 6_799],
  // Xuân Lộc: "at least 7 %" of 4,704 is 330 (domain.md, 6.1).
  [7, 4_704, 330],
])('%d %% of %i members is %i', (percent, members, target) => {
  expect(targetOfRate(percent, members)).toBe(target);
});

it('a rate is never undercut, and never by a whole person too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 5_000_000 }), (hundredths, members) => {
      const target = targetOfRate(hundredths / 100, members);
      expect(target * 10_000).toBeGreaterThanOrEqual(hundredths * members);
      expect((target - 1) * 10_000).toBeLessThan(hundredths * members);
    }),
  );
});
