import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/resolvers/errors.ts';
import { optionalText, page, searchKey, text, whole, year } from '../../src/resolvers/input.ts';

describe('text', () => {
  it.each([
    ['  Nguyễn   Thị\tBưởi\n', 'Nguyễn Thị Bưởi'],
    ['Nguyễn Thị Bưởi'.normalize('NFD'), 'Nguyễn Thị Bưởi'.normalize('NFC')],
    ['7\u00a0-\u2003QĐ', '7 - QĐ'],
    ['\ufeff7\u200b-\u00adQ\u202eĐ', '7-QĐ'],
  ])('stores %j as %j', (value, stored) => {
    expect(text(value, 'it', 100)).toBe(stored);
  });

  it.each(['', '  ', '\u200b', 'a\u0000b', 'a\u001bb', 'a\u0085b\u0007', '\ud800'])('refuses %j', (value) => {
    expect(() => text(value, 'it', 100)).toThrow(InvalidInput);
  });

  it('counts the characters of the composed form', () => {
    expect(text('ễ'.repeat(10).normalize('NFD'), 'it', 10)).toHaveLength(10);
    expect(() => text('x'.repeat(11), 'it', 10)).toThrow('it is longer than 10 characters');
  });

  it('does not change what it has stored before, and never lets a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        try {
          const stored = text(value, 'it', 100);
          expect(text(stored, 'it', 100)).toBe(stored);
          expect(stored).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|^\s|\s$/u);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
        }
      }),
    );
  });

  it('may be left out where that is allowed', () => {
    expect([optionalText(null, 'it', 1), optionalText(undefined, 'it', 1)]).toEqual([null, null]);
    expect(() => optionalText('', 'it', 1)).toThrow(InvalidInput);
  });
});

describe('searchKey', () => {
  it.each([
    ['Nguyễn Thị BƯỞI', 'nguyen thi buoi'],
    ['Đảng bộ', 'dang bo'],
    ['ĐẢNG BỘ'.normalize('NFD'), 'dang bo'],
    ['50%', '50\\%'],
    ['a_b', 'a\\_b'],
    ['a\\b', 'a\\\\b'],
  ])('of %j is %j', (value, key) => {
    expect(searchKey(value)).toBe(key);
  });
});

describe('numbers', () => {
  it('are checked at both ends', () => {
    expect([year(1930), year(2100)]).toEqual([1930, 2100]);
    for (const wrong of [1929, 2101, -1, 0]) expect(() => year(wrong)).toThrow('year must be between 1930 and 2100');
    expect([whole(0, 'n', 0, 5), whole(5, 'n', 0, 5)]).toEqual([0, 5]);
    for (const wrong of [-1, 6]) expect(() => whole(wrong, 'n', 0, 5)).toThrow('n must be between 0 and 5');
  });

  it('of a page are 0 to 100, and its cursors those that were handed out', () => {
    for (const size of [0, 20, 100]) expect(() => page({ first: size, last: null })).not.toThrow();
    for (const size of [-1, 101]) {
      expect(() => page({ first: size })).toThrow('first must be between 0 and 100');
      expect(() => page({ last: size })).toThrow('last must be between 0 and 100');
    }
    const cursor = Buffer.from('GPC:S:01890000-0000-7000-8000-00000000dead').toString('base64');
    expect(() => page({ after: cursor, before: cursor })).not.toThrow();
    expect(() => page({ after: cursor.slice(4) })).toThrow(InvalidInput);
    expect(() => page({ before: '' })).toThrow(InvalidInput);
  });
});
