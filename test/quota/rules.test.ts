import { expect, it } from 'vitest';
import { checkGrounds } from '../../src/resolvers/quota/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

it.each([
  [2027, null, null, null],
  [2026, null, null, null],
  [2025, null, null, 'GROUNDS_REQUIRED'],
  [2025, 'vì', null, 'GROUNDS_REQUIRED'],
  [2025, null, '1-NQ', 'GROUNDS_REQUIRED'],
  [2025, 'vì', '1-NQ', null],
])('in 2026 the quota of %i, reason %j, document %j: %s', (year, reason, documentNumber, code) => {
  expect(codeOf(() => checkGrounds({ year, reason, documentNumber }, 2026))).toBe(code);
});
