import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayOf,
  fromDay,
  localMoment,
  parseDay,
  shareOfYearGone,
  toDay,
  today,
  yearOf,
} from '../../src/calendar.ts';

const at = (moment: string) => today({ now: () => Date.parse(moment) });

describe('today', () => {
  it('is the day in Vietnam, seven hours ahead of UTC', () => {
    expect(at('2026-11-23T16:59:59.999Z')).toBe('2026-11-23');
    expect(at('2026-11-23T17:00:00.000Z')).toBe('2026-11-24');
    expect(at('2026-11-23T00:00:00.000Z')).toBe('2026-11-23');
  });

  it('changes the year at midnight in Vietnam', () => {
    expect(yearOf(at('2025-12-31T16:59:59.999Z'))).toBe(2025);
    expect(yearOf(at('2025-12-31T17:00:00.000Z'))).toBe(2026);
  });

  it('knows 29 February', () => {
    expect(at('2024-02-28T17:00:00Z')).toBe('2024-02-29');
    expect(at('2023-02-28T17:00:00Z')).toBe('2023-03-01');
  });
});

describe('a moment', () => {
  const moment = new Date('2026-12-31T19:30:00.120Z');
  it('is on its day in Vietnam', () => {
    expect(dayOf(moment)).toBe('2027-01-01');
    expect(dayOf(moment.getTime())).toBe('2027-01-01');
  });
  it('is written in local time, so that it can be read again', () => {
    expect(localMoment(moment)).toBe('2027-01-01T02:30:00.120+07:00');
    expect(new Date(localMoment(moment))).toEqual(moment);
  });
});

describe('parseDay', () => {
  it.each(['2023-12-18', '2024-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });
  it.each([
    '',
    '2023-2-3',
    '2023-02-29',
    '2100-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '20231218',
    '2023-12-18T00:00',
    ' 2023-12-18',
    '2023-12-18 ',
    '-2023-12-18',
    '２０２３-12-18',
  ])('refuses %j', (text) => expect(parseDay(text)).toBeNull());
});

describe('days of the database', () => {
  it('come and go without a shift of zone', () => {
    for (const day of ['2023-12-31', '2024-01-01', '2024-02-29', '1930-02-03']) expect(toDay(fromDay(day))).toBe(day);
  });
});

describe('addMonths', () => {
  it.each([
    ['2023-12-18', 12, '2024-12-18'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 60, '2029-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-30', 0, '2026-11-30'],
  ])('%s and %i months are %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});

describe('shareOfYearGone', () => {
  it('counts the day itself', () => {
    expect(shareOfYearGone(2026, '2026-01-01')).toBe(1 / 365);
    expect(shareOfYearGone(2026, '2026-12-31')).toBe(1);
    expect(shareOfYearGone(2024, '2024-02-29')).toBe(60 / 366);
  });
  it('is all of a year that is over and nothing of one to come', () => {
    expect(shareOfYearGone(2025, '2026-01-01')).toBe(1);
    expect(shareOfYearGone(2027, '2026-12-31')).toBe(0);
  });
});
