import { expect, it } from 'vitest';
import { LEAST_OF_COMMITTEE, LEAST_OFFICIAL } from '../../src/resolvers/reorganisation/rules.ts';

it('a cell needs three official members, and a grassroots committee has thirty members', () => {
  expect(LEAST_OFFICIAL.on('2025-07-01')).toMatchObject({ value: 3, source: 'Điều lệ Đảng, Điều 24.1' });
  expect(LEAST_OF_COMMITTEE.on('2025-07-01')).toMatchObject({ value: 30, source: 'Điều lệ Đảng, Điều 21.2' });
});
