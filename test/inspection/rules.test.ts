import { describe, expect, it } from 'vitest';
import { FindingCategory, InspectionKind, InspectionOutcome, InspectionStatus } from '../../src/db/generated/enums.ts';
import { checkConclusion, statusAfterConclusion } from '../../src/resolvers/inspection/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

type Found = Parameters<typeof checkConclusion>[0];
type Result = Parameters<typeof checkConclusion>[1];

function conclude(found: Partial<Found> = {}, result: Partial<Result> = {}): string | null {
  return codeOf(() =>
    checkConclusion(
      { kind: 'THEMATIC_INSPECTION', status: 'REPORTED', startedOn: '2026-10-01', announcedOn: '2026-10-02', ...found },
      { outcome: 'GOOD', concludedOn: '2026-11-20', found: [], remedyDueOn: [], ...result },
      '2026-11-23',
    ),
  );
}

describe('checkConclusion', () => {
  it('takes an inspection that was started and has not ended', () => {
    const open: string[] = ['STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'];
    for (const status of Object.values(InspectionStatus)) {
      expect([status, conclude({ status })]).toEqual([status, open.includes(status) ? null : 'NOT_CONCLUDABLE']);
    }
  });

  it('wants a finding for every outcome but GOOD', () => {
    for (const outcome of Object.values(InspectionOutcome)) {
      expect([outcome, conclude({}, { outcome })]).toEqual([outcome, outcome === 'GOOD' ? null : 'FINDING_REQUIRED']);
    }
  });

  it('wants an outcome at least as grave as the gravest finding', () => {
    const least = { GOOD_PRACTICE: 'GOOD_PRACTICE', SHORTCOMING: 'SHORTCOMINGS', VIOLATION: 'VIOLATION' } as const;
    const order = ['GOOD_PRACTICE', 'GOOD', 'SHORTCOMINGS', 'VIOLATION', 'DISCIPLINE'];
    for (const outcome of Object.values(InspectionOutcome)) {
      for (const category of Object.values(FindingCategory)) {
        const mild = order.indexOf(outcome) < order.indexOf(least[category]);
        for (const found of [[category], ['GOOD_PRACTICE', category], [category, 'GOOD_PRACTICE']] as const) {
          const groundless = category === 'GOOD_PRACTICE' && order.indexOf(outcome) > order.indexOf('GOOD');
          const expected = mild ? 'OUTCOME_TOO_MILD' : groundless ? 'FINDING_REQUIRED' : null;
          expect([outcome, found, conclude({}, { outcome, found: [...found] })]).toEqual([outcome, found, expected]);
        }
      }
    }
    expect(conclude({}, { outcome: 'SHORTCOMINGS', found: ['VIOLATION', 'SHORTCOMING'] })).toBe('OUTCOME_TOO_MILD');
  });

  it('knows no discipline after a field check, and after every other kind', () => {
    for (const kind of Object.values(InspectionKind)) {
      const expected = kind === 'FIELD_CHECK' ? 'OUTCOME_NOT_FOR_KIND' : null;
      expect([kind, conclude({ kind }, { outcome: 'DISCIPLINE', found: ['VIOLATION'] })]).toEqual([kind, expected]);
    }
  });

  it('wants days that can be right', () => {
    expect(conclude({}, { concludedOn: '2026-11-23' })).toBeNull();
    expect(conclude({}, { concludedOn: '2026-11-24' })).toBe('INVALID_INPUT');
    expect(conclude({}, { concludedOn: '2026-10-01' })).toBeNull();
    expect(conclude({}, { concludedOn: '2026-09-30' })).toBe('INVALID_INPUT');
    expect(conclude({ startedOn: null }, { concludedOn: '2026-09-30' })).toBeNull();
    expect(conclude({}, { found: ['GOOD_PRACTICE'], remedyDueOn: ['2026-11-20', '2027-01-01'] })).toBeNull();
    expect(conclude({}, { found: ['GOOD_PRACTICE'], remedyDueOn: ['2027-01-01', '2026-11-19'] })).toBe('INVALID_INPUT');
  });

  it('names the state of the inspection before anything that is wrong with the input', () => {
    expect(conclude({ status: 'CLOSED' }, { concludedOn: '2099-01-01', outcome: 'VIOLATION' })).toBe('NOT_CONCLUDABLE');
  });
});

describe('statusAfterConclusion', () => {
  it('stays open while something is to be put right', () => {
    expect([0, 1, 2].map(statusAfterConclusion)).toEqual(['CONCLUDED', 'FOLLOW_UP', 'FOLLOW_UP']);
  });
});
