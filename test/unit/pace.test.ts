import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, shareOfYearGone } from '../../src/calendar.ts';
import { shareDue } from '../../src/feed/pace.ts';
import { quotaStatus } from '../../src/feed/quota-progress.ts';

/** Half of the year before 19/5, the other half in December. */
const MAY_AND_DECEMBER = [0, 0, 0, 0, 500, 500, 500, 500, 500, 500, 500, 1_000];

describe('the share of a plan that is due', () => {
  it('is that of the year gone where nothing was learnt or set, and in every year but that of the day', () => {
    for (const day of ['2026-01-01', '2026-05-19', '2026-12-31'])
      expect(shareDue(null, 2026, day)).toBe(shareOfYearGone(2026, day));
    expect(shareDue(MAY_AND_DECEMBER, 2025, '2026-05-19')).toBe(1);
    expect(shareDue(MAY_AND_DECEMBER, 2027, '2026-05-19')).toBe(0);
  });

  it('grows within a month straight to what is due at its end', () => {
    expect(shareDue(MAY_AND_DECEMBER, 2026, '2026-04-30')).toBe(0);
    expect(shareDue(MAY_AND_DECEMBER, 2026, '2026-05-01')).toBeCloseTo(0.5 / 31, 10);
    expect(shareDue(MAY_AND_DECEMBER, 2026, '2026-05-31')).toBe(0.5);
    expect(shareDue(MAY_AND_DECEMBER, 2026, '2026-11-30')).toBe(0.5);
    expect(shareDue(MAY_AND_DECEMBER, 2026, '2026-12-31')).toBe(1);
    // February has its days.
    const february = [0, ...Array.from({ length: 11 }, () => 1_000)];
    expect(shareDue(february, 2024, '2024-02-29')).toBe(1);
    expect(shareDue(february, 2026, '2026-02-14')).toBe(0.5);
  });

  it('never falls, and is all of it on the last day', () => {
    const months = fc
      .array(fc.integer({ min: 0, max: 1_000 }), { minLength: 11, maxLength: 11 })
      .map((due) => [...due.toSorted((one, other) => one - other), 1_000]);
    fc.assert(
      fc.property(months, fc.integer({ min: 2024, max: 2027 }), (pace, year) => {
        let before = 0;
        const last = `${year}-12-31`;
        for (let day = `${year}-01-01`; daysBetween(day, last) >= 0; day = addDays(day, 1)) {
          const due = shareDue(pace, year, day);
          expect(due).toBeGreaterThanOrEqual(before - 1e-12);
          before = due;
        }
        expect(before).toBe(1);
      }),
      { numRuns: 20 },
    );
  });
});

it('who is behind by the even year is not where little was due yet, and the reverse', () => {
  const at = (admitted: number, day: string, pace: readonly number[] | null) =>
    quotaStatus(10, admitted, 2026, day, null, null, pace);
  expect(at(0, '2026-04-30', null)).toBe('BEHIND');
  expect(at(0, '2026-04-30', MAY_AND_DECEMBER)).toBe('ON_TRACK');
  expect(at(1, '2026-04-30', MAY_AND_DECEMBER)).toBe('AHEAD');
  expect(at(4, '2026-05-31', null)).toBe('ON_TRACK');
  expect(at(4, '2026-05-31', MAY_AND_DECEMBER)).toBe('BEHIND');
});
