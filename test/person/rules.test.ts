import { expect, it } from 'vitest';
import { CandidateStage } from '../../src/db/generated/enums.ts';
import { checkErasable, checkNotErased } from '../../src/resolvers/person/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

it('a person is erased when the case is over, and once', () => {
  const stages = Object.values(CandidateStage);
  const over = stages.filter((stage) => codeOf(() => checkErasable(stage, false)) === null);
  expect(over).toEqual(['OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED']);
  for (const stage of stages) expect(codeOf(() => checkErasable(stage, true))).toBe('ALREADY_ERASED');
  expect(codeOf(() => checkErasable('DOSSIER', false))).toBe('CASE_OPEN');
});

it('nothing more is done to who was erased', () => {
  expect([true, false].map((erased) => codeOf(() => checkNotErased(erased)))).toEqual(['PERSON_ERASED', null]);
});
