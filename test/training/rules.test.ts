import { describe, expect, it } from 'vitest';
import {
  type CandidateStage,
  type ClassAudience,
  CandidateStage as stages,
  type TrainingKind,
  type TrainingStatus,
} from '../../src/db/generated/enums.ts';
import { effectOfTaking, type HeldCertificate } from '../../src/resolvers/training/certificate-rules.ts';
import {
  AWARENESS_CERTIFICATE,
  certificateGoodUntil,
  checkClassIsFor,
  checkEnrolment,
  entersAwarenessClass,
} from '../../src/resolvers/training/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

const CLASS = { kind: 'AWARENESS', status: 'OPEN', startsOn: '2026-11-02', audience: [] } as const;

function enrol(
  stage: CandidateStage,
  more: {
    kind?: TrainingKind;
    status?: TrainingStatus;
    capacity?: number;
    enrolled?: number;
    audience?: readonly ClassAudience[];
  } = {},
): string | null {
  const taught = { ...CLASS, capacity: 60, enrolled: 0, ...more } as const;
  return codeOf(() => checkEnrolment(taught, { stage, erased: false }, false));
}

const allowed = (kind: TrainingKind) => Object.values(stages).filter((stage) => enrol(stage, { kind }) === null);

describe('checkEnrolment', () => {
  it('takes into a class whom it is for', () => {
    expect(allowed('AWARENESS')).toEqual(['OUTSTANDING', 'AWARENESS_CERTIFIED', 'DOSSIER']);
    expect(allowed('NEW_MEMBER')).toEqual(['PROBATIONARY']);
    for (const kind of ['PROFESSIONAL', 'PRIMARY_THEORY', 'STUDY'] as const) expect(allowed(kind)).toEqual([]);
    expect(enrol('SOURCE')).toBe('STAGE_NOT_ALLOWED');
  });

  it('of whom it is for the class itself says the rest', () => {
    const taken = (kind: TrainingKind, ...audience: ClassAudience[]) =>
      Object.values(stages).filter((stage) => enrol(stage, { kind, audience }) === null);
    expect(taken('AWARENESS', 'CANDIDATES')).toEqual(allowed('AWARENESS'));
    expect(taken('AWARENESS', 'OFFICERS')).toEqual([]);
    expect(taken('NEW_MEMBER', 'MEMBERS', 'CANDIDATES')).toEqual(['PROBATIONARY']);
    expect(taken('PROFESSIONAL', 'OFFICERS')).toEqual(['OFFICIAL']);
    expect(taken('PRIMARY_THEORY', 'MEMBERS')).toEqual(['PROBATIONARY', 'OFFICIAL']);
    expect(taken('STUDY', 'MASSES')).not.toContain('OFFICIAL');
    expect(taken('LAW_EDUCATION', 'MEMBERS', 'MASSES')).toHaveLength(13);
  });

  it.each<[TrainingStatus, string | null]>([
    ['PLANNED', null],
    ['OPEN', null],
    ['RUNNING', 'CLASS_NOT_OPEN'],
    ['CLOSED', 'CLASS_NOT_OPEN'],
    ['CANCELLED', 'CLASS_NOT_OPEN'],
  ])('a class that is %s: %s', (status, code) => {
    expect(enrol('OUTSTANDING', { status })).toBe(code);
  });

  it('gives the last place and no more', () => {
    expect(enrol('OUTSTANDING', { capacity: 2, enrolled: 1 })).toBeNull();
    expect(enrol('OUTSTANDING', { capacity: 2, enrolled: 2 })).toBe('CLASS_FULL');
    expect(enrol('OUTSTANDING', { capacity: 2, enrolled: 3 })).toBe('CLASS_FULL');
  });
});

it('takes nobody twice, and nobody who was erased', () => {
  const taught = { ...CLASS, capacity: 60, enrolled: 1 };
  expect(codeOf(() => checkEnrolment(taught, { stage: 'OUTSTANDING', erased: false }, true))).toBe('ALREADY_ENROLLED');
  expect(codeOf(() => checkEnrolment(taught, { stage: 'OUTSTANDING', erased: true }, true))).toBe('PERSON_ERASED');
});

it('teaches whoever stands below its host', () => {
  const taught = { teaches: ['/1/4/'] };
  expect(checkClassIsFor(taught, '/1/4/9/')).toBe(taught);
  for (const at of ['/1/', '/1/5/9/', '/1/44/']) {
    expect(codeOf(() => checkClassIsFor(taught, at))).toBe('CLASS_NOT_FOR_COMMITTEE');
  }
  expect(codeOf(() => checkClassIsFor(null, '/1/4/9/'))).toBe('CLASS_NOT_FOR_COMMITTEE');
});

it('moves the outstanding into an awareness class, and nobody else', () => {
  const moved = Object.values(stages).filter((stage) => entersAwarenessClass('AWARENESS', stage));
  expect(moved).toEqual(['OUTSTANDING']);
  expect(entersAwarenessClass('NEW_MEMBER', 'OUTSTANDING')).toBe(false);
});

describe('certificateGoodUntil', () => {
  it('is 60 months after the issue', () => {
    expect(certificateGoodUntil('2021-09-15')).toBe('2026-09-15');
    expect(certificateGoodUntil('2024-02-29')).toBe('2029-02-28');
  });

  it.each([
    ['2019-01-01', 60, 'Hướng dẫn 01-HD/TW'],
    ['2025-06-08', 60, 'Hướng dẫn 01-HD/TW'],
    ['2025-06-09', 60, 'Hướng dẫn 06-HD/TW, 5.4'],
    ['2026-05-18', 60, 'Hướng dẫn 06-HD/TW, 5.4'],
    ['2026-05-19', 60, 'Hướng dẫn 01-HD/TW'],
  ])('for one of %s it is %i months, by %s', (day, value, source) => {
    expect(AWARENESS_CERTIFICATE.on(day)).toMatchObject({ value, source });
  });
});

describe('effectOfTaking', () => {
  const certificate = (id: string, candidateId: string, kind: TrainingKind = 'AWARENESS', issuedOn = '2025-01-05') => ({
    id,
    candidateId,
    kind,
    issuedOn,
  });
  const effect = (taken: HeldCertificate, one: { id: string; stage: CandidateStage }, held: HeldCertificate[] = []) =>
    effectOfTaking(taken, one, [taken, ...held], '2026-11-23');

  it('an awareness certificate is the person’s, that of new members the case’s', () => {
    const later = { id: 'later', stage: 'AWARENESS_CERTIFIED' } as const;
    expect(effect(certificate('a', 'earlier'), later)).toBe('BACK_ON_LIST');
    expect(effect(certificate('n', 'earlier', 'NEW_MEMBER'), { id: 'later', stage: 'PROBATIONARY' })).toBeNull();
    expect(effect(certificate('n', 'later', 'NEW_MEMBER'), { id: 'later', stage: 'PROBATIONARY' })).toBe(
      'NEEDS_ANOTHER',
    );
  });

  it('what was given up or decided is left alone', () => {
    for (const stage of ['OFF_LIST', 'WITHDRAWN', 'REMOVED'] as const) {
      expect(effect(certificate('a', 'x'), { id: 'x', stage })).toBeNull();
    }
    for (const stage of ['DECIDED', 'PROBATIONARY', 'OFFICIAL'] as const) {
      expect(effect(certificate('a', 'x'), { id: 'x', stage })).toBe('STANDS');
    }
  });

  it('another one counts while it is good: to its last day', () => {
    const one = { id: 'x', stage: 'AWARENESS_CERTIFIED' } as const;
    const with60 = (issuedOn: string) =>
      effect(certificate('a', 'x'), one, [certificate('b', 'x', 'AWARENESS', issuedOn)]);
    expect(with60('2021-11-23')).toBe('STANDS');
    expect(with60('2021-11-22')).toBe('BACK_ON_LIST');
    expect(effect(certificate('a', 'x'), one, [certificate('b', 'x', 'STUDY')])).toBe('BACK_ON_LIST');
  });
});
