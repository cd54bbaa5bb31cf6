import { type Day, shareOfYearGone, yearOf } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/client.ts';

/** How a committee stands against its plan for a year. */
export type QuotaStatus =
  | 'NO_TARGET'
  | 'AHEAD'
  | 'ON_TRACK'
  | 'BEHIND'
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
  /** People between certificate and decision today; null for a year that is over. */
  pipelineCount: number | null;
  status: QuotaStatus;
  /** The last position at which any of these figures changed. */
  lastSeq: number;
}

/** Somebody is behind who is more than half a person short of the pace. */
const TOLERANCE = 0.5;

/**
 * Compares what was admitted with the even pace of the year. Over 100 % is legal; a plan of 0 is no target. With 1 to go
 * nobody is behind in the first half of the year, and everybody in the second.
 * @param endedOn - the first day on which the committee was no more; null for one that is.
 */
export function quotaStatus(
  plan: number | null,
  admitted: number,
  year: number,
  day: Day,
  endedOn: Day | null = null,
): QuotaStatus {
  if (plan === null || plan === 0) return 'NO_TARGET';
  if (admitted > plan) return 'EXCEEDED';
  if (admitted === plan) return 'MET';
  // Its plan stays whole, and nobody is there any more to meet it.
  if (endedOn !== null && endedOn <= day && endedOn <= `${year}-12-31`) return 'ENDED';
  if (!isOpenYear(year, day)) return 'NOT_MET';
  // To a millionth: a binary fraction of the year would miss whole steps (365 * (3 / 365) is less than 3).
  const due = Math.round(plan * shareOfYearGone(year, day) * 1e6) / 1e6;
  if (due - admitted > TOLERANCE) return 'BEHIND';
  return admitted > Math.ceil(due) ? 'AHEAD' : 'ON_TRACK';
}

/** Admitted as a share of a target, percent to one decimal; null where there is no target to compare with. */
export function percentOf(admitted: number, target: number | null): number | null {
  return target === null || target === 0 ? null : Math.round((admitted * 1000) / target) / 10;
}

/** Whether the pipeline of today says anything about a year. */
export function isOpenYear(year: number, day: Day): boolean {
  return year >= yearOf(day);
}
