import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../src/calendar.ts';
import { chanceOf, type ForecastTimes, outlookOf, readForecast, type StageTimes } from '../../src/feed/forecast.ts';
import { quotaStatus } from '../../src/feed/quota-progress.ts';
import {
  addCounts,
  inPipeline,
  NOBODY,
  onTheWay,
  type StageCounts,
  WAY,
  withStage,
} from '../../src/feed/stage-counts.ts';

/** From each stage to the next takes ten days and more, and one of ten leaves. */
const TIMES: ForecastTimes = readForecast([
  'root',
  'LEARNT',
  100,
  WAY.map((stage, place) => {
    const steps = WAY.length - place;
    return [stage, 900, 10 * steps, 15 * steps, 20 * steps, 30 * steps, 40 * steps];
  }),
  7,
]);

const at = (counts: Partial<Record<(typeof WAY)[number], number>>): StageCounts =>
  Object.entries(counts).reduce((all, [stage, count]) => withStage(all, stage as (typeof WAY)[number], count), NOBODY);

const status = (plan: number, admitted: number, day: Day, people: StageCounts, times: ForecastTimes | null = TIMES) =>
  quotaStatus(plan, admitted, 2026, day, null, outlookOf(admitted, people, times, 2026, day));

describe('what is counted by stage', () => {
  it('is of nobody again when the last one has left, and shared by those with the same few', () => {
    const one = at({ DOSSIER: 1 });
    expect(withStage(one, 'DOSSIER', 0)).toBe(NOBODY);
    expect(at({ DOSSIER: 1 })).toBe(one);
    expect(at({ SOURCE: 2, AWARENESS_CERTIFIED: 1, DECIDED: 4 })).toEqual([2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4]);
    expect(withStage(one, 'PROBATIONARY', 3)).toBe(one);
  });

  it('is in the pipeline from the certificate to the decision', () => {
    expect(inPipeline(at({ SOURCE: 5, IN_AWARENESS_CLASS: 5, AWARENESS_CERTIFIED: 1, DECIDED: 2 }))).toBe(3);
    expect(onTheWay(addCounts(at({ SOURCE: 5 }), at({ DECIDED: 2 })))).toBe(7);
  });
});

describe('the chance of a stage', () => {
  const stage: StageTimes = { share: 800, days: [10, 20, 30, 50, 90] };

  it('is what was found at the days that are known, and never falls with more of them', () => {
    expect([10, 20, 30, 50, 90].map((left) => chanceOf(stage, left))).toEqual([40, 200, 400, 600, 760]);
    expect(chanceOf(stage, 400)).toBe(800);
    for (let left = 0; left < 200; left += 1)
      expect(chanceOf(stage, left + 1)).toBeGreaterThanOrEqual(chanceOf(stage, left));
  });

  it('is of somebody who is admitted on the same day, where that was so for most', () => {
    expect(chanceOf({ share: 1_000, days: [0, 0, 0, 1, 2] }, 0)).toBe(500);
  });
});

describe('an outlook', () => {
  it('of a parent is the sum of its parts, to the last thousandth; what four of five years end between is not', () => {
    const counts = fc.array(fc.nat(30), { minLength: WAY.length, maxLength: WAY.length });
    const part = fc.record({ admitted: fc.nat(50), people: counts });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), fc.nat(364), (parts, gone) => {
        const day = addDays('2026-01-01', gone);
        const outlooks = parts.map(({ admitted, people }) => outlookOf(admitted, people, TIMES, 2026, day));
        const whole = outlookOf(
          parts.reduce((sum, { admitted }) => sum + admitted, 0),
          parts.map(({ people }): StageCounts => people).reduce(addCounts),
          TIMES,
          2026,
          day,
        );
        const sum = (figure: 'thousandths' | 'reachable' | 'low' | 'high'): number =>
          outlooks.reduce((all, one) => all + (one?.[figure] ?? Number.NaN), 0);
        expect(whole?.thousandths).toBe(sum('thousandths'));
        expect(whole?.reachable).toBe(sum('reachable'));
        expect(whole?.low).toBeGreaterThanOrEqual(sum('low'));
        for (const one of [...outlooks, whole]) {
          if (one === null) throw new Error('no outlook');
          expect(one.low * 1_000).toBeLessThanOrEqual(one.thousandths + 500);
          expect(one.high * 1_000).toBeGreaterThanOrEqual(one.thousandths - 500);
        }
      }),
    );
  });

  it('is of the year of the day, and of no other', () => {
    expect(outlookOf(0, at({ DECIDED: 1 }), TIMES, 2027, '2026-11-26')).toBeNull();
    expect(outlookOf(0, at({ DECIDED: 1 }), TIMES, 2025, '2026-11-26')).toBeNull();
    expect(outlookOf(0, at({ DECIDED: 1 }), null, 2026, '2026-11-26')).toBeNull();
  });

  it('counts as reachable who can still be admitted in the shortest time', () => {
    const people = at({ CELL_REVIEW: 1, CELL_PROPOSED: 2, GRASSROOTS_PROPOSED: 4, DECIDED: 8 });
    const reachable = (day: Day) => outlookOf(0, people, TIMES, 2026, day)?.reachable;
    expect(daysBetween('2026-11-21', '2026-12-31')).toBe(40);
    expect([reachable('2026-11-21'), reachable('2026-11-22'), reachable('2026-12-02')]).toEqual([15, 14, 12]);
    expect([reachable('2026-12-21'), reachable('2026-12-22')]).toEqual([8, 0]);
  });
});

describe('a status by who is on the way', () => {
  it('is not that all is well where one is to go on 26 November and nobody has come to the proposal of the cell', () => {
    const early = at({ SOURCE: 3, AWARENESS_CERTIFIED: 2, CELL_REVIEW: 1 });
    for (const people of [NOBODY, at({ SOURCE: 3 }), early]) {
      expect(['CANNOT_MEET', 'AT_RISK']).toContain(status(1, 0, '2026-11-26', people));
    }
    expect(status(1, 0, '2026-11-26', at({ DECIDED: 1 }))).toBe('BEHIND');
  });

  it('says that it cannot be met only when nobody who is on no list yet can be admitted either', () => {
    // From the first stage to the ceremony: 110 days at the shortest.
    expect(daysBetween('2026-09-12', '2026-12-31')).toBe(110);
    expect(status(1, 0, '2026-09-12', NOBODY)).toBe('AT_RISK');
    expect(status(1, 0, '2026-09-13', NOBODY)).toBe('CANNOT_MEET');
    expect(status(2, 0, '2026-12-01', at({ DECIDED: 1 }))).toBe('CANNOT_MEET');
  });

  it('is AT_RISK before 1 July only where nobody is on the way', () => {
    expect(status(12, 6, '2026-06-30', NOBODY)).toBe('AT_RISK');
    expect(status(12, 6, '2026-06-30', at({ SOURCE: 1 }))).toBe('ON_TRACK');
    expect(status(12, 6, '2026-07-01', at({ SOURCE: 1 }))).toBe('AT_RISK');
  });

  it('comes after what is met, and before the pace', () => {
    expect(status(1, 1, '2026-12-31', NOBODY)).toBe('MET');
    expect(status(1, 2, '2026-12-31', NOBODY)).toBe('EXCEEDED');
    expect(status(0, 0, '2026-12-31', NOBODY)).toBe('NO_TARGET');
    // Ahead of the pace, and who is on the way is too few.
    expect(status(10, 9, '2026-10-01', NOBODY)).toBe('CANNOT_MEET');
    expect(status(10, 9, '2026-10-01', at({ DECIDED: 1 }))).toBe('AHEAD');
    expect(status(10, 9, '2026-10-01', NOBODY, null)).toBe('AHEAD');
  });
});
