import { type Curve, type DuePercents, dayOfYear, daysOfYear } from './even-pace.ts';

/** Nobody is admitted by halves. */
const WHOLE_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

/** Where days and counts stand in a drawing, px. */
export interface CurveScale {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x(day: number): number;
  y(count: number): number;
  /** The counts that are written beside the axis. */
  ticks: number[];
}

interface Drawing {
  width: number;
  height: number;
  /** Height of a letter, px. */
  letter: number;
  year: number;
  /** The largest count that is to be seen. */
  most: number;
  /** Letters beside the left axis, and beside the ends of the lines. */
  axisLetters: number;
  labelLetters: number;
}

/** Leaves room for what is written on both sides, and less than half of the drawing for the ends of the lines. */
export function curveScale({ width, height, letter, year, most, axisLetters, labelLetters }: Drawing): CurveScale {
  const left = letter * (axisLetters * 0.62 + 0.8);
  const right = width - Math.min(letter * (labelLetters * 0.6 + 0.8), width * 0.42);
  const top = letter * 1.4;
  const bottom = height - letter * 1.9;
  const ceiling = Math.max(most, 1) * 1.06;
  const lines = Math.max(1, Math.floor((bottom - top) / (letter * 2.6)));
  const step = WHOLE_STEPS.find((one) => ceiling / one <= lines) ?? 100_000;
  return {
    ...{ width, height, left, right, top, bottom },
    x: (day) => left + (day / daysOfYear(year)) * (right - left),
    y: (count) => bottom - (count / ceiling) * (bottom - top),
    ticks: Array.from({ length: Math.floor(ceiling / step) + 1 }, (_, index) => index * step),
  };
}

/** The path of counts that stay until the next day with one. */
export function steps({ x, y }: CurveScale, days: readonly number[], counts: readonly number[]): string {
  const drawn = days.map((day, index) => `H${px(x(day))}V${px(y(counts[index] ?? 0))}`);
  return `M${px(x(0))} ${px(y(0))}${drawn.join('')}`;
}

/** What is due on each day: straight within each month. */
export function paceLine({ x, y }: CurveScale, year: number, plan: number, due: DuePercents): string {
  const ends = due ?? [100];
  const points = ends.map((percent, month) => {
    const day = due ? (Date.UTC(year, month + 1, 1) - Date.UTC(year, 0, 1)) / 86_400_000 : daysOfYear(year);
    return `L${px(x(day))} ${px(y((plan * percent) / 100))}`;
  });
  return `M${px(x(0))} ${px(y(0))}${points.join('')}`;
}

/** A curve of any year as days and counts. */
export function daysAndCounts({ days, cumulative }: Curve): [days: number[], counts: number[]] {
  return [days.map(dayOfYear), [...cumulative]];
}

/** The count on a day of the year. */
export function countOn(days: readonly number[], counts: readonly number[], day: number): number {
  const last = days.findLastIndex((one) => one <= day);
  return last < 0 ? 0 : (counts[last] ?? 0);
}

/** Moves labels apart, each at least so far from the next; the order stays. */
export function apart<Label extends { at: number }>(labels: readonly Label[], least: number, bottom: number): Label[] {
  const sorted = labels.toSorted((a, b) => b.at - a.at).map((label) => ({ ...label, at: Math.min(label.at, bottom) }));
  for (const [index, label] of sorted.entries()) {
    const below = sorted[index - 1];
    if (below !== undefined) label.at = Math.min(label.at, below.at - least);
  }
  return sorted;
}

/** A place in a path, with no more figures than a screen has. */
export function px(value: number): string {
  return value.toFixed(1);
}
