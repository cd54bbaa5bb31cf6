import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, neutraliseInCsv, restore } from '../../src/spreadsheet/formula.ts';

describe('a text in a file', () => {
  it.each([
    ...['15.135', '15.135.008.000.001', '04309', '4309', '15', '1,5', '1 234', '1E5', '1.2E+05', '50%', '12:30'],
    ...['12/3', '12-3', '12/2026', '12.3', '01/02/2026', '2026-03-12', 'TRUE', 'Sai'],
  ])('%s gets an apostrophe in a csv alone, since it would become something else', (text) => {
    expect([neutraliseInCsv(text), neutralise(text)]).toEqual([`'${text}`, text]);
  });

  it.each(['N1', '12-QĐ/HU', '3-QD/2026', 'Thôn 12', "H'Bia", '’04309', 'Đúng tiến độ', '10 năm'])(
    '%s stays as it is in both',
    (text) => {
      expect([neutraliseInCsv(text), neutralise(text)]).toEqual([text, text]);
    },
  );

  it('comes back as it was', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."''=+-@.,/:E% 0123456789aĐ"), maxLength: 12 }),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect([restore(neutralise(one)), restore(neutraliseInCsv(one))]).toEqual([one, one]);
      }),
      { numRuns: 2_000 },
    );
  });
});
