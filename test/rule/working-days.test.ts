import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  type MarkedDay,
  type WorkingCalendar,
  workingDaysUntil,
} from '../../src/rules/working-days.ts';

const mark = (
  day: string,
  kind: MarkedDay['kind'] = 'DAY_OFF',
  confidence: MarkedDay['confidence'] = 'KNOWN',
): MarkedDay => ({
  day,
  kind,
  occasion: 'thử',
  confidence,
});

/** 2025 as it was at the end of April: a Friday off in exchange for a Saturday. */
const calendar: WorkingCalendar = {
  years: new Set([2025, 2026]),
  days: new Map(
    [
      mark('2025-04-26', 'WORKING_DAY'),
      mark('2025-04-30'),
      mark('2025-05-01'),
      mark('2025-05-02'),
      mark('2026-11-24', 'DAY_OFF', 'UNKNOWN'),
    ].map((one) => [one.day, one]),
  ),
};

describe('a working day', () => {
  it.each([
    ['2025-04-25', true, 'a Friday'],
    ['2025-04-26', true, 'a Saturday that is worked'],
    ['2025-04-27', false, 'a Sunday'],
    ['2025-04-29', true, 'a Tuesday'],
    ['2025-04-30', false, 'a holiday'],
    ['2025-05-02', false, 'a Friday in exchange'],
    ['2025-05-03', false, 'a Saturday'],
    ['2026-11-24', true, 'a Tuesday that nobody has confirmed as off'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(calendar, day)).toBe(expected);
  });
});

describe('a number of working days', () => {
  it.each([
    ['2025-04-25', 1, '2025-04-26'],
    ['2025-04-26', 1, '2025-04-28'],
    ['2025-04-29', 1, '2025-05-05'],
    ['2025-04-24', 5, '2025-05-05'],
    ['2025-05-05', 5, '2025-05-12'],
    ['2025-05-05', 60, '2025-07-28'],
  ])('from %s: %i are full on %s', (from, count, until) => {
    const counted = addWorkingDays(calendar, from, count);
    expect(counted.until).toBe(until);
    expect(workingDaysUntil(calendar, from, until).count).toBe(count);
    expect(isWorkingDay(calendar, until)).toBe(true);
  });

  it('says which days made a difference, and which might', () => {
    const { marks, uncertain, unknownYears } = addWorkingDays(calendar, '2025-04-25', 4);
    expect(marks.map(({ day }) => day)).toEqual(['2025-04-26', '2025-04-30', '2025-05-01', '2025-05-02']);
    expect(uncertain).toEqual([]);
    expect(unknownYears).toEqual([]);
    const late = addWorkingDays(calendar, '2026-11-23', 30);
    expect(late.uncertain.map(({ day }) => day)).toEqual(['2026-11-24']);
    expect(late.unknownYears).toEqual([2027]);
  });

  it('from a day to itself there is none', () => {
    expect(workingDaysUntil(calendar, '2025-04-25', '2025-04-25')).toMatchObject({
      count: 0,
      until: '2025-04-25',
      marks: [],
    });
  });
});
