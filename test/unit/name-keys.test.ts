import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, searchKey } from '../../src/name-keys.ts';

describe('searchKey', () => {
  it.each([
    ['Nguyễn Thị BƯỞI', 'nguyen thi buoi'],
    ['Đảng bộ', 'dang bo'],
    ['ĐẢNG BỘ'.normalize('NFD'), 'dang bo'],
    ['  Lục\u00a0\u200bYên ', 'luc yen'],
    ['Ｌục Ｙên', 'luc yen'],
    ['Buôn Ƀung', 'buon bung'],
    ['MİNH Mınh', 'minh minh'],
    ['Thôn 1–2 “Mới”', 'thon 1-2 "moi"'],
  ])('of %j is %j', (name, key) => {
    expect(searchKey(name)).toBe(key);
  });
});

const SPELLINGS: string[][] = [
  ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa', 'NGUYỄN THỊ HÒA', 'nguyễn thị hoà', 'Nguyễn Thị Hoà'.normalize('NFD')],
  ['Siu Thuỷ', 'Siu Thủy', 'SIU THỦY', 'Siu\u00a0Thuỷ', ' Siu  Thu\u200bỷ '],
  ['Lò Thị Thúy', 'Lò Thị Thuý'],
  ['Thôn Khoẻ', 'Thôn Khỏe', 'Thôn Khỏe'.normalize('NFD')],
  ['Bản Khuỷu', 'Bản Khủyu'],
  ['Hoàng', 'Hòang'],
  ['Đỗ Văn A', 'Ðỗ Văn A', 'Ɖỗ Văn A', 'ðỗ văn a', 'ɖỗ văn a', 'ĐỖ VĂN A'],
  [..."'’‘‛ʼʻʽʾʿʹ´`′＇ꞌ"].map((sign) => `Ksor H${sign}Bia`),
  ['Minh', 'MİNH', 'Mınh', 'MINH', 'Ｍｉｎｈ'],
];

describe('nameKey', () => {
  it.each(SPELLINGS.map((spellings) => [spellings[0], spellings]))('%s is one name in all its spellings', (_, all) => {
    expect(new Set(all.map(nameKey)).size).toBe(1);
  });

  it('tells names of different people from each other, which are alike without accents', () => {
    const names = ['Hoa', 'Hòa', 'Hóa', 'Hỏa', 'Hõa', 'Họa', 'Hoã'];
    expect(new Set(names.map(nameKey)).size).toBe(6);
    expect(new Set(names.map(searchKey))).toEqual(new Set(['hoa']));
    for (const [one, other] of [
      ['Đạt', 'Dạt'],
      ['Ân', 'An'],
      ['Lương', 'Lượng'],
      ['Tuấn', 'Tuân'],
      ["H'Bia", 'HBia'],
      ['Nguyễn Thị Hà', 'Nguyễn Thì Hạ'],
    ] as const) {
      expect([one, nameKey(one) === nameKey(other)]).toEqual([one, false]);
    }
  });

  it('is its own key, and as fine as the key without accents or finer', () => {
    const letters = [..."aăâeêioôơuưyđðÐhHmnƀ'’´ \u00a0", '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const names = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(searchKey(nameKey(one))).toBe(searchKey(one));
        if (nameKey(one) === nameKey(other)) expect(searchKey(one)).toBe(searchKey(other));
      }),
    );
  });
});
