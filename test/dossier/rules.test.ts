import { describe, expect, it } from 'vitest';
import { PaperKind } from '../../src/db/generated/enums.ts';
import {
  missingForOverAge,
  missingForReadmission,
  missingForRecognition,
  missingForReview,
} from '../../src/resolvers/dossier/missing.ts';
import { lapsesAfter, paperGoodUntil } from '../../src/resolvers/dossier/rules.ts';
import type { Hindrance } from '../../src/resolvers/hindrance.ts';

describe('how long a paper holds', () => {
  it('twelve months for what is made anew: introductions, resolutions of organisations, opinions', () => {
    const lapsing = Object.values(PaperKind).filter((kind) => paperGoodUntil(kind, '2025-02-28') !== null);
    expect(lapsing).toEqual([
      'MEMBER_INTRODUCTION',
      'TWO_MEMBERS_INTRODUCTION',
      'YOUTH_UNION_RESOLUTION',
      'TRADE_UNION_RESOLUTION',
      'OPINIONS',
    ]);
    expect(paperGoodUntil('OPINIONS', '2025-02-28')).toBe('2026-02-28');
  });

  it('the whole last day: it lapses on the day after', () => {
    expect(lapsesAfter('2026-02-28')).toBe('2026-03-01');
    expect(lapsesAfter(null)).toBeNull();
  });
});

/** Something that is missing: its code and the last day on which it held. */
const told = ({ violation, heldUntil }: Hindrance) => [violation.code, heldUntil];

describe('what a review still wants', () => {
  const PAPERS = [
    { kind: 'APPLICATION', madeOn: '2025-02-01' },
    { kind: 'LIFE_HISTORY', madeOn: '2025-02-02' },
    { kind: 'TWO_MEMBERS_INTRODUCTION', madeOn: '2025-03-01' },
    { kind: 'OPINIONS', madeOn: '2025-04-01' },
  ] as const;
  const asked = { about: ['CANDIDATE'], requestedOn: '2025-02-10', dueOn: '2025-03-25' } as const;
  const facts = {
    certificates: [{ issuedOn: '2021-05-10' }],
    verifications: [{ ...asked, answeredOn: '2025-03-20' }],
    leftOn: null,
  };
  const wanted = (
    on: string,
    papers: Parameters<typeof missingForReview>[1] = PAPERS,
    more: Partial<Parameters<typeof missingForReview>[0]> = {},
  ) => missingForReview({ ...facts, ...more }, papers, on).map(told);

  it('nothing, while every paper holds', () => {
    expect(wanted('2025-05-01')).toEqual([]);
  });

  it('x9: time, of who has left the Party less than 36 months ago', () => {
    expect(wanted('2025-05-01', PAPERS, { leftOn: '2022-05-02' })).toEqual([['READMISSION_TOO_EARLY', null]]);
    expect(wanted('2025-05-01', PAPERS, { leftOn: '2022-05-01' })).toEqual([]);
    const [early] = missingForReview({ ...facts, leftOn: '2022-05-02' }, PAPERS, '2025-05-01');
    expect(early).toMatchObject({
      values: [{ name: 'months', value: '36' }],
      rule: { document: 'Quy định 232-QĐ/TW' },
    });
  });

  it('x9: time, of whose record was cleared of a minor crime less than 60 months ago', () => {
    const cleared = (madeOn: string) => [...PAPERS, { kind: 'CLEARED_RECORD', madeOn } as const];
    const left = { leftOn: '2015-01-01' };
    expect(wanted('2025-05-01', cleared('2020-05-02'), left)).toEqual([['READMISSION_TOO_EARLY', null]]);
    expect(wanted('2025-05-01', cleared('2020-05-01'), left)).toEqual([]);
    // Of who never was a member it is asked nothing.
    expect(wanted('2025-05-01', cleared('2020-05-02'))).toEqual([]);
  });

  it('x9: the written consent of the province, for the decision about who has left alone', () => {
    const consent = [{ kind: 'PROVINCIAL_CONSENT', madeOn: '2025-05-02', standing: true }] as const;
    const missing = (
      leftOn: string | null,
      on: string,
      papers: Parameters<typeof missingForReadmission>[0]['papers'],
    ) => missingForReadmission({ leftOn, papers }, on).map(told);
    expect(missing(null, '2025-05-01', [])).toEqual([]);
    expect(missing('2015-01-01', '2025-05-01', [])).toEqual([['PAPER_MISSING', null]]);
    expect(missing('2015-01-01', '2025-05-01', consent)).toEqual([['PAPER_MISSING', null]]);
    expect(missing('2015-01-01', '2025-05-02', consent)).toEqual([]);
  });

  it('past sixty: the written consent of the province, for the decision, there on its day and not the day after', () => {
    const consent = [{ kind: 'PROVINCIAL_CONSENT', madeOn: '2025-05-02', standing: true }] as const;
    const missing = (overAge: boolean, on: string, papers: Parameters<typeof missingForOverAge>[0]['papers']) =>
      missingForOverAge({ papers }, overAge, on);
    expect(missing(false, '2025-05-01', [])).toEqual([]);
    expect(missing(true, '2025-05-01', consent)).toMatchObject([
      { violation: { code: 'PAPER_MISSING' }, rule: { source: 'Quy định 232-QĐ/TW, 1.1', confidence: 'UNKNOWN' } },
    ]);
    expect(missing(true, '2024-05-01', [])).toMatchObject([
      { rule: { source: 'Quy định 24-QĐ/TW, 1.1', confidence: 'KNOWN' } },
    ]);
    expect(missing(true, '2025-05-02', consent)).toEqual([]);
  });

  it('everything, of who has nothing', () => {
    const nothing = missingForReview({ certificates: [], verifications: [], leftOn: null }, [], '2025-05-01');
    expect(nothing.map(({ violation }) => violation.code)).toEqual([
      'CERTIFICATE_MISSING',
      'PAPER_MISSING',
      'PAPER_MISSING',
      'VERIFICATION_MISSING',
      'INTRODUCTION_MISSING',
      'PAPER_MISSING',
    ]);
    expect(nothing[4]).toMatchObject({
      rule: { document: 'Điều lệ Đảng', point: 'Điều 4.1', confidence: 'KNOWN' },
      values: [
        { name: 'alone', value: '2' },
        { name: 'besideOrganisation', value: '1' },
      ],
      heldUntil: null,
    });
  });

  it('a certificate holds for 60 months exactly to the day, and not one day after', () => {
    const papers = PAPERS.map((paper) => ({ ...paper, madeOn: '2026-03-01' }));
    const more = { verifications: [{ ...asked, answeredOn: '2026-03-01' }] };
    expect(wanted('2026-05-10', papers, more)).toEqual([]);
    expect(wanted('2026-05-11', papers, more)).toEqual([['CERTIFICATE_LAPSED', '2026-05-10']]);
    const [lapsed] = missingForReview({ ...facts, ...more }, papers, '2026-05-11');
    expect(lapsed).toMatchObject({
      values: [{ name: 'months', value: '60' }],
      rule: { document: 'Hướng dẫn 01-HD/TW', confidence: 'UNKNOWN' },
    });
  });

  it('a paper holds for 12 months exactly to the day; application and history stay', () => {
    const more = {
      certificates: [{ issuedOn: '2025-01-01' }],
      verifications: [{ ...asked, answeredOn: '2026-02-01' }],
    };
    expect(wanted('2026-03-01', PAPERS, more)).toEqual([]);
    expect(wanted('2026-03-02', PAPERS, more)).toEqual([['PAPER_LAPSED', '2026-03-01']]);
    expect(wanted('2026-04-02', PAPERS, more)).toEqual([
      ['PAPER_LAPSED', '2026-03-01'],
      ['PAPER_LAPSED', '2026-04-01'],
    ]);
  });

  it('a stale case makes papers anew and keeps the others', () => {
    const more = { certificates: [{ issuedOn: '2025-01-01' }] };
    expect(wanted('2026-06-01', PAPERS, more)).toEqual([
      ['VERIFICATION_LAPSED', '2026-03-20'],
      ['PAPER_LAPSED', '2026-03-01'],
      ['PAPER_LAPSED', '2026-04-01'],
    ]);
    const anew = [
      ...PAPERS,
      { kind: 'TWO_MEMBERS_INTRODUCTION', madeOn: '2026-05-20' },
      { kind: 'OPINIONS', madeOn: '2026-05-25' },
    ] as const;
    const verifications = [...facts.verifications, { ...asked, requestedOn: '2026-05-01', answeredOn: '2026-05-20' }];
    expect(wanted('2026-06-01', anew, { ...more, verifications })).toEqual([]);
    // What was made later was not there on a day before.
    expect(wanted('2026-05-22', anew, { ...more, verifications })).toEqual([['PAPER_LAPSED', '2026-04-01']]);
  });

  it('the application comes before the life history', () => {
    const late = [{ kind: 'APPLICATION', madeOn: '2025-02-03' } as const, ...PAPERS.slice(1)];
    expect(wanted('2025-05-01', late)).toEqual([['HISTORY_BEFORE_APPLICATION', null]]);
    expect(wanted('2025-05-01', [...PAPERS, ...late])).toEqual([]);
  });

  it('one member introduces beside the Youth Union or the trade union, and not alone', () => {
    const others = PAPERS.filter(({ kind }) => kind !== 'TWO_MEMBERS_INTRODUCTION');
    const one = { kind: 'MEMBER_INTRODUCTION', madeOn: '2025-03-01' } as const;
    expect(wanted('2025-05-01', [...others, one])).toEqual([['INTRODUCTION_MISSING', null]]);
    for (const kind of ['YOUTH_UNION_RESOLUTION', 'TRADE_UNION_RESOLUTION'] as const) {
      expect(wanted('2025-05-01', [...others, one, { kind, madeOn: '2025-03-01' }])).toEqual([]);
    }
  });

  it('every place has answered, the person among those who were verified', () => {
    const open = { ...asked, answeredOn: null };
    const verifications = [...facts.verifications, open];
    expect(
      missingForReview({ ...facts, verifications }, PAPERS, '2025-05-01').map(({ violation, values }) => [
        violation.code,
        values[0],
      ]),
    ).toEqual([['VERIFICATION_OPEN', { name: 'places', value: '1' }]]);
    const parent = { ...asked, about: ['PARENT'] as const, answeredOn: '2025-03-20' };
    expect(missingForReview({ ...facts, verifications: [parent] }, PAPERS, '2025-05-01').map(told)).toEqual([
      ['VERIFICATION_MISSING', null],
    ]);
  });
});

describe('what a recognition still wants', () => {
  const papers = (['SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS'] as const).map((kind) => {
    return { kind, madeOn: '2026-03-01', standing: true };
  });
  const wanted = (newMember: { issuedOn: string }[], there: typeof papers, on = '2026-03-01') =>
    missingForRecognition({ newMember, papers: there }, on).map(told);

  it('the certificate of the class for new members, and the three papers', () => {
    expect(wanted([{ issuedOn: '2026-02-01' }], papers)).toEqual([]);
    expect(wanted([], papers)).toEqual([['NEW_MEMBER_CERTIFICATE_MISSING', null]]);
    expect(wanted([{ issuedOn: '2026-03-02' }], papers)).toEqual([['NEW_MEMBER_CERTIFICATE_MISSING', null]]);
    expect(wanted([{ issuedOn: '2026-02-01' }], papers.slice(1))).toEqual([['PAPER_MISSING', null]]);
    // What was made later was not there on a day before.
    expect(wanted([{ issuedOn: '2026-02-01' }], papers, '2026-02-28')).toHaveLength(3);
  });
});
