import { expect, it } from 'vitest';
import { shownGroup, YOUTH_UNION_AGE, youthUnionMonths } from '../../src/resolvers/statistics/rules.ts';

it.each([
  [0, 4, null],
  [0, 5, null],
  [4, 20, null],
  [5, 9, null],
  [5, 10, 5],
  [15, 20, 15],
  [16, 20, null],
  [20, 20, null],
])('of a group of %i in %i people this is shown: %s', (count, known, shown) => {
  expect(shownGroup(count, known)).toBe(shown);
});

it.each([2000, 2026])('in %i Youth-Union age ends with the 30th year of life', (year) => {
  expect(youthUnionMonths(year)).toBe(371);
  expect(YOUTH_UNION_AGE.on(`${year}-12-31`)).toMatchObject({ value: 30, source: 'Điều lệ Đoàn, Điều 1' });
});
