import { expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { checkFollowed } from '../../src/resolvers/observation/rules.ts';

it.each([
  ['SOURCE', null],
  ['OUTSTANDING', null],
  ['PROBATIONARY', null],
  ['OFFICIAL', 'NOT_FOLLOWED'],
  ['OFF_LIST', 'NOT_FOLLOWED'],
  ['WITHDRAWN', 'NOT_FOLLOWED'],
] as [CandidateStage, string | null][])('whom a cell follows: at %s %s', (stage, expected) => {
  let code: unknown = null;
  try {
    checkFollowed(stage);
  } catch (error) {
    ({ code } = error as { code: string });
  }
  expect(code).toBe(expected);
});
