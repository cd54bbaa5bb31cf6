import { expect, it } from 'vitest';
import { countBy, expectedBy, shareDue } from '../../dashboard/src/charts/even-pace.ts';
import { LiveCurves } from '../../dashboard/src/charts/live-curves.ts';

it('keeps what each day ended with, and asks for nothing', () => {
  const curves = new LiveCurves([['c', { days: ['2026-02-03', '2026-11-28'], cumulative: [2, 5] }]]);
  const heard: [string, number][] = [
    ['2026-11-28', 5],
    ['2026-11-28', 7],
    // A correction counts back.
    ['2026-11-28', 6],
    ['2026-11-29', 6],
    ['2026-12-03', 9],
  ];
  for (const [day, count] of heard) curves.hear('c', day, count);
  expect(curves.of('c')).toEqual({
    days: ['2026-02-03', '2026-11-28', '2026-11-29'],
    cumulative: [2, 6, 6],
  });
  curves.hear('unknown', '2026-12-04', 1);
  expect(curves.of('unknown')).toBeUndefined();
});

it('compares with the same day of another year', () => {
  const curve = { days: ['2025-03-01', '2025-11-28', '2025-12-31'], cumulative: [1, 4, 9] };
  expect(['2025-01-01', '2025-11-27', '2025-11-28', '2025-12-31'].map((day) => countBy(curve, day))).toEqual([
    0, 1, 4, 9,
  ]);
});

it('asks by the pace of the tree for what is due', () => {
  const due = [0, 0, 0, 0, 40, 40, 40, 40, 40, 40, 40, 100];
  expect(shareDue(2026, '2026-05-31', due)).toBeCloseTo(0.4);
  expect(expectedBy(10, 2026, '2026-11-30', due)).toBe(4);
  expect(expectedBy(10, 2026, '2026-12-31', due)).toBe(10);
  // A year that is over is due whole, and one to come not at all.
  expect(expectedBy(10, 2025, '2026-02-01', due)).toBe(10);
  expect(expectedBy(10, 2027, '2026-02-01', due)).toBe(0);
});
