import { expect, it } from 'vitest';
import { CandidateStage } from '../../src/db/generated/enums.ts';
import { checkErasable, checkMayGoOn, checkNewCase, checkNotErased } from '../../src/resolvers/person/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const stages = Object.values(CandidateStage);
const OVER = ['OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED'];
const casesAt = (...at: CandidateStage[]) => at.map((stage) => ({ stage, left: null }));

it('a person is erased when the case is over, and once', () => {
  const erasable = (stage: CandidateStage, erased: boolean, ...others: CandidateStage[]) =>
    codeOf(() => checkErasable({ stage, erased, others: casesAt(...others) }));
  expect(stages.filter((stage) => erasable(stage, false) === null)).toEqual(OVER);
  for (const stage of stages) expect(erasable(stage, true)).toBe('ALREADY_ERASED');
  expect(erasable('DOSSIER', false)).toBe('CASE_OPEN');
});

it('a person is erased when all cases are over', () => {
  const others = stages.map((stage) => [
    stage,
    codeOf(() => checkErasable({ stage: 'WITHDRAWN', erased: false, others: casesAt('OFF_LIST', stage) })),
  ]);
  expect(others).toEqual(stages.map((stage) => [stage, OVER.includes(stage) ? null : 'OTHER_CASE_OPEN']));
});

it('nothing more is done to who was erased', () => {
  expect([true, false].map((erased) => codeOf(() => checkNotErased(erased)))).toEqual(['PERSON_ERASED', null]);
});

it('a person has one open case at a time, and a member none', () => {
  const codes = stages.map((stage) => [stage, codeOf(() => checkNewCase(casesAt('OFF_LIST', stage), '2026-03-02'))]);
  expect(codes).toEqual(
    stages.map((stage) => {
      if (stage === 'PROBATIONARY' || stage === 'OFFICIAL') return [stage, 'PERSON_IS_MEMBER'];
      return [stage, OVER.includes(stage) ? null : 'EARLIER_CASE_OPEN'];
    }),
  );
});

it('a case that was over goes on where no other one does', () => {
  const goesOn = (stage: CandidateStage, other: CandidateStage) =>
    codeOf(() => checkMayGoOn({ stage }, casesAt('WITHDRAWN', other)));
  const among = (stage: CandidateStage) => stages.filter((other) => goesOn(stage, other) === null);
  expect(among('OFF_LIST')).toEqual(['OFF_LIST', 'WITHDRAWN', 'REMOVED']);
  expect(among('WITHDRAWN')).toEqual(['OFF_LIST', 'WITHDRAWN', 'REMOVED']);
  expect(among('DOSSIER')).toEqual(stages);
});
