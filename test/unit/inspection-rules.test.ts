import { describe, expect, it } from 'vitest';
import { InspectionOutcome, InspectionStatus } from '../../src/db/generated/enums.ts';
import { UserError } from '../../src/resolvers/errors.ts';
import { checkConclusion, statusAfterConclusion } from '../../src/resolvers/inspection/inspection-rules.ts';

type Found = Parameters<typeof checkConclusion>[0];
type Result = Parameters<typeof checkConclusion>[1];

function conclude(found: Partial<Found> = {}, result: Partial<Result> = {}): string | null {
  try {
    checkConclusion(
      { status: 'REPORTED', startedOn: '2026-10-01', ...found },
      { outcome: 'GOOD', concludedOn: '2026-11-20', findingCount: 0, remedyDueOn: [], ...result },
      '2026-11-23',
    );
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
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
      expect(conclude({}, { outcome, findingCount: 1 })).toBeNull();
    }
  });

  it('wants days that can be right', () => {
    expect(conclude({}, { concludedOn: '2026-11-23' })).toBeNull();
    expect(conclude({}, { concludedOn: '2026-11-24' })).toBe('INVALID_INPUT');
    expect(conclude({}, { concludedOn: '2026-10-01' })).toBeNull();
    expect(conclude({}, { concludedOn: '2026-09-30' })).toBe('INVALID_INPUT');
    expect(conclude({ startedOn: null }, { concludedOn: '2026-09-30' })).toBeNull();
    expect(conclude({}, { findingCount: 1, remedyDueOn: ['2026-11-20', '2027-01-01'] })).toBeNull();
    expect(conclude({}, { findingCount: 1, remedyDueOn: ['2027-01-01', '2026-11-19'] })).toBe('INVALID_INPUT');
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
