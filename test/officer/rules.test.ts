import { describe, expect, it } from 'vitest';
import { CommitteeKind, OfficerTitle } from '../../src/db/generated/enums.ts';
import { checkEnd, checkInOffice, checkTitleFits } from '../../src/resolvers/officer/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

describe('checkTitleFits', () => {
  it('lets every committee have every office, but cells no standing committee', () => {
    const refused = Object.values(OfficerTitle).flatMap((title) =>
      Object.values(CommitteeKind)
        .filter((kind) => codeOf(() => checkTitleFits(title, kind)) === 'TITLE_NOT_FOR_COMMITTEE')
        .map((kind) => `${title} ${kind}`),
    );
    expect(refused).toEqual([
      'STANDING_MEMBER GRASSROOTS_CELL',
      'STANDING_MEMBER SUB_COMMITTEE',
      'STANDING_MEMBER CELL',
    ]);
  });
});

describe('checkEnd', () => {
  it.each([
    ['2022-01-02', null, '2022-01-03', null],
    ['2022-01-02', null, '2022-01-02', 'END_BEFORE_BEGINNING'],
    ['2022-01-02', null, '2022-01-01', 'END_BEFORE_BEGINNING'],
    ['2022-01-02', '2023-05-01', '2023-05-01', 'APPOINTMENT_ENDED'],
    ['2022-01-02', '2023-05-01', '2023-05-02', 'APPOINTMENT_ENDED'],
    // What has an end ahead may end sooner.
    ['2022-01-02', '2090-01-01', '2023-05-02', null],
  ])('from %s to %s, ended on %s: %s', (validFrom, validTo, endsOn, code) => {
    expect(codeOf(() => checkEnd({ validFrom, validTo }, endsOn))).toBe(code);
  });
});

describe('checkInOffice', () => {
  it.each([
    ['2026-01-01', null, '2026-01-01', null],
    ['2026-01-02', null, '2026-01-01', 'OFFICE_NOT_HELD'],
    ['2025-01-01', '2026-01-01', '2026-01-01', 'OFFICE_NOT_HELD'],
    ['2025-01-01', '2026-01-02', '2026-01-01', null],
  ])('from %s to %s, on %s: %s', (validFrom, validTo, day, code) => {
    expect(codeOf(() => checkInOffice({ validFrom, validTo }, day))).toBe(code);
  });
});
