import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import { CandidateStage as stages } from '../../src/db/generated/enums.ts';
import {
  checkAdmissible,
  checkAdmissionDays,
  checkCeremonyFollows,
  checkDecisionFollows,
  checkProbationKept,
} from '../../src/resolvers/admission/rules.ts';
import { codeOf, sourceOf } from '../helpers/code-of.ts';

const ALL = Object.values(stages);

describe('a decision and a ceremony', () => {
  it('are on the day of the step before, or later; what is not on record cannot be broken', () => {
    const codes = ['2026-05-09', '2026-05-10', '2026-05-11'].map((day) => [
      codeOf(() => checkDecisionFollows({ decisionOn: day, proposedOn: '2026-05-10' })),
      codeOf(() => checkCeremonyFollows({ ceremonyOn: day, decidedOn: '2026-05-10' })),
      codeOf(() => checkDecisionFollows({ decisionOn: day, proposedOn: null })),
      codeOf(() => checkCeremonyFollows({ ceremonyOn: day, decidedOn: null })),
    ]);
    expect(codes).toEqual([
      ['DECISION_BEFORE_PROPOSAL', 'STEP_BEFORE_LAST', null, null],
      [null, null, null, null],
      [null, null, null, null],
    ]);
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
  it('takes who was decided on, and nobody twice', () => {
    const codes = Object.fromEntries(ALL.map((stage) => [stage, codeOf(() => checkAdmissible(stage))]));
    expect(codes).toEqual({
      ...Object.fromEntries(ALL.map((stage) => [stage, 'STAGE_NOT_ALLOWED'])),
      DECIDED: null,
      PROBATIONARY: 'ALREADY_ADMITTED',
      OFFICIAL: 'ALREADY_ADMITTED',
    });
  });
});

describe('checkProbationKept', () => {
  it.each<[Day, string | null]>([
    ['2025-05-09', null],
    ['2025-05-10', null],
    ['2025-05-11', 'PROBATION_NOT_OVER'],
  ])('a ceremony put on %s leaves who is official since 2026-05-10: %s', (ceremonyOn, code) => {
    expect(codeOf(() => checkProbationKept({ ceremonyOn, officialOn: '2026-05-10' }))).toBe(code);
  });
});

describe('the rules of a day', () => {
  it('are the Charter, on every day', () => {
    for (const [day, next] of [
      ['1999-05-01', '1999-05-02'],
      ['2026-05-01', '2026-05-02'],
    ] as const) {
      expect([
        sourceOf(() => checkDecisionFollows({ decisionOn: day, proposedOn: next })),
        sourceOf(() => checkCeremonyFollows({ ceremonyOn: day, decidedOn: next })),
        sourceOf(() => checkProbationKept({ ceremonyOn: next, officialOn: next })),
      ]).toEqual(['Điều lệ Đảng, Điều 4', 'Điều lệ Đảng, Điều 4', 'Điều lệ Đảng, Điều 5']);
    }
  });
});
