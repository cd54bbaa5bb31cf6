import type { Day } from '../../calendar.ts';
import type { OperationContext } from '../operation-context.ts';
import { countOf } from '../statistics/report-breakdown.ts';
import { readYearBreakdown } from '../statistics/year-breakdown.ts';
import type { SubTargetRow } from './records.ts';

/** A sub-target, and how many were admitted. */
export interface SubTargetCount extends SubTargetRow {
  /** Null where it is left out. */
  admitted: number | null;
}

/** How far the sub-targets of a year are reached. */
export interface SubTargetProgress {
  /** The last day counted. */
  until: Day;
  rows: SubTargetCount[];
}

/** How far sub-targets are reached; null where the viewer is told of no groups, and of a year of which nothing is told yet. */
export async function readSubTargetProgress(
  { rows, ...of }: { committeeId: string; year: number; rows: readonly SubTargetRow[] },
  context: OperationContext,
): Promise<SubTargetProgress | null> {
  const breakdown = await readYearBreakdown(of, context);
  if (breakdown === null) return null;
  const { until } = breakdown;
  return { until, rows: rows.map((row) => ({ ...row, admitted: countOf(row, breakdown) })) };
}
