import { describe, expect, it } from 'vitest';
import {
  checkFoundIn,
  checkReviewCloses,
  checkReviewOpens,
  checkReviewYear,
} from '../../src/resolvers/source/rules.ts';

const refusal = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a review of sources', () => {
  it.each([
    [2026, '2025-12-31', null],
    [2026, '2026-01-01', null],
    [2026, '2026-12-31', null],
    [2026, '2024-12-31', 'INVALID_INPUT'],
    [2026, '2027-01-01', 'INVALID_INPUT'],
  ])('for %s that begins on %s: %s', (year, day, code) => {
    expect(refusal(() => checkReviewYear(year, day))).toBe(code);
  });

  it.each([
    [{ openSince: null, closedOn: null }, null],
    [{ openSince: '2026-01-01', closedOn: null }, 'REVIEW_OPEN'],
    [{ openSince: null, closedOn: '2026-03-01' }, null],
    [{ openSince: null, closedOn: '2026-03-02' }, 'REVIEWS_OVERLAP'],
  ])('after %j begins on 2026-03-01: %s', (rounds, code) => {
    expect(refusal(() => checkReviewOpens(rounds, '2026-03-01'))).toBe(code);
  });

  it.each([
    [null, null, '2026-03-01', null],
    [null, null, '2026-02-28', 'REVIEW_ENDS_EARLY'],
    [null, '2026-03-05', '2026-03-05', null],
    [null, '2026-03-05', '2026-03-04', 'REVIEW_ENDS_EARLY'],
    ['2026-03-09', null, '2026-03-10', 'REVIEW_CLOSED'],
  ])('closed on %s, with somebody found on %s, ends on %s: %s', (closedOn, found, day, code) => {
    expect(refusal(() => checkReviewCloses({ openedOn: '2026-03-01', closedOn }, found, day))).toBe(code);
  });

  it.each([
    [null, '2026-03-01', null],
    [null, '2026-02-28', 'FOUND_BEFORE_REVIEW'],
    ['2026-04-01', '2026-03-01', 'REVIEW_CLOSED'],
  ])('closed on %s finds somebody on %s: %s', (closedOn, day, code) => {
    expect(refusal(() => checkFoundIn({ openedOn: '2026-03-01', closedOn }, day))).toBe(code);
  });
});
