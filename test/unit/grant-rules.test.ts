import { describe, expect, it } from 'vitest';
import { CommitteeKind, Role } from '../../src/db/generated/enums.ts';
import { checkRoleFits, checkSubject, checkValidity } from '../../src/resolvers/grant/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const kinds = Object.values(CommitteeKind);

describe('checkRoleFits', () => {
  it('gives the roles of a body on its kinds of committees, and every other role on all', () => {
    const fits = Object.values(Role).map((role) => [
      role,
      kinds.filter((kind) => codeOf(() => checkRoleFits(role, kind)) === null),
    ]);
    expect(Object.fromEntries(fits)).toEqual({
      CELL_SECRETARY: ['GRASSROOTS_CELL', 'CELL'],
      GRASSROOTS_COMMITTEE: ['GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL', 'SUB_COMMITTEE'],
      SUPERIOR_COMMITTEE: ['CENTRAL', 'PROVINCE', 'SUPERIOR'],
      INSPECTOR: kinds,
      TRAINING_CENTRE: kinds,
      DASHBOARD: kinds,
      AUDITOR: kinds,
    });
    expect(codeOf(() => checkRoleFits('CELL_SECRETARY', 'PROVINCE'))).toBe('ROLE_NOT_FOR_COMMITTEE');
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
