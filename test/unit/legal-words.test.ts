import { expect, it } from 'vitest';
import { PROBATION } from '../../src/resolvers/candidate/rules.ts';
import { refusals } from '../../src/resolvers/candidate/violations.ts';
import { AWARENESS_CERTIFICATE } from '../../src/resolvers/training/rules.ts';
import { GUIDANCE_06 } from '../../src/rules/regulations.ts';
import { schemas } from '../../src/schema/index.ts';

// Descriptions and meanings are printed once for all days, so that they say a number in words of their own.

/** The description of a field or a value of an enum. */
function described(language: 'en' | 'vi', type: string, name: string): string {
  const found = schemas[language].getType(type);
  if (found === undefined) throw new Error(`there is no ${type}`);
  const part = 'getValue' in found ? found.getValue(name) : 'getFields' in found ? found.getFields()[name] : undefined;
  return part?.description ?? '';
}

it('what a certificate is good for is what the rule says', () => {
  const { value, source } = AWARENESS_CERTIFICATE.on(GUIDANCE_06.from);
  for (const language of ['en', 'vi'] as const) {
    const said = described(language, 'Certificate', 'goodUntil');
    expect(said).toContain(` ${value} ${language === 'en' ? 'months' : 'tháng'}`);
    for (const part of source.replace('Hướng dẫn ', '').split(', ')) expect(said).toContain(part);
  }
  expect(new Set(AWARENESS_CERTIFICATE.versions.map((version) => version.value))).toEqual(new Set([value]));
});

it('probation is what the rule says, in numbers and in words', () => {
  expect(PROBATION.versions.map(({ value }) => value)).toEqual([12]);
  expect(described('en', 'CandidateStage', 'PROBATIONARY')).toContain('12 months');
  for (const { en, vi } of [refusals.OFFICIAL_DAY_WRONG.meaning, refusals.PROBATION_NOT_OVER.meaning]) {
    expect(en).toContain('twelve months');
    expect(vi).toContain('mười hai tháng');
  }
});
