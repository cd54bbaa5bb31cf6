import { expect, it } from 'vitest';
import { firstThatFalls } from '../../src/resolvers/forecast/rules.ts';

const days = { shortestDays: 1, quickDays: 2, usualDays: 2, slowDays: 5, longestDays: 9 };

it('the times of a stage must not fall, and may be the same', () => {
  expect(firstThatFalls(days)).toBeNull();
  expect(firstThatFalls({ ...days, quickDays: 0 })).toBe('quickDays');
  expect(firstThatFalls({ ...days, slowDays: 1, longestDays: 0 })).toBe('slowDays');
  expect(firstThatFalls({ ...days, shortestDays: 9 })).toBe('quickDays');
});
