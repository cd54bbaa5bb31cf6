import { addDays, type Day, daysBetween, yearOf } from '../../src/calendar.ts';
import { WAY, type WayStage } from '../../src/feed/stage-counts.ts';
import { Random } from '../simulation/random.ts';

/** Somebody's way, by the days that were drawn. */
export interface DrawnCase {
  cell: number;
  /** The day on which each stage was come to, in order; the last one may be the end. */
  came: readonly (readonly [stage: WayStage, day: Day])[];
  /** The ceremony, or the day on which the person left; null while neither is known. */
  ended: { day: Day; isAdmitted: boolean };
}

/** Districts, cells of each, and the years in which people came. */
export interface Sample {
  districts: number;
  cellsEach: number;
  cases: readonly DrawnCase[];
}

/** Middle days of a stage, and of 1,000 who come to it how many leave it for good. */
const PLACES: Record<WayStage, readonly [days: number, leave: number]> = {
  SOURCE: [75, 90],
  OUTSTANDING: [70, 70],
  IN_AWARENESS_CLASS: [5, 10],
  AWARENESS_CERTIFIED: [40, 50],
  DOSSIER: [35, 30],
  VERIFYING: [32, 15],
  OPINIONS: [18, 10],
  CELL_REVIEW: [10, 20],
  CELL_PROPOSED: [20, 5],
  GRASSROOTS_PROPOSED: [28, 5],
  DECIDED: [16, 2],
};

/** Days on which ceremonies gather, and those on which classes begin: month and day. */
const FEASTS = ['02-03', '05-19', '09-02', '11-07', '12-20'];
const CLASSES = ['03-10', '06-05', '09-15', '11-10'];

/**
 * Draws the days of everybody, one person after the other. Nothing here is known to the forecast: districts differ in how quick and how
 * eager they are, so do years and people; classes begin on four days of a year, ceremonies gather before feasts, some cases
 * lie still for months. What is counted on a day is counted afterwards.
 */
export function drawSample(seed: number, years: readonly number[], { districts = 12, cellsEach = 25 } = {}): Sample {
  const random = new Random(seed);
  const cases: DrawnCase[] = [];
  const even = (): number => random.int(1, 999_999) / 1_000_000;
  const normal = (): number => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
  const spread = (deviation: number): number => Math.exp(deviation * normal() - (deviation * deviation) / 2);
  const eagerYears = new Map(years.map((year) => [year, spread(0.15)]));
  for (let district = 0; district < districts; district += 1) {
    const [pace, eager] = [spread(0.15), spread(0.25)];
    for (let cell = district * cellsEach; cell < (district + 1) * cellsEach; cell += 1) {
      const own = eager * spread(0.4);
      for (const year of years) {
        let expected = 1.5 * own * (eagerYears.get(year) ?? 1);
        for (; expected > 0; expected -= 1) {
          if (expected < 1 && !random.chance(expected)) continue;
          // Sources are looked through in spring; some are found at other times.
          const begins = addDays(`${year}-01-01`, random.chance(0.6) ? random.int(10, 100) : random.int(0, 364));
          cases.push(drawCase(cell, begins, pace * spread(0.3)));
        }
      }
    }
  }
  return { districts, cellsEach, cases };

  function drawCase(cell: number, begins: Day, pace: number): DrawnCase {
    const came: [WayStage, Day][] = [];
    let day = begins;
    for (const stage of WAY) {
      came.push([stage, day]);
      const [middle, leave] = PLACES[stage];
      const days = Math.max(
        1,
        Math.round(middle * pace * spread(0.5)) + (random.chance(0.03) ? random.int(40, 200) : 0),
      );
      if (random.chance(leave / 1_000)) return { cell, came, ended: { day: addDays(day, days), isAdmitted: false } };
      day = addDays(day, days);
      if (stage === 'OUTSTANDING') day = nextOf(CLASSES, day);
    }
    // A feast within the month draws the ceremony to the days before it.
    const feast = nextOf(FEASTS, day);
    if (daysBetween(day, feast) <= 30 && random.chance(0.6)) day = addDays(feast, -random.int(0, 3));
    const [, decided] = came.at(-1) as [WayStage, Day];
    return { cell, came, ended: { day: day > decided ? day : addDays(decided, 1), isAdmitted: true } };
  }
}

function nextOf(days: readonly string[], day: Day): Day {
  const year = yearOf(day);
  const next = days.find((one) => `${year}-${one}` >= day);
  return next === undefined ? `${year + 1}-${days[0]}` : `${year}-${next}`;
}

/** Where somebody stands at the end of a day; null before the beginning and after the end. */
export function stageOn({ came, ended }: DrawnCase, day: Day): WayStage | null {
  if (ended.day <= day) return null;
  return came.findLast(([, from]) => from <= day)?.[0] ?? null;
}
