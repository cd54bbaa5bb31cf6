import { describe, expect, it } from 'vitest';
import { stageOrder } from '../../src/resolvers/candidate/rules.ts';
import {
  checkAnswered,
  checkAsked,
  checkMentorsOf,
  checkOwnCell,
  checkTaken,
} from '../../src/resolvers/transfer/rules.ts';
import { codeOf, sourceOf } from '../helpers/code-of.ts';

const ON = '2026-11-10';

describe('asking for a transfer', () => {
  it.each(stageOrder.slice(0, stageOrder.indexOf('OFFICIAL')))('is open to who is at %s', (stage) => {
    expect(codeOf(() => checkAsked({ stage, consentNumber: '1-CV' }, 'a', 'b', ON))).toBeNull();
  });

  it.each(['OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED'] as const)(
    'is not for who is at %s, by the rule',
    (stage) => {
      const ask = () => checkAsked({ stage, consentNumber: '1-CV' }, 'a', 'b', ON);
      expect([codeOf(ask), sourceOf(ask)]).toEqual(['CASE_NOT_TRANSFERRED', expect.stringMatching(/HD/)]);
    },
  );

  it('is not to where the case stands, and wants the word of who decided', () => {
    expect(codeOf(() => checkAsked({ stage: 'SOURCE', consentNumber: null }, 'a', 'a', ON))).toBe(
      'TRANSFER_THERE_ALREADY',
    );
    const ask = () => checkAsked({ stage: 'DECIDED', consentNumber: null }, 'a', 'b', ON);
    expect([codeOf(ask), sourceOf(ask)]).toEqual(['TRANSFER_NEEDS_DECIDER', expect.stringMatching(/HD/)]);
  });
});

it.each([
  ['ASKED', ON, null],
  ['ASKED', '2026-11-09', 'TRANSFER_TOO_EARLY'],
  ['ACCEPTED', ON, 'TRANSFER_ANSWERED'],
  ['DECLINED', ON, 'TRANSFER_ANSWERED'],
  ['WITHDRAWN', ON, 'TRANSFER_ANSWERED'],
] as const)('one that is %s and answered on %s: %s', (state, on, expected) => {
  expect(codeOf(() => checkAnswered({ state, requestedOn: ON }, on, 'answeredOn'))).toBe(expected);
});

const taken = { stageSince: ON, committeeId: 'a', consentNumber: null, placedOn: null } as const;

it.each([
  ['DOSSIER', {}, ON, null],
  ['DOSSIER', {}, '2026-11-09', 'TRANSFER_TOO_EARLY'],
  // The cell of the ceremony has the case until that day is over.
  ['PROBATIONARY', {}, ON, 'TRANSFER_TOO_EARLY'],
  ['PROBATIONARY', {}, '2026-11-11', null],
  ['DOSSIER', { placedOn: '2026-11-15' }, '2026-11-15', 'TRANSFER_TOO_EARLY'],
  ['DOSSIER', { placedOn: '2026-11-15' }, '2026-11-16', null],
  ['DOSSIER', { placedOn: '2026-01-01' }, ON, null],
  ['DOSSIER', { committeeId: 'b' }, ON, 'TRANSFER_THERE_ALREADY'],
  ['DECIDED', {}, ON, 'TRANSFER_NEEDS_DECIDER'],
  ['DECIDED', { consentNumber: '1-CV' }, ON, null],
  ['WITHDRAWN', {}, ON, 'CASE_NOT_TRANSFERRED'],
] as const)('a case at %s with %j is taken from %s on: %s', (stage, more, from, expected) => {
  expect(codeOf(() => checkTaken({ stage, ...taken, ...more }, { cellId: 'b', from }))).toBe(expected);
});

it('who is on the list gets a member who helps, who is a source none', () => {
  expect(codeOf(() => checkMentorsOf('OUTSTANDING', 1, ON))).toBeNull();
  expect(codeOf(() => checkMentorsOf('OUTSTANDING', 0, ON))).toBe('MENTOR_NEEDED');
  expect(codeOf(() => checkMentorsOf('SOURCE', 0, ON))).toBeNull();
  expect(codeOf(() => checkMentorsOf('SOURCE', 1, ON))).toBe('NOT_ON_LIST');
});

it('a cell is one of those that was asked, or that one itself', () => {
  expect(codeOf(() => checkOwnCell('/1/4/9/', '/1/4/'))).toBeNull();
  expect(codeOf(() => checkOwnCell('/1/4/', '/1/4/'))).toBeNull();
  expect(codeOf(() => checkOwnCell('/1/5/9/', '/1/4/'))).toBe('TRANSFER_CELL_ELSEWHERE');
});
