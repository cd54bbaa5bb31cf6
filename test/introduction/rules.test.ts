import { describe, expect, it } from 'vitest';
import type { CandidateStage, Introducer } from '../../src/db/generated/enums.ts';
import {
  checkAcquaintance,
  checkIntroducedAt,
  checkOneMore,
  checkOrganisation,
  checkReplaced,
  checkSaid,
  INTRODUCING_ORGANISATIONS,
  introductionLapsesOn,
  SUBSTITUTE_ACQUAINTANCE,
} from '../../src/resolvers/introduction/rules.ts';

const refusal = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who introduces', () => {
  it.each([
    ['2025-03-10', '2026-03-10', null],
    ['2025-03-11', '2026-03-10', 'ACQUAINTANCE_SHORT'],
    ['2024-02-29', '2025-02-28', null],
  ])('known since %s, a member introduces on %s after 12 months together: %s', (since, on, code) => {
    expect(refusal(() => checkAcquaintance(since, on))).toBe(code);
  });

  it('is asked for 12 months, a substitute for none, of documents that are named', () => {
    expect(SUBSTITUTE_ACQUAINTANCE.versions.map(({ value, confidence }) => [value, confidence])).toEqual([
      [0, 'SECOND_HAND'],
      [0, 'UNKNOWN'],
      [0, 'UNKNOWN'],
    ]);
    expect(INTRODUCING_ORGANISATIONS.on('2026-03-10')).toMatchObject({
      value: ['YOUTH_UNION', 'TRADE_UNION'],
      source: 'Điều lệ Đảng, Điều 4.1',
      confidence: 'KNOWN',
    });
  });

  it.each([
    ['SOURCE', null],
    ['CELL_REVIEW', null],
    ['CELL_PROPOSED', 'NOT_INTRODUCED_NOW'],
    ['OFFICIAL', 'NOT_INTRODUCED_NOW'],
    ['OFF_LIST', 'NOT_INTRODUCED_NOW'],
    ['WITHDRAWN', 'NOT_INTRODUCED_NOW'],
  ] as [CandidateStage, string | null][])('at %s: %s', (stage, code) => {
    expect(refusal(() => checkIntroducedAt(stage))).toBe(code);
  });

  const on = '2026-03-10';
  it.each([
    ['YOUTH_UNION', [true, false, true], null],
    ['YOUTH_UNION', [false, false, true], 'NOT_OF_ORGANISATION'],
    ['YOUTH_UNION', [true, true, false], 'NOT_OF_YOUTH_AGE'],
    ['TRADE_UNION', [false, true, true], null],
    ['TRADE_UNION', [false, false, true], 'NOT_OF_ORGANISATION'],
    ['TRADE_UNION', [true, true, true], 'YOUTH_UNION_INTRODUCES'],
    ['TRADE_UNION', [true, true, false], null],
    ['WOMENS_UNION', [false, false, false], null],
    ['MEMBER', [false, false, false], null],
  ] as [Introducer, [boolean, boolean, boolean], string | null][])(
    '%s of whom is in the Youth Union, the trade union, of the age %j: %s',
    (introducer, [youthUnionMember, tradeUnionMember, ofYouthAge], code) => {
      expect(refusal(() => checkOrganisation(introducer, { youthUnionMember, tradeUnionMember, ofYouthAge }, on))).toBe(
        code,
      );
    },
  );

  const member = (named: boolean) => ({ introducer: 'MEMBER', named }) as const;
  it.each([
    ['MEMBER', [], null],
    ['MEMBER', [member(false)], null],
    ['MEMBER', [member(true)], 'ALREADY_INTRODUCED'],
    ['MEMBER', [member(false), member(false)], 'INTRODUCERS_ENOUGH'],
    ['YOUTH_UNION', [member(true), member(true)], null],
    ['YOUTH_UNION', [{ introducer: 'YOUTH_UNION', named: false }], 'ALREADY_INTRODUCED'],
  ] as const)('%s after %j: %s', (introducer, standing, code) => {
    expect(refusal(() => checkOneMore(introducer, standing, on))).toBe(code);
  });

  it.each([
    ['MEMBER', '2026-03-10', false, [member(false)], null],
    ['YOUTH_UNION', '2026-03-10', false, [], 'ORGANISATION_STAYS'],
    ['MEMBER', '2026-03-10', true, [], 'INTRODUCER_REPLACED'],
    ['MEMBER', '2026-03-11', false, [], 'INTRODUCED_EARLIER'],
    ['MEMBER', '2026-03-10', false, [member(true)], 'ALREADY_INTRODUCED'],
    ['MEMBER', '2026-03-10', false, [{ introducer: 'YOUTH_UNION', named: true }], null],
  ] as const)('%s of %s, replaced %s, beside %j: %s', (introducer, introducedOn, replaced, standing, code) => {
    expect(refusal(() => checkReplaced({ introducer, introducedOn, replaced }, standing, on))).toBe(code);
  });

  it.each([
    ['MEMBER', '2020-01-01', null, null],
    ['MEMBER', null, null, 'INVALID_INPUT'],
    ['MEMBER', '2026-03-11', null, 'INVALID_INPUT'],
    ['MEMBER', '2026-03-10', null, null],
    ['YOUTH_UNION', null, '1-NQ', null],
    ['YOUTH_UNION', '2020-01-01', '1-NQ', 'INVALID_INPUT'],
    ['YOUTH_UNION', null, null, 'INVALID_INPUT'],
  ] as const)('%s known since %s by %s: %s', (introducer, acquaintedSince, documentNumber, code) => {
    expect(refusal(() => checkSaid({ introducer, introducedOn: on, acquaintedSince, documentNumber }))).toBe(code);
  });

  it('is made anew after 12 months, where it counts', () => {
    const lapses = (introducer: Introducer) => introductionLapsesOn(introducer, '2026-02-28');
    expect([lapses('MEMBER'), lapses('TRADE_UNION'), lapses('WOMENS_UNION')]).toEqual([
      '2027-03-01',
      '2027-03-01',
      null,
    ]);
  });
});
