import { describe, expect, it } from 'vitest';
import {
  type CandidateStage,
  CandidateStage as stages,
  type TrainingKind,
  type TrainingStatus,
} from '../../src/db/generated/enums.ts';
import { AWARENESS_CERTIFICATE, certificateGoodUntil, checkEnrolment } from '../../src/resolvers/training/rules.ts';
import { codeOf } from '../helpers/code-of.ts';

function enrol(
  stage: CandidateStage,
  more: { kind?: TrainingKind; status?: TrainingStatus; capacity?: number; enrolled?: number } = {},
): string | null {
  return codeOf(() => checkEnrolment({ kind: 'AWARENESS', status: 'OPEN', capacity: 60, enrolled: 0, ...more }, stage));
}

const allowed = (kind: TrainingKind) => Object.values(stages).filter((stage) => enrol(stage, { kind }) === null);

describe('checkEnrolment', () => {
  it('takes into a class whom it is for', () => {
    expect(allowed('AWARENESS')).toEqual(['OUTSTANDING', 'AWARENESS_CERTIFIED', 'DOSSIER']);
    expect(allowed('NEW_MEMBER')).toEqual(['PROBATIONARY']);
    for (const kind of ['PROFESSIONAL', 'PRIMARY_THEORY', 'STUDY'] as const) expect(allowed(kind)).toEqual([]);
    expect(enrol('SOURCE')).toBe('STAGE_NOT_ALLOWED');
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
