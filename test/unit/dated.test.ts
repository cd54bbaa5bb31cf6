import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dated } from '../../src/rules/dated.ts';
import * as regulations from '../../src/rules/regulations.ts';
import { REGULATION_24, REGULATION_208, REGULATION_232 } from '../../src/rules/regulations.ts';

describe('a dated rule', () => {
  const rule = dated([
    { by: REGULATION_24, point: '1.1', value: 'a' },
    { by: REGULATION_232, value: 'b' },
    { by: REGULATION_208, point: '2', value: 'c', confidence: 'UNKNOWN' },
  ]);

  it.each([
    ['1930-02-03', 'a', 'Quy định 24-QĐ/TW, 1.1', 'KNOWN'],
    ['2021-07-30', 'a', 'Quy định 24-QĐ/TW, 1.1', 'KNOWN'],
    ['2025-01-19', 'a', 'Quy định 24-QĐ/TW, 1.1', 'KNOWN'],
    ['2025-01-20', 'b', 'Quy định 232-QĐ/TW', 'KNOWN'],
    ['2026-07-25', 'b', 'Quy định 232-QĐ/TW', 'KNOWN'],
    ['2026-07-26', 'c', 'Quy định 208-QĐ/TW, 2', 'UNKNOWN'],
    ['2099-01-01', 'c', 'Quy định 208-QĐ/TW, 2', 'UNKNOWN'],
  ])('on %s it is %s, by %s', (day, value, source, confidence) => {
    expect(rule.on(day)).toMatchObject({ value, source, confidence });
  });

  it('is not made of rows in another order than that of their days', () => {
    const [one, other] = [REGULATION_24, REGULATION_232].map((by) => ({ by, value: 1 })) as [
      { by: typeof REGULATION_24; value: number },
      { by: typeof REGULATION_24; value: number },
    ];
    expect(() => dated([other, one])).toThrow('not in the order of their days');
    expect(() => dated([one, one])).toThrow('not in the order of their days');
  });
});

describe('regulations', () => {
  const all = Object.values(regulations);

  it('are named by number and day of issue, one each', () => {
    expect(new Set(all.map(({ cited, issuedOn }) => `${cited} ${issuedOn}`)).size).toBe(all.length);
  });

  it('are in force from the day of issue or later, and until the next one is', () => {
    for (const { cited, issuedOn, from, to } of all) {
      expect([cited, from >= issuedOn, to === null || to > from]).toEqual([cited, true, true]);
    }
    for (const title of new Set(all.map((one) => one.title))) {
      const row = all.filter((one) => one.title === title).sort((a, b) => (a.from < b.from ? -1 : 1));
      expect(row.map(({ to }) => to)).toEqual([...row.slice(1).map(({ from }) => from), null]);
    }
  });

  it('are the only place where a day of a document stands', () => {
    const sources = new URL('../../src/', import.meta.url);
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.includes('generated') && file !== 'rules/regulations.ts',
    );
    const days = new Set(all.flatMap(({ issuedOn, from }) => [issuedOn, from]));
    const elsewhere = files.flatMap((file) =>
      (readFileSync(new URL(file, sources), 'utf8').match(/\d{4}-\d{2}-\d{2}/g) ?? [])
        .filter((day) => days.has(day))
        .map((day) => `${file}: ${day}`),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(elsewhere).toEqual([]);
  });
});
