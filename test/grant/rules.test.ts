import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import { CommitteeKind, Role } from '../../src/db/generated/enums.ts';
import { checkRoleFits, checkSubject, checkValidity } from '../../src/resolvers/grant/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const kinds = Object.values(CommitteeKind);

describe('checkRoleFits', () => {
  const fitting = (role: Role, day: Day) =>
    kinds.filter((kind) => codeOf(() => checkRoleFits(role, kind, day)) === null);

  it('gives the roles of a body on its kinds of committees, and every other role on all', () => {
    const fits = Object.values(Role).map((role) => [role, fitting(role, '2026-11-23')]);
    expect(Object.fromEntries(fits)).toEqual({
      CELL_SECRETARY: ['GRASSROOTS_CELL', 'CELL'],
      GRASSROOTS_COMMITTEE: ['GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL', 'SUB_COMMITTEE'],
      SUPERIOR_COMMITTEE: ['CENTRAL', 'PROVINCE', 'SUPERIOR'],
      INSPECTOR: ['CENTRAL', 'PROVINCE', 'SUPERIOR', 'GRASSROOTS_COMMITTEE'],
      TRAINING_CENTRE: ['CENTRAL', 'PROVINCE', 'SUPERIOR', 'GRASSROOTS_COMMITTEE'],
      DASHBOARD: kinds,
      AUDITOR: kinds,
    });
    expect(codeOf(() => checkRoleFits('CELL_SECRETARY', 'PROVINCE', '2026-11-23'))).toBe('ROLE_NOT_FOR_COMMITTEE');
  });

  it('knows centres of communes from the day of 360-QĐ/TW on', () => {
    expect(fitting('TRAINING_CENTRE', '2025-08-28')).not.toContain('GRASSROOTS_COMMITTEE');
    expect(fitting('TRAINING_CENTRE', '2025-08-29')).toContain('GRASSROOTS_COMMITTEE');
  });
});

describe('checkSubject', () => {
  it.each([
    ['anh-nam', null],
    ['a', null],
    ['x'.repeat(255), null],
    ['anh nam', null],
    ['', 'INVALID_INPUT'],
    ['x'.repeat(256), 'INVALID_INPUT'],
    [' anh', 'INVALID_INPUT'],
    ['anh\n', 'INVALID_INPUT'],
    ['a\u0000b', 'INVALID_INPUT'],
    ['a\u200bb', 'INVALID_INPUT'],
  ])('%j: %s', (subject, code) => {
    expect(codeOf(() => checkSubject(subject))).toBe(code);
  });
});

describe('checkValidity', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 8, 0, second));
  it.each([
    ['now, without an end', 0, null, null],
    ['later', 1, 2, null],
    ['in the past', -1, null, 'INVALID_INPUT'],
    ['an end at its beginning', 1, 1, 'INVALID_INPUT'],
    ['an end before its beginning', 2, 1, 'INVALID_INPUT'],
  ])('%s: %s', (_, from, to, code) => {
    const validity = { validFrom: at(from), validTo: to === null ? null : at(to) };
    expect(codeOf(() => checkValidity(validity, at(0)))).toBe(code);
  });
});
