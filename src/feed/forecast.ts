import { type Day, daysBetween, yearOf } from '../calendar.ts';
import type { ForecastSource } from '../db/generated/client.ts';
import type { ForecastRow } from '../db/queries/feed.ts';
import { onTheWay, type StageCounts, WAY } from './stage-counts.ts';

/** How many of those who stand at a stage are admitted, and in how many days. */
export interface StageTimes {
  /** Of 1,000. */
  share: number;
  /** Days in which 5, 25, 50, 75 and 95 of 100 of these are admitted. */
  days: readonly [shortest: number, quick: number, usual: number, slow: number, longest: number];
}

/** The times by which a root forecasts. They have a position, as counters have: no node makes them. */
export interface ForecastTimes {
  source: ForecastSource;
  /** Admissions that they were learnt from. */
  cases: number;
  /** In the order of the way. */
  stages: readonly StageTimes[];
  lastSeq: number;
}

/** What can be said of the end of the year by who stands where today. */
export interface Outlook {
  /** Who is on the way. */
  people: number;
  /** Those who stand where one can still be admitted within the year, in the shortest time and in the usual one. */
  reachable: number;
  usual: number;
  /** Whether somebody who is on no list yet can be. */
  isOpen: boolean;
  /** Admitted by 31/12, in thousandths: whole numbers, so that a parent is the sum of its parts. */
  thousandths: number;
  /** Four of five years end between these two, both included. */
  low: number;
  high: number;
  /** Null where nobody is on the way: then nothing is assumed of anybody. */
  source: ForecastSource | null;
}

const NEVER: StageTimes['days'] = [9_999, 9_999, 9_999, 9_999, 9_999];

/** The shares of those who are admitted in the `days` of a stage. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** Four fifths of a normal distribution lie within so many deviations of its middle. */
const DEVIATIONS = 1.2816;

/** What the times of a root say of a number of days. */
interface Chances {
  /** Of 1,000 who stand at each stage. */
  thousandths: readonly number[];
  reachable: readonly boolean[];
  usual: readonly boolean[];
}

/** Of the days of a year that were asked about. */
const known = new WeakMap<ForecastTimes, Map<Day, Chances>>();

/**
 * What can be said of the end of the year. Who is on no list yet is not in it: from a list to the ceremony is longer than half a year
 * for most.
 * @returns null for a year that is not the one of the day.
 */
export function outlookOf(
  admitted: number,
  people: StageCounts,
  times: ForecastTimes | null,
  year: number,
  day: Day,
): Outlook | null {
  if (times === null || year !== yearOf(day)) return null;
  const { thousandths, reachable, usual } = chancesOf(times, day);
  const sum = { reachable: 0, usual: 0, mean: 0, variance: 0 };
  for (const [place, count] of people.entries()) {
    if (count === 0) continue;
    const chance = thousandths[place] ?? 0;
    sum.mean += count * chance;
    sum.variance += (count * chance * (1_000 - chance)) / 1e6;
    if (reachable[place]) sum.reachable += count;
    if (usual[place]) sum.usual += count;
  }
  const all = onTheWay(people);
  const half = DEVIATIONS * Math.sqrt(sum.variance) + 0.5;
  return {
    people: all,
    reachable: sum.reachable,
    usual: sum.usual,
    isOpen: reachable[0] ?? false,
    thousandths: admitted * 1_000 + sum.mean,
    low: admitted + Math.max(0, Math.ceil(sum.mean / 1_000 - half)),
    high: admitted + Math.min(all, Math.floor(sum.mean / 1_000 + half)),
    source: all === 0 ? null : times.source,
  };
}

/** Of 1,000 who stand at a stage, how many are admitted in so many days: straight from one of the known points to the next. */
export function chanceOf({ share, days }: StageTimes, left: number): number {
  const [, , , slow, longest] = days;
  const points = [[0, 0], ...days.map((day, n) => [day, QUANTILES[n] as number]), [2 * longest - slow + 1, 1]] as const;
  let [fromDays, fromPart] = [-1, 0];
  for (const [day = 0, part = 0] of points) {
    if (left < day) return Math.round(share * (fromPart + ((part - fromPart) * (left - fromDays)) / (day - fromDays)));
    [fromDays, fromPart] = [day, part];
  }
  return share;
}

/** Reckoned once for a day, and not for every row of a board. */
function chancesOf(times: ForecastTimes, day: Day): Chances {
  const byDay = known.get(times) ?? new Map<Day, Chances>();
  const reckoned = byDay.get(day);
  if (reckoned) return reckoned;
  const left = daysBetween(day, `${yearOf(day)}-12-31`);
  const chances: Chances = {
    thousandths: times.stages.map((stage) => chanceOf(stage, left)),
    reachable: times.stages.map(({ days }) => days[0] <= left),
    usual: times.stages.map(({ days }) => days[2] <= left),
  };
  known.set(times, byDay.set(day, chances));
  return chances;
}

/** Times as the feed keeps them. A stage that is not named has no chance. */
export function readForecast([, source, cases, rows, lastSeq]: ForecastRow): ForecastTimes {
  const stages = WAY.map((stage) => {
    const [, share = 0, ...days] = rows.find(([name]) => name === stage) ?? [stage];
    return { share, days: days.length === 5 ? (days as unknown as StageTimes['days']) : NEVER };
  });
  return { source, cases, stages, lastSeq };
}
