import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { CandidateStage as stages } from '../../src/db/generated/enums.ts';
import {
  checkAdmissible,
  checkAdmissionDays,
  checkStageMove,
  stageOrder,
} from '../../src/resolvers/candidate/candidate-rules.ts';
import { UserError } from '../../src/resolvers/errors.ts';

/** The code of what is thrown; null when nothing is. */
function codeOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

const move = (
  from: CandidateStage,
  to: CandidateStage,
  reason: string | null = null,
  on: Day = '2026-11-20',
  ceremonyOn: Day | null = null,
) => codeOf(() => checkStageMove(from, to, on, reason, ceremonyOn));

const ALL = Object.values(stages);
const BEFORE: CandidateStage[] = stageOrder.slice(0, stageOrder.indexOf('PROBATIONARY'));

describe('checkStageMove', () => {
  it('allows one step on, and no more', () => {
    for (const [index, from] of BEFORE.entries()) {
      for (const [there, to] of BEFORE.entries()) {
        if (there > index)
          expect([from, to, move(from, to)]).toEqual([from, to, there === index + 1 ? null : 'STAGE_NOT_ALLOWED']);
      }
    }
  });

  it('allows any step back and off the list, with a reason', () => {
    for (const [index, from] of BEFORE.entries()) {
      for (const to of [...BEFORE.slice(0, index), 'OFF_LIST', 'WITHDRAWN'] as CandidateStage[]) {
        expect([from, to, move(from, to)]).toEqual([from, to, 'REASON_REQUIRED']);
        expect([from, to, move(from, to, 'vì')]).toEqual([from, to, null]);
      }
    }
  });

  it('does not take a stay for a step', () => {
    for (const stage of BEFORE) expect(move(stage, stage, 'vì')).toBe('STAGE_NOT_ALLOWED');
  });

  it('lets who left come back at the beginning only', () => {
    for (const from of ['OFF_LIST', 'WITHDRAWN'] as const) {
      for (const to of ALL) {
        const back = to === 'SOURCE' || to === 'OUTSTANDING';
        expect([from, to, move(from, to, 'vì')]).toEqual([from, to, back ? null : 'STAGE_NOT_ALLOWED']);
      }
      expect(move(from, 'OUTSTANDING')).toBeNull();
    }
  });

  it('leaves admission to the operations for it, in both directions', () => {
    for (const from of BEFORE) {
      for (const to of ['PROBATIONARY', 'OFFICIAL'] as const) expect(move(from, to, 'vì')).toBe('STAGE_NOT_ALLOWED');
    }
    for (const from of ['PROBATIONARY', 'OFFICIAL'] as const) {
      for (const to of ALL.filter((stage) => stage !== 'OFFICIAL'))
        expect([to, move(from, to, 'vì')]).toEqual([to, 'STAGE_NOT_ALLOWED']);
    }
    expect(move('OFFICIAL', 'OFFICIAL')).toBe('STAGE_NOT_ALLOWED');
  });

  it.each<[Day, Day, string | null]>([
    ['2025-11-20', '2026-11-20', null],
    ['2025-11-20', '2026-11-19', 'PROBATION_NOT_OVER'],
    ['2024-02-29', '2025-02-28', null],
    ['2024-02-29', '2025-02-27', 'PROBATION_NOT_OVER'],
    ['2023-02-28', '2024-02-28', null],
    ['2024-08-31', '2025-08-31', null],
  ])('recognises after twelve months: ceremony %s, %s: %s', (ceremonyOn, on, code) => {
    expect(move('PROBATIONARY', 'OFFICIAL', null, on, ceremonyOn)).toBe(code);
  });

  it('does not recognise without an admission', () => {
    expect(move('PROBATIONARY', 'OFFICIAL', null, '2099-01-01', null)).toBe('PROBATION_NOT_OVER');
  });
});

describe('checkAdmissionDays', () => {
  const days = (decisionOn: Day, ceremonyOn: Day) =>
    codeOf(() => checkAdmissionDays({ decisionOn, ceremonyOn }, '2026-11-23'));
  it.each<[Day, Day, string | null]>([
    ['2026-11-01', '2026-11-23', null],
    ['2026-11-23', '2026-11-23', null],
    ['2026-11-01', '2026-11-24', 'INVALID_INPUT'],
    ['2026-11-02', '2026-11-01', 'INVALID_INPUT'],
    ['1930-02-03', '1930-02-03', null],
    ['1930-02-02', '1930-02-02', 'INVALID_INPUT'],
  ])('decided %s, held %s: %s', (decisionOn, ceremonyOn, code) => {
    expect(days(decisionOn, ceremonyOn)).toBe(code);
  });
});

describe('checkAdmissible', () => {
  it('takes who was proposed or decided, and nobody twice', () => {
    const codes = Object.fromEntries(ALL.map((stage) => [stage, codeOf(() => checkAdmissible(stage))]));
    expect(codes).toEqual({
      ...Object.fromEntries(ALL.map((stage) => [stage, 'STAGE_NOT_ALLOWED'])),
      GRASSROOTS_PROPOSED: null,
      DECIDED: null,
      PROBATIONARY: 'ALREADY_ADMITTED',
      OFFICIAL: 'ALREADY_ADMITTED',
    });
  });
});

describe('stageOrder', () => {
  it('has every stage but the two ways out, in the order of the database', () => {
    expect(stageOrder).toEqual(ALL.filter((stage) => stage !== 'OFF_LIST' && stage !== 'WITHDRAWN'));
  });
});
