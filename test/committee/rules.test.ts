import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../src/access/policy.ts';
import type { Day } from '../../src/calendar.ts';
import { CommitteeKind } from '../../src/db/generated/enums.ts';
import { checkFollowsCandidates, checkParentKind, checkParticipation } from '../../src/resolvers/committee/rules.ts';
import { codeOf, sourceOf } from '../helpers/code-of.ts';

const kinds = Object.values(CommitteeKind);

/** What stands under what, null for a root: with districts, and without. */
const withDistricts: Record<CommitteeKind, (CommitteeKind | null)[]> = {
  CENTRAL: [null],
  PROVINCE: [null, 'CENTRAL'],
  SUPERIOR: [null, 'PROVINCE'],
  GRASSROOTS_COMMITTEE: ['SUPERIOR'],
  GRASSROOTS_CELL: ['SUPERIOR'],
  SUB_COMMITTEE: ['GRASSROOTS_COMMITTEE'],
  CELL: ['GRASSROOTS_COMMITTEE', 'SUB_COMMITTEE'],
};
const withoutDistricts: typeof withDistricts = {
  ...withDistricts,
  GRASSROOTS_COMMITTEE: ['PROVINCE', 'SUPERIOR'],
  GRASSROOTS_CELL: ['PROVINCE', 'SUPERIOR'],
};

describe('the rules of a day', () => {
  it.each<[Day, string, typeof withDistricts]>([
    ['1946-01-01', 'Quy định 24-QĐ/TW', withDistricts],
    ['2021-07-30', 'Quy định 24-QĐ/TW', withDistricts],
    ['2025-06-30', 'Quy định 24-QĐ/TW', withDistricts],
    ['2025-07-01', 'Quy định 294-QĐ/TW', withoutDistricts],
    ['2026-11-23', 'Quy định 294-QĐ/TW', withoutDistricts],
  ])('on %s a committee stands under those of that day, by %s', (day, source, expected) => {
    for (const kind of kinds) {
      const allowed = [null, ...kinds].filter(
        (parent) => codeOf(() => checkParentKind({ kind, parent }, day)) === null,
      );
      expect([kind, allowed]).toEqual([kind, expected[kind]]);
    }
    expect(codeOf(() => checkParentKind({ kind: 'CELL', parent: 'PROVINCE' }, day))).toBe('PARENT_KIND_NOT_ALLOWED');
    expect(sourceOf(() => checkParentKind({ kind: 'CELL', parent: 'PROVINCE' }, day))).toBe(source);
  });

  it('a grassroots committee under a province decides itself since the pilot, and no other does', () => {
    const decides = (day: Day) =>
      [null, ...kinds].filter((parent) => bodyOf('GRASSROOTS_COMMITTEE', parent, day) === 'SUPERIOR');
    expect([decides('2025-06-30'), decides('2025-07-01'), decides('2026-11-23')]).toEqual([
      [],
      ['PROVINCE'],
      ['PROVINCE'],
    ]);
    expect(bodyOf('GRASSROOTS_CELL', 'PROVINCE', '2026-11-23')).toBe('GRASSROOTS');
  });
});

describe('checkFollowsCandidates', () => {
  it('takes cells, the dependent ones and those of the grassroots', () => {
    expect(kinds.filter((kind) => codeOf(() => checkFollowsCandidates(kind)) === null)).toEqual([
      'GRASSROOTS_CELL',
      'CELL',
    ]);
  });
});

it('a share of the young who take part has both ends or neither, the lower one first', () => {
  const share = (youthActiveMinPercent: number | null, youthActiveMaxPercent: number | null) => () =>
    checkParticipation({ youthActiveMinPercent, youthActiveMaxPercent });
  for (const fits of [share(null, null), share(20, 40), share(30, 30)]) expect(fits).not.toThrow();
  for (const not of [share(20, null), share(null, 40), share(31, 30)]) expect(codeOf(not)).toBe('INVALID_INPUT');
});
