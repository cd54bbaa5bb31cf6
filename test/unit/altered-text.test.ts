import { describe, expect, it } from 'vitest';
import { alteredText, mayComeFrom } from '../../src/import/altered-text.ts';

/** Whether a cell is seen as altered for certain, and whether it may come from a text. */
const seen = (value: string | number | boolean | Date, text: string) => {
  const altered = alteredText(value);
  return altered === null ? null : [altered.certain, mayComeFrom(altered, text)];
};

describe('what a spreadsheet makes of a code or number', () => {
  it.each([
    // Points group thousands in Vietnam, and begin decimals elsewhere.
    [15135008, '15.135.008'],
    [15135000000000, '15.135.000.000.000'],
    [15.135, '15.135'],
    [15.13, '15.130'],
    [15, '15.000'],
    [15000, '15.000'],
    // Noughts in front are lost.
    [4309, '04309'],
    [4309, '4309'],
    [1, '001'],
    // The sixteenth digit and those after it become noughts.
    [123456789012345000, '123456789012345678'],
    [100000, '1E5'],
    [new Date('2026-03-12'), '12/3'],
    [new Date('2026-12-03'), '12/3'],
    [new Date('2026-12-01'), '12/2026'],
    [new Date('2026-03-12'), '12-03-2026'],
    [new Date('2026-01-15'), '15.1'],
    ['1,5135E+13', '15.135.000.000.000'],
    ['1,5135E+13', '15.135.001.000.001'],
    ['1.5135E+13', '15.135.000.000.000'],
    ['12/03/2026', '12/3'],
    ['2026-03-12', '12/3'],
  ])('%s is altered for certain, and may come from %s', (value, text) => {
    expect(seen(value, text)).toEqual([true, true]);
  });

  it.each([
    ['15135008', '15.135.008'],
    ['15,135,008', '15.135.008'],
    ['15 135 008', '15.135.008'],
    ['4309', '04309'],
  ])('%s in a csv may be meant so, and may come from %s', (value, text) => {
    expect(seen(value, text)).toEqual([false, true]);
  });

  it.each([
    [15135008, '15.135.009'],
    [15135008, '15.135.0080'],
    [4309, '04309-QĐ'],
    [4309, '4390'],
    [123456789012345000, '123456789112345678'],
    [new Date('2026-03-12'), '12/4'],
    [new Date('2026-03-12'), '12.345'],
    ['1,5135E+13', '15.137.000.000.000'],
    ['1,5135E+13', '15.135'],
    [true, '1'],
    ['12-Thg3', '12/3'],
    ['Mar-26', '3/26'],
  ])('%s cannot come from %s', (value, text) => {
    expect(seen(value, text)).toEqual([true, false]);
  });

  it.each(['N1', '12-QĐ/HU', '1E5', '12/3', '31/2026', '12/2026', '45/12/2026', '01-02-03', '3-QD/2026', 'Thôn 12'])(
    '%s is a text like any other',
    (value) => {
      expect(alteredText(value)).toBeNull();
    },
  );
});
