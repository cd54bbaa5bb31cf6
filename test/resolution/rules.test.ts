import { describe, expect, it } from 'vitest';
import { CELL_VOTE } from '../../src/resolvers/candidate/rules.ts';
import { authorityOf } from '../../src/resolvers/committee/authority.ts';
import type { DossierFacts } from '../../src/resolvers/dossier/rules.ts';
import { clockOf } from '../../src/resolvers/resolution/clock.ts';
import { type CaseFacts, type CaseOn, hindrancesOf } from '../../src/resolvers/resolution/next-step.ts';
import {
  baseOf,
  checkBase,
  checkCounted,
  lateDaysOf,
  meets,
  neededOf,
  outcomeOf,
  timeTaken,
} from '../../src/resolvers/resolution/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const TWO_THIRDS = { numerator: 2, denominator: 3, more: false };
const HALF = { numerator: 1, denominator: 2, more: true };

describe('the base of a cell’s vote', () => {
  it('22 members, 20 official, 2 probationary, 3 official absent on duty: base 20, 14 needed', () => {
    // Two of the 22 are on probation and have no vote; who is on duty stays in the base.
    const voters = { members: 22 - 2, away: 0, exemptAbsent: 0 };
    expect(baseOf(voters)).toBe(20);
    expect(neededOf(20, TWO_THIRDS)).toBe(14);
    expect(codeOf(() => checkCounted(voters, { yes: 14, no: 3, blank: 0, absent: 3 }))).toBeNull();
    expect(outcomeOf('CELL', { yes: 14, no: 3 }, 20, '2026-03-01', 0)).toBe('CARRIED');
    expect(outcomeOf('CELL', { yes: 13, no: 4 }, 20, '2026-03-01', 0)).toBe('UNDECIDED');
  });

  it('is less those transferred out and the exempt who are absent; an exempt member who comes counts', () => {
    expect(baseOf({ members: 20, away: 2, exemptAbsent: 1 })).toBe(17);
    expect(baseOf({ members: 20, away: 2, exemptAbsent: 0 })).toBe(18);
  });

  it('is counted once each, or refused', () => {
    const voters = { members: 20, away: 0, exemptAbsent: 0 };
    for (const yes of [13, 15]) {
      expect(codeOf(() => checkCounted(voters, { yes, no: 3, blank: 0, absent: 3 }))).toBe('INVALID_INPUT');
    }
    expect(
      codeOf(() => checkCounted({ members: 2, away: 1, exemptAbsent: 1 }, { yes: 0, no: 0, blank: 0, absent: 0 })),
    ).toBe('INVALID_INPUT');
  });
});

it('a share is met in whole numbers', () => {
  for (let base = 1; base <= 60; base++) {
    for (const share of [TWO_THIRDS, HALF]) {
      const needed = neededOf(base, share);
      expect([meets(needed, base, share), meets(needed - 1, base, share)]).toEqual([true, false]);
    }
  }
});

it('the third vote without a result goes up; a committee has the share or has not', () => {
  const votes = [0, 1, 2].map((before) => outcomeOf('CELL', { yes: 10, no: 10 }, 20, '2026-03-01', before));
  expect(votes).toEqual(['UNDECIDED', 'UNDECIDED', 'REFERRED']);
  expect(outcomeOf('CELL', { yes: 6, no: 14 }, 20, '2026-03-01', 0)).toBe('REJECTED');
  expect(outcomeOf('GRASSROOTS', { yes: 9, no: 0 }, 15, '2026-03-01', 0)).toBe('REJECTED');
  expect(outcomeOf('GRASSROOTS', { yes: 10, no: 5 }, 15, '2026-03-01', 0)).toBe('CARRIED');
});

it('a cell below its minimum cannot vote', () => {
  const facts = { official: null, reportedOn: null };
  const voters = (members: number) => ({ members, away: 0, exemptAbsent: 0 });
  expect(codeOf(() => checkBase(voters(2), facts, '2026-03-01'))).toBe('CELL_TOO_SMALL');
  expect(codeOf(() => checkBase(voters(3), facts, '2026-03-01'))).toBeNull();
});

it('a decision has 60 working days, weekends and holidays not counted', () => {
  const calendar = { years: new Set([2026]), days: new Map() };
  // 60 weekdays after Monday 2 March are full on Monday 25 May.
  expect(timeTaken('ADMISSION', '2026-03-02', '2026-05-25', calendar)).toMatchObject({ takenDays: 60, limitDays: 60 });
  expect(lateDaysOf(timeTaken('ADMISSION', '2026-03-02', '2026-05-25', calendar))).toBe(0);
  expect(lateDaysOf(timeTaken('ADMISSION', '2026-03-02', '2026-05-27', calendar))).toBe(2);
  expect(lateDaysOf(timeTaken('RECOGNITION', '2026-03-02', '2026-04-14', calendar))).toBe(1);
  expect(lateDaysOf(timeTaken('ADMISSION', null, '2026-05-26', calendar))).toBe(0);
});

// What other programs get wrong (domain 3.7).
describe('common mistakes', () => {
  const ceremonyOn = '2025-01-10';
  const review = (calendar: Parameters<typeof clockOf>[2]) =>
    clockOf(
      'RECOGNITION_CELL_VOTE',
      { day: '2026-01-20', dossier: null, facts: { ceremonyOn } as CaseFacts },
      calendar,
    );
  const weekdays = { years: new Set([2026]), days: new Map() };

  it('the cell reviews a probationer within 30 working days after the twelve months, not before they end', () => {
    // Thirty weekdays after Saturday 10 January are full on Friday 20 February.
    expect(review(weekdays)).toMatchObject({ from: '2026-01-10', until: '2026-02-20' });
    const facts = { stage: 'PROBATIONARY', stageSince: ceremonyOn, ceremonyOn, official: null } as CaseFacts;
    const dossier = { newMember: [{ issuedOn: '2025-06-01' }], papers: [] } as unknown as DossierFacts;
    const authority = { isCell: false, subCommittee: null } as CaseOn['authority'];
    const early = (day: string) =>
      hindrancesOf('RECOGNITION_CELL_VOTE', { day, facts, dossier, authority }).map(({ violation }) => violation.code);
    expect(early('2026-01-09')).toContain('PROBATION_NOT_OVER');
    expect(early('2026-01-10')).not.toContain('PROBATION_NOT_OVER');
  });

  it('a limit skips Tết and public holidays, not Saturdays and Sundays alone', () => {
    const off = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map(
      (day) => [day, { day, kind: 'DAY_OFF', occasion: 'Tết', confidence: 'KNOWN' }] as const,
    );
    expect(review({ ...weekdays, days: new Map(off) })?.until).toBe('2026-02-27');
  });

  it('a threshold is numbers that are counted with, not a sentence', () => {
    const { value } = CELL_VOTE.on('2026-03-01');
    expect(value).toEqual({ numerator: 2, denominator: 3, more: false });
    expect([13, 14].map((yes) => meets(yes, 20, value))).toEqual([false, true]);
  });
});

describe('who decides by default', () => {
  const named = (name: string) => ({ id: name, name, path: '/1/' });
  const at = (day: string, grassrootsKind: string, parentKind: string | null) => {
    const parent = parentKind === null ? null : named('above');
    const row = {
      committeeId: 'c',
      day,
      grassroots: named('own'),
      grassrootsKind,
      subCommittee: null,
      parent,
      parentKind,
      set: null,
    };
    const { decider, body, byDefault, confidence, share } = authorityOf(row as never);
    expect(byDefault).toBe(true);
    return `${decider.name} ${body} ${confidence} ${share.numerator}/${share.denominator}`;
  };
  it('is the committee directly above the grassroots organisation', () => {
    expect(at('2023-05-01', 'GRASSROOTS_COMMITTEE', 'SUPERIOR')).toBe('above STANDING KNOWN 1/2');
    expect(at('2023-05-01', 'GRASSROOTS_CELL', 'SUPERIOR')).toBe('above STANDING KNOWN 1/2');
    expect(at('2023-05-01', 'GRASSROOTS_COMMITTEE', 'PROVINCE')).toBe('above STANDING KNOWN 1/2');
  });
  it('under a province is the commune itself since 1 July 2025, by its standing committee since 208', () => {
    expect(at('2025-07-01', 'GRASSROOTS_COMMITTEE', 'PROVINCE')).toBe('own FULL KNOWN 2/3');
    expect(at('2025-06-30', 'GRASSROOTS_COMMITTEE', 'PROVINCE')).toBe('above STANDING KNOWN 1/2');
    expect(at('2026-07-26', 'GRASSROOTS_COMMITTEE', 'PROVINCE')).toBe('own STANDING SECOND_HAND 1/2');
  });
});
