import { type Day, shareOfYearGone, yearOf } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/client.ts';

/** How a committee stands against its plan for a year. */
export type QuotaStatus = 'NO_TARGET' | 'AHEAD' | 'ON_TRACK' | 'BEHIND' | 'MET' | 'EXCEEDED';

/** The figures of a committee in a year. All are derived from records. */
export interface QuotaProgress {
  /** Committee id. */
  committeeId: string;
  year: number;
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
  admitted: number;
  /** The part of `admitted` that this committee admitted itself and no committee below it. */
  admittedHere: number;
  /** People between certificate and decision today; null for a year that is over. */
  pipelineCount: number | null;
  status: QuotaStatus;
  /** The last position at which any of these figures changed. */
  lastSeq: number;
}

/**
 * Compares what was admitted with the even pace of the year. Over 100 % is legal; a plan of 0 is no target.
 * One admission counts as a whole step: with 1 to go, ON_TRACK lasts until the whole step is due.
 */
export function quotaStatus(plan: number | null, admitted: number, year: number, day: Day): QuotaStatus {
  if (plan === null || plan === 0) return 'NO_TARGET';
  if (admitted > plan) return 'EXCEEDED';
  if (admitted === plan) return 'MET';
  // To a millionth: a binary fraction of the year would miss whole steps (365 * (3 / 365) is less than 3).
  const due = Math.round(plan * shareOfYearGone(year, day) * 1e6) / 1e6;
  if (admitted < Math.floor(due)) return 'BEHIND';
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
