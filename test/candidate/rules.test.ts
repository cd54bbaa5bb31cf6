import { describe, expect, it } from 'vitest';
import { bodies, stepOf } from '../../src/access/policy.ts';
import type { Day } from '../../src/calendar.ts';
import type { CandidateStage, Education } from '../../src/db/generated/enums.ts';
import { CandidateStage as stages } from '../../src/db/generated/enums.ts';
import { checkByHand } from '../../src/resolvers/candidate/by-hand.ts';
import {
  bodyOfMove,
  checkAge,
  checkOfficialDay,
  checkStageMove,
  isOfAge,
  isSchooled,
  PROBATION,
  stageOrder,
} from '../../src/resolvers/candidate/rules.ts';
import { codeOf, sourceOf } from '../helpers/code-of.ts';

const move = (
  from: CandidateStage,
  to: CandidateStage,
  reason: string | null = null,
  on: Day = '2026-11-20',
  ceremonyOn: Day | null = null,
) => codeOf(() => checkStageMove({ from, since: '2024-02-29', to, effectiveOn: on, reason, ceremonyOn }));

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
    ['2024-08-31', '2025-09-01', 'OFFICIAL_DAY_WRONG'],
    ['2025-11-20', '2026-12-20', 'OFFICIAL_DAY_WRONG'],
  ])('recognises after twelve months: ceremony %s, %s: %s', (ceremonyOn, on, code) => {
    expect(move('PROBATIONARY', 'OFFICIAL', null, on, ceremonyOn)).toBe(code);
  });

  it('takes no step before the last one, wherever it leads', () => {
    for (const [from, to] of [
      ['SOURCE', 'OUTSTANDING'],
      ['CELL_REVIEW', 'DOSSIER'],
      ['DECIDED', 'WITHDRAWN'],
      ['OFF_LIST', 'SOURCE'],
    ] as const) {
      expect([from, to, move(from, to, 'vì', '2024-02-28')]).toEqual([from, to, 'STEP_BEFORE_LAST']);
      expect([from, to, move(from, to, 'vì', '2024-02-29')]).toEqual([from, to, null]);
    }
  });

  it('does not recognise without an admission', () => {
    expect(move('PROBATIONARY', 'OFFICIAL', null, '2099-01-01', null)).toBe('PROBATION_NOT_OVER');
  });
});

describe('checkByHand', () => {
  const byHand = (from: CandidateStage, to: CandidateStage, leftAt: CandidateStage | null = null) =>
    codeOf(() => checkByHand({ from, to, leftAt }));

  it('leads nobody on: neither a step nor several', () => {
    for (const [here, from] of stageOrder.entries()) {
      for (const to of stageOrder.slice(here + 1)) {
        // What is of no step of its own is refused by the rule of stages.
        const refused = byHand(from, to) ?? move(from, to, 'vì');
        expect([from, to, refused]).toEqual([from, to, 'STAGE_NOT_ALLOWED']);
      }
    }
  });

  it('leads back and away', () => {
    for (const [here, from] of BEFORE.entries()) {
      for (const to of [...BEFORE.slice(0, here), 'OFF_LIST', 'WITHDRAWN'] as const) {
        expect([from, to, byHand(from, to)]).toEqual([from, to, null]);
      }
    }
  });

  it('brings who has left to the sources or to where the case stood, and nowhere else', () => {
    for (const from of ['OFF_LIST', 'WITHDRAWN'] as const) {
      for (const leftAt of BEFORE) {
        for (const to of BEFORE) {
          const back = to === 'SOURCE' || to === leftAt;
          expect([leftAt, to, byHand(from, to, leftAt)]).toEqual([leftAt, to, back ? null : 'STAGE_NOT_ALLOWED']);
        }
      }
    }
  });

  it('wants a reason for that, but not from the sources', () => {
    const back = (to: CandidateStage, leftAt: CandidateStage, reason: string | null) =>
      codeOf(() =>
        checkStageMove({
          from: 'OFF_LIST',
          since: '2024-02-29',
          to,
          effectiveOn: '2026-11-20',
          reason,
          ceremonyOn: null,
          leftAt,
        }),
      );
    expect([back('VERIFYING', 'VERIFYING', null), back('VERIFYING', 'VERIFYING', 'vì')]).toEqual([
      'REASON_REQUIRED',
      null,
    ]);
    expect(back('SOURCE', 'SOURCE', null)).toBeNull();
    expect(back('DECIDED', 'VERIFYING', 'vì')).toBe('STAGE_NOT_ALLOWED');
  });
});

describe('bodyOfMove', () => {
  it('is never lower than the stage that is entered, nor than the one that is taken back', () => {
    for (const from of stageOrder) {
      for (const to of ALL) {
        const body = bodies.indexOf(bodyOfMove(from, to));
        expect([from, to, body >= bodies.indexOf(stepOf[to])]).toEqual([from, to, true]);
        const back = stageOrder.includes(to) && stageOrder.indexOf(to) < stageOrder.indexOf(from);
        if (back) expect([from, to, body >= bodies.indexOf(stepOf[from])]).toEqual([from, to, true]);
      }
    }
  });
});

describe('isOfAge', () => {
  it.each([
    ['2026-11-30', 2008, 12, false],
    ['2026-12-01', 2008, 12, true],
    ['2026-11-01', 1966, 11, true],
    ['2026-12-01', 1966, 11, false],
    ['2026-01-31', 2008, 1, true],
    ['2026-01-31', 2014, 3, false],
  ])('on %s, born %i/%i: %s', (day, birthYear, birthMonth, ofAge) => {
    expect(isOfAge({ birthYear, birthMonth }, day)).toBe(ofAge);
  });
});

describe('the rules of a day', () => {
  it.each<[Day, string]>([
    ['1999-05-01', 'Điều lệ Đảng, Điều 1'],
    ['2021-07-29', 'Điều lệ Đảng, Điều 1'],
    ['2021-07-30', 'Quy định 24-QĐ/TW, 1.1'],
    ['2025-01-19', 'Quy định 24-QĐ/TW, 1.1'],
    ['2025-01-20', 'Quy định 232-QĐ/TW, 1.1'],
    ['2025-06-30', 'Quy định 232-QĐ/TW, 1.1'],
    ['2025-07-01', 'Quy định 294-QĐ/TW, 1.1'],
    ['2026-04-07', 'Quy định 294-QĐ/TW, 1.1'],
    ['2026-04-08', 'Quy định 20-QĐ/TW, về tuổi đời'],
    ['2026-07-25', 'Quy định 20-QĐ/TW, về tuổi đời'],
    ['2026-07-26', 'Quy định 208-QĐ/TW, về tuổi đời'],
  ])('age at a review on %s is by: %s', (day, source) => {
    expect(sourceOf(() => checkAge({ ofAge: false, reviewedOn: day }, 'candidateId'))).toBe(source);
    expect(codeOf(() => checkAge({ ofAge: true, reviewedOn: day }, 'candidateId'))).toBeNull();
    const [year, month] = day.split('-').map(Number) as [number, number];
    const ages = [18 * 12 - 1, 18 * 12, 60 * 12, 60 * 12 + 1].map((months) => {
      const birth = year * 12 + month - 1 - months;
      return isOfAge({ birthYear: Math.floor(birth / 12), birthMonth: (birth % 12) + 1 }, day);
    });
    expect(ages).toEqual([false, true, true, false]);
  });

  it('probation is by the Charter, twelve months in every version', () => {
    expect(PROBATION.versions.map(({ value, source }) => [value, source])).toEqual([[12, 'Điều lệ Đảng, Điều 5']]);
    for (const ceremonyOn of ['1999-05-01', '2026-05-01'] as const) {
      expect(sourceOf(() => checkOfficialDay({ officialOn: ceremonyOn, ceremonyOn }))).toBe('Điều lệ Đảng, Điều 5');
    }
  });

  it('the order of steps is by the Charter', () => {
    const early = () =>
      checkStageMove({
        from: 'SOURCE',
        since: '2026-05-02',
        to: 'OUTSTANDING',
        effectiveOn: '2026-05-01',
        reason: null,
        ceremonyOn: null,
      });
    expect(sourceOf(early)).toBe('Điều lệ Đảng, Điều 4');
  });
});

describe('stageOrder', () => {
  it('has every stage but the ways out, in the order of the database', () => {
    expect(stageOrder).toEqual(ALL.filter((stage) => !['OFF_LIST', 'WITHDRAWN', 'REMOVED'].includes(stage)));
  });
});

describe('isSchooled', () => {
  const person = (education: Education | null, hardArea = false, villageHead: boolean | null = null) => ({
    education,
    hardArea,
    villageHead,
  });
  it.each([
    ['a diploma of lower secondary school', person('LOWER_SECONDARY'), true],
    ['more', person('VOCATIONAL'), true],
    ['primary school alone', person('PRIMARY'), false],
    ['primary school, in a difficult area', person('PRIMARY', true), true],
    ['reading and writing alone, there', person('READS_AND_WRITES', true), false],
    ['reading and writing, as head of a village there', person('READS_AND_WRITES', true, true), true],
    ['the same elsewhere', person('READS_AND_WRITES', false, true), false],
    ['what nobody has said', person(null), true],
  ])('%s', (_what, schooled, enough) => {
    for (const day of ['2021-08-01', '2025-07-01', '2026-11-23']) expect(isSchooled(schooled, day)).toBe(enough);
  });
});
