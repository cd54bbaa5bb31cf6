import { expect, it } from 'vitest';
import { CandidateStage } from '../../src/db/generated/enums.ts';
import {
  checkErasable,
  checkMayGoOn,
  checkMerge,
  checkNewCase,
  checkNotErased,
  checkUndone,
} from '../../src/resolvers/person/rules.ts';
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

it('of two persons one at most goes on, or has an admission that counts', () => {
  const person = (personId: string, stage: CandidateStage, ...others: CandidateStage[]) => ({
    personId,
    stage,
    left: null,
    erased: false,
    others: casesAt(...others),
  });
  const nothing = { admitted: [] as string[], keepsOthers: false };
  const merging = (one: CandidateStage, other: CandidateStage, more = nothing) =>
    codeOf(() => checkMerge(person('one', one), person('other', 'OFF_LIST', other), more));
  const FREE = ['OFF_LIST', 'WITHDRAWN', 'REMOVED'];
  for (const one of stages) {
    expect(stages.filter((other) => merging(one, other) === null)).toEqual(FREE.includes(one) ? stages : FREE);
  }
  expect(merging('DOSSIER', 'SOURCE')).toBe('BOTH_GO_ON');
  // Who has left is no member, and may go on with the other one's case.
  const left = { ...person('one', 'OFFICIAL'), left: { on: '2020-03-02', reason: 'LEFT' as const } };
  expect(codeOf(() => checkMerge(left, person('other', 'DOSSIER'), nothing))).toBeNull();
  const admitted = (...ids: string[]) => merging('OFF_LIST', 'OFF_LIST', { ...nothing, admitted: ids });
  expect([admitted('one'), admitted('other'), admitted('one', 'other')]).toEqual([null, null, 'BOTH_ADMITTED']);
});

it('a merge is undone once, and while it can be told whose everything is', () => {
  const merge = { undone: false, erased: false, documentOn: '2026-03-02' };
  const since = { mergedMore: false, begun: false, certified: false };
  const undoing = (of: object, more: object = {}, on = '2026-03-02') =>
    codeOf(() => checkUndone({ ...merge, ...of }, { ...since, ...more }, on));
  expect(undoing({})).toBeNull();
  expect(undoing({ undone: true })).toBe('MERGE_UNDONE');
  expect(undoing({ erased: true })).toBe('PERSON_ERASED');
  expect(undoing({}, {}, '2026-03-01')).toBe('MERGE_UNDONE_EARLY');
  for (const more of Object.keys(since)) expect(undoing({}, { [more]: true })).toBe('MERGE_BUILT_UPON');
});
