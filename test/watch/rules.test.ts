import { expect, it } from 'vitest';
import { watched } from '../../src/resolvers/watch/kinds.ts';
import {
  LEAST_FOR_CELL_COMMITTEE,
  MOST_COMMITTEES,
  TERM_DAYS,
  VILLAGES,
  YEARS,
} from '../../src/resolvers/watch/rules.ts';
import { watchKinds } from '../../src/resolvers/watch/words.ts';

it('a cell with nine official members elects a committee, as the Charter is said to say', () => {
  expect(LEAST_FOR_CELL_COMMITTEE.on('2025-07-01')).toMatchObject({
    value: 9,
    source: 'Điều lệ Đảng, Điều 24',
    confidence: 'SECOND_HAND',
  });
});

it('each kind is watched for once, in the order of the contract', () => {
  expect(watched.map(({ kind }) => kind)).toEqual(watchKinds);
});

it('what no document sets has a number that may be asked for', () => {
  expect([YEARS, TERM_DAYS]).toEqual([
    { usual: 3, least: 1, most: 20 },
    { usual: 90, least: 0, most: 1_000 },
  ]);
  expect(VILLAGES).toEqual(['HAMLET', 'VILLAGE', 'NEIGHBOURHOOD']);
  expect(MOST_COMMITTEES).toBe(40_000);
});
