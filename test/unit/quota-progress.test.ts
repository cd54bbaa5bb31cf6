import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import { isOpenYear, percentOf, type QuotaStatus, quotaStatus } from '../../src/feed/quota-progress.ts';

describe('quotaStatus', () => {
  const cases: [why: string, plan: number | null, admitted: number, year: number, day: Day, status: QuotaStatus][] = [
    ['no plan', null, 3, 2026, '2026-06-30', 'NO_TARGET'],
    ['a plan of nought', 0, 0, 2026, '2026-06-30', 'NO_TARGET'],
    ['a plan of nought that was passed', 0, 2, 2026, '2026-06-30', 'NO_TARGET'],
    ['just the plan', 12, 12, 2026, '2026-01-01', 'MET'],
    ['more than the plan', 12, 13, 2026, '2026-01-01', 'EXCEEDED'],
    ['nothing on the first day', 365, 0, 2026, '2026-01-01', 'BEHIND'],
    ['one of 365 on the first day', 365, 1, 2026, '2026-01-01', 'ON_TRACK'],
    ['two of 365 on the first day', 365, 2, 2026, '2026-01-01', 'AHEAD'],
    ['half of the year, 4 of 12', 12, 4, 2026, '2026-07-01', 'BEHIND'],
    ['half of the year, 5 of 12, nearly one short', 12, 5, 2026, '2026-06-30', 'BEHIND'],
    ['half of the year, 5 of 11, less than half a one short', 11, 5, 2026, '2026-06-30', 'ON_TRACK'],
    ['half of the year, 6 of 12', 12, 6, 2026, '2026-06-30', 'ON_TRACK'],
    ['half of the year, 7 of 12', 12, 7, 2026, '2026-06-30', 'AHEAD'],
    ['one to go, on the first day', 1, 0, 2026, '2026-01-01', 'ON_TRACK'],
    ['one to go, in the first half of the year', 1, 0, 2026, '2026-07-01', 'ON_TRACK'],
    ['one to go, in the second', 1, 0, 2026, '2026-07-02', 'BEHIND'],
    ['one to go, on 26 November', 1, 0, 2026, '2026-11-26', 'BEHIND'],
    ['one to go, on the last day', 1, 0, 2026, '2026-12-31', 'BEHIND'],
    ['one that is done', 1, 1, 2026, '2026-01-01', 'MET'],
    ['a leap year has 366 days: the 60th is 29 February', 366, 60, 2024, '2024-02-29', 'ON_TRACK'],
    ['the same day counts one less in another year', 365, 60, 2026, '2026-02-28', 'AHEAD'],
    ['the last day of a leap year', 366, 365, 2024, '2024-12-31', 'BEHIND'],
    ['a year that is over', 12, 11, 2025, '2026-01-01', 'NOT_MET'],
    ['a year that is over, and met', 12, 12, 2025, '2026-01-01', 'MET'],
    ['a year that is over, and more', 12, 13, 2025, '2026-01-01', 'EXCEEDED'],
    ['a year that is over, without a plan', null, 3, 2025, '2026-01-01', 'NO_TARGET'],
    ['a year to come', 12, 0, 2027, '2026-12-31', 'ON_TRACK'],
    ['a year to come that has begun already', 12, 1, 2027, '2026-12-31', 'AHEAD'],
  ];
  it.each(cases)('%s', (_why, plan, admitted, year, day, status) => {
    expect(quotaStatus(plan, admitted, year, day)).toBe(status);
  });

  it('compares with the even pace in whole numbers, for every plan and day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1, max: 365 }),
        fc.integer({ min: 0, max: 4_999 }),
        (plan, nth, admitted) => {
          fc.pre(admitted < plan);
          const day = new Date(Date.UTC(2026, 0, nth)).toISOString().slice(0, 10);
          const most = Math.ceil((plan * nth) / 365);
          const isShort = plan * nth - 365 * admitted > 365 / 2;
          const status = isShort ? 'BEHIND' : admitted > most ? 'AHEAD' : 'ON_TRACK';
          expect(quotaStatus(plan, admitted, 2026, day)).toBe(status);
        },
      ),
      { numRuns: 2_000 },
    );
    // Where the pace is a whole number, rounding must not add or take one.
    for (let nth = 1; nth < 364; nth += 1) {
      const day = new Date(Date.UTC(2026, 0, nth)).toISOString().slice(0, 10);
      for (const times of [1, 2, 3]) {
        const pace = nth * times;
        const at = (admitted: number) => quotaStatus(365 * times, admitted, 2026, day);
        expect([nth, times, at(pace - 1), at(pace), at(pace + 1)]).toEqual([nth, times, 'BEHIND', 'ON_TRACK', 'AHEAD']);
      }
    }
  });

  it.each([
    ['ended half through the year', 12, 5, '2025-07-01', '2026-01-01', 'ENDED'],
    ['had met its plan before it ended', 12, 12, '2025-07-01', '2026-01-01', 'MET'],
    ['has ended within the year that goes on', 12, 5, '2026-07-01', '2026-07-01', 'ENDED'],
    ['ends tomorrow', 12, 1, '2026-07-02', '2026-07-01', 'BEHIND'],
    ['was there to the last day of the year', 12, 5, '2026-01-01', '2026-06-01', 'NOT_MET'],
    ['ended later than the year', 12, 5, '2026-07-01', '2026-08-01', 'NOT_MET'],
    ['had no plan', null, 5, '2025-07-01', '2026-01-01', 'NO_TARGET'],
  ] as const)('one that %s', (why, plan, admitted, endedOn, day, status) => {
    const year = why.includes('that goes on') || why.includes('tomorrow') ? 2026 : 2025;
    expect(quotaStatus(plan, admitted, year, day, endedOn)).toBe(status);
  });

  it('never falls back while more are admitted, nor gets better by waiting', () => {
    const rank: QuotaStatus[] = ['BEHIND', 'ON_TRACK', 'AHEAD', 'MET', 'EXCEEDED'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 364 }),
        (plan, admitted, nth) => {
          const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
          const here = rank.indexOf(quotaStatus(plan, admitted, 2026, day(nth)));
          expect(rank.indexOf(quotaStatus(plan, admitted + 1, 2026, day(nth)))).toBeGreaterThanOrEqual(here);
          expect(rank.indexOf(quotaStatus(plan, admitted, 2026, day(nth + 1)))).toBeLessThanOrEqual(here);
        },
      ),
    );
  });
});

describe('percentOf', () => {
  it.each([
    [216, 216, 100],
    [216, 150, 144],
    [0, 3, 0],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [25, 208, 12],
    [3, 1, 300],
    [5, 0, null],
    [5, null, null],
  ])('%i of %s is %s', (admitted, target, percent) => {
    expect(percentOf(admitted, target)).toBe(percent);
  });
});

describe('isOpenYear', () => {
  it('holds for this year and those to come', () => {
    expect([2025, 2026, 2027].map((year) => isOpenYear(year, '2026-12-31'))).toEqual([false, true, true]);
    expect(isOpenYear(2026, '2027-01-01')).toBe(false);
  });
});
