import { type Day, yearOf } from '../calendar.ts';
import type { CommitteeKind, CountedDay, ForecastSource } from '../db/generated/client.ts';
import type { Outlook } from './forecast.ts';
import { type Pace, shareDue } from './pace.ts';

/** How a committee stands against its plan for a year. */
export type QuotaStatus =
  | 'NO_TARGET'
  | 'AHEAD'
  | 'ON_TRACK'
  | 'BEHIND'
  // By who is on the way.
  | 'AT_RISK'
  | 'CANNOT_MEET'
  | 'MET'
  | 'EXCEEDED'
  // Of a year that is over, and of a committee that is.
  | 'NOT_MET'
  | 'ENDED';

/** Whose figures a board shows: those of each committee as it was then, or together with those that it alone followed. */
export type BoardView = 'AS_THEN' | 'SUCCESSORS';

/** The figures of a committee in a year. All are derived from records. */
export interface QuotaProgress {
  /** Committee id. */
  committeeId: string;
  year: number;
  /** `SUCCESSORS` where the figures are those of the committee and of all whom it alone followed. */
  view: BoardView;
  /** The first day on which the committee was no more; null for one that is. */
  endedOn: Day | null;
  /** Set where the committee stood under more than one parent in the year and this is its part under one of them. */
  partOf: string | null;
  /** Id of the committee above in this board's year; null at a root. */
  parentId: string | null;
  kind: CommitteeKind;
  name: string;
  code: string | null;
  /** What a resolution asks of every year of its term; null where none does. */
  floor: number | null;
  /** What was assigned for the year; null where nothing was. */
  plan: number | null;
  planVersion: number;
  floorVersion: number;
  /** What is wished for beyond the plan; null where nothing is. */
  stretch: number | null;
  stretchVersion: number;
  /** The plans of the committees directly below it, together; null where nothing stands below it. */
  allocated: number | null;
  /** Committees directly below it that have no plan, or one of 0; null where nothing stands below it. */
  withoutTargetCount: number | null;
  admitted: number;
  /** The part of `admitted` that this committee admitted itself and no committee below it. */
  admittedHere: number;
  /** By which day its admissions count: as the root of the board has set it, in that year. */
  countedBy: CountedDay;
  /** People between certificate and decision today; null for a year that is over. */
  pipelineCount: number | null;
  /** People who stand where one can still be admitted by 31/12; this and the forecast are null for every year but that of today. */
  reachableCount: number | null;
  /** Admitted by 31/12, as it is to be expected, in whole thousandths: a parent is the sum of its parts. */
  forecastThousandths: number | null;
  /** Four of five years end between these, both included. They do not add up. */
  forecastLow: number | null;
  forecastHigh: number | null;
  forecastSource: ForecastSource | null;
  status: QuotaStatus;
  /** The last position at which any of these figures changed. */
  lastSeq: number;
}

/** Somebody is behind who is more than half a person short of the pace. */
const TOLERANCE = 0.5;

/** From here on who is on the way must be enough; before, others may still come. */
const HALF_YEAR = '07-01';

/**
 * Compares what was admitted with who is on the way and with the pace of the year. Over 100 % is legal; a plan of 0 is no target.
 * With 1 to go nobody is behind in the first half of the year, and everybody in the second.
 * @param endedOn - the first day on which the committee was no more; null for one that is.
 * @param outlook - who can still be admitted; null where nothing is known of it.
 * @param pace - null where the year goes evenly.
 */
export function quotaStatus(
  plan: number | null,
  admitted: number,
  year: number,
  day: Day,
  endedOn: Day | null = null,
  outlook: Outlook | null = null,
  pace: Pace = null,
): QuotaStatus {
  if (plan === null || plan === 0) return 'NO_TARGET';
  if (admitted > plan) return 'EXCEEDED';
  if (admitted === plan) return 'MET';
  // Its plan stays whole, and nobody is there any more to meet it.
  if (endedOn !== null && endedOn <= day && endedOn <= `${year}-12-31`) return 'ENDED';
  if (!isOpenYear(year, day)) return 'NOT_MET';
  if (outlook !== null) {
    const left = plan - admitted;
    if (outlook.reachable < left && !outlook.isOpen) return 'CANNOT_MEET';
    if (outlook.usual < left && (outlook.people === 0 || day >= `${year}-${HALF_YEAR}`)) return 'AT_RISK';
  }
  // To a millionth: a binary fraction of the year would miss whole steps (365 * (3 / 365) is less than 3).
  const due = Math.round(plan * shareDue(pace, year, day) * 1e6) / 1e6;
  if (due - admitted > TOLERANCE) return 'BEHIND';
  return admitted > Math.ceil(due) ? 'AHEAD' : 'ON_TRACK';
}

/** What a row shows of an outlook. */
export function shownOutlook(
  outlook: Outlook | null,
): Pick<QuotaProgress, 'reachableCount' | 'forecastThousandths' | 'forecastLow' | 'forecastHigh' | 'forecastSource'> {
  return {
    reachableCount: outlook?.reachable ?? null,
    forecastThousandths: outlook?.thousandths ?? null,
    forecastLow: outlook?.low ?? null,
    forecastHigh: outlook?.high ?? null,
    forecastSource: outlook?.source ?? null,
  };
}

/** A part of a whole in percent to one decimal, such as admitted of a target; null where there is no whole to compare with. */
export function percentOf(part: number, whole: number | null): number | null {
  return whole === null || whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

/** Whether the pipeline of today says anything about a year. */
export function isOpenYear(year: number, day: Day): boolean {
  return year >= yearOf(day);
}
