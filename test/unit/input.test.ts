import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/resolvers/errors.ts';
import {
  checkPage,
  checkYear,
  readOptionalText,
  readSearchPattern,
  readText,
  readWhole,
} from '../../src/resolvers/input.ts';

describe('text', () => {
  it.each([
    ['  Nguyễn   Thị\tBưởi\n', 'Nguyễn Thị Bưởi'],
    ['Nguyễn Thị Bưởi'.normalize('NFD'), 'Nguyễn Thị Bưởi'.normalize('NFC')],
    ['7\u00a0-\u2003QĐ', '7 - QĐ'],
    ['\ufeff7\u200b-\u00adQ\u202eĐ', '7-QĐ'],
  ])('stores %j as %j', (value, stored) => {
    expect(readText(value, 'it', 100)).toBe(stored);
  });

  it.each(['', '  ', '\u200b', 'a\u0000b', 'a\u001bb', 'a\u0085b\u0007', '\ud800'])('refuses %j', (value) => {
    expect(() => readText(value, 'it', 100)).toThrow(InvalidInput);
  });

  it('counts the characters of the composed form', () => {
    expect(readText('ễ'.repeat(10).normalize('NFD'), 'it', 10)).toHaveLength(10);
    expect(() => readText('x'.repeat(11), 'it', 10)).toThrow('it is longer than 10 characters');
  });

  it('does not change what it has stored before, and never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        try {
          const stored = readText(value, 'it', 100);
          expect(readText(stored, 'it', 100)).toBe(stored);
          expect(stored).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|^\s|\s$/u);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
        }
      }),
    );
  });

  it('may be left out where that is allowed', () => {
    expect([readOptionalText(null, 'it', 1), readOptionalText(undefined, 'it', 1)]).toEqual([null, null]);
    expect(() => readOptionalText('', 'it', 1)).toThrow(InvalidInput);
  });
});

describe('searchPattern', () => {
  it.each([
    [' ĐẢNG  BỘ'.normalize('NFD'), 'dang bo'],
    ['50%', '50\\%'],
    ['a_b', 'a\\_b'],
    ['a\\b', 'a\\\\b'],
  ])('of %j is %j', (value, pattern) => {
    expect(readSearchPattern(value)).toBe(pattern);
  });

  it.each([' \u200b', '\u0301', '\u0307'])('of nothing, as %j, is refused: it would find everybody', (value) => {
    expect(() => readSearchPattern(value)).toThrow(InvalidInput);
  });
});

describe('numbers', () => {
  it('are checked at both ends', () => {
    expect([checkYear(1930), checkYear(2100)]).toEqual([1930, 2100]);
    for (const wrong of [1929, 2101, -1, 0])
      expect(() => checkYear(wrong)).toThrow('year must be between 1930 and 2100');
    expect([readWhole(0, 'n', 0, 5), readWhole(5, 'n', 0, 5)]).toEqual([0, 5]);
    for (const wrong of [-1, 6]) expect(() => readWhole(wrong, 'n', 0, 5)).toThrow('n must be between 0 and 5');
  });

  it('of a page are 0 to 100, from one end', () => {
    for (const size of [0, 20, 100]) expect(() => checkPage({ first: size, last: null })).not.toThrow();
    for (const size of [-1, 101]) {
      expect(() => checkPage({ first: size })).toThrow('first must be between 0 and 100');
      expect(() => checkPage({ last: size })).toThrow('last must be between 0 and 100');
    }
    expect(() => checkPage({ first: 1, last: 1 })).toThrow('give either first or last, not both');
  });
});
