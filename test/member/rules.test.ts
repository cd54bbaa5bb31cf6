import { expect, it } from 'vitest';
import { CandidateStage } from '../../src/db/generated/enums.ts';
import {
  type CaseOfMember,
  checkComesBack,
  checkEnds,
  checkOnRoll,
  checkTimeSinceLeaving,
  isMember,
  type Left,
  OFFICE_BY_OFFICIAL,
} from '../../src/resolvers/member/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const stages = Object.values(CandidateStage);
const DAY = '2026-03-02';
const left = (on: string, reason: Left['reason'] = 'LEFT'): CaseOfMember => ({
  stage: 'OFFICIAL',
  left: { on, reason },
});

it('a probationary and an official member are members, until they have left', () => {
  expect(stages.filter((stage) => isMember({ stage, left: null }))).toEqual(['PROBATIONARY', 'OFFICIAL']);
  expect(isMember(left('2026-01-01'))).toBe(false);
  expect(['2025-12-31', '2026-01-01'].map((day) => isMember(left('2026-01-01'), day))).toEqual([true, false]);
});

it('the membership of an official member ends, on the official day or later', () => {
  const ends = (stage: CandidateStage, on: string | null, before: Left | null = null) =>
    codeOf(() => checkEnds({ stage, stageSince: DAY, left: before }, on));
  expect(stages.filter((stage) => ends(stage, DAY) === null)).toEqual(['OFFICIAL']);
  expect(ends('DOSSIER', DAY)).toBe('NOT_AN_OFFICIAL_MEMBER');
  expect(ends('OFFICIAL', '2026-03-01')).toBe('ENDS_BEFORE_OFFICIAL');
  expect(ends('OFFICIAL', null)).toBe('NO_END_RECORDED');
  expect(ends('OFFICIAL', null, { on: DAY, reason: 'LEFT' })).toBe(null);
});

it('who has left comes back once, and who has died does not', () => {
  const never: CaseOfMember = { stage: 'OFF_LIST', left: null };
  const comesBack = (...cases: CaseOfMember[]) => codeOf(() => checkComesBack(cases, DAY));
  expect(comesBack(never, never, never)).toBe(null);
  expect(comesBack(never, left('2020-01-01'))).toBe(null);
  expect(comesBack(left('2020-01-01', 'DIED'))).toBe('PERSON_DIED');
  expect(comesBack(left('2010-01-01'), left('2020-01-01'))).toBe('READMITTED_ALREADY');
});

it('x9: who has left is reviewed 36 months later, not before', () => {
  const reviewed = (day: string, ...others: CaseOfMember[]) => codeOf(() => checkTimeSinceLeaving(others, day));
  expect(reviewed('2026-03-01', left('2023-03-02'))).toBe('READMISSION_TOO_EARLY');
  expect(reviewed('2026-03-02', left('2023-03-02'))).toBe(null);
  // The last time counts.
  expect(reviewed('2026-03-02', left('2024-01-01'), left('2010-01-01'))).toBe('READMISSION_TOO_EARLY');
  expect(reviewed(DAY, { stage: 'OFF_LIST', left: null })).toBe(null);
});

it('a probationer whose 12 months are over but without decision does not stand for office', () => {
  const rule = OFFICE_BY_OFFICIAL.on('2026-11-10');
  const stands = (officialSince: string | null) =>
    codeOf(() => checkOnRoll({ cellId: 'a', member: true, there: true, officialSince }, '2026-11-10', rule));
  expect(rule.source).toBe('Điều lệ Đảng, Điều 3.4');
  expect(stands(null)).toBe('MEMBER_NOT_OFFICIAL');
  expect(stands('2026-11-11')).toBe('MEMBER_NOT_OFFICIAL');
  expect(stands('2026-11-10')).toBeNull();
});
