import type { Prisma } from '../../db/generated/client.ts';
import { type ReachedRow, readReached, type StepsAsked } from '../../db/queries/case-steps.ts';
import { visiblePath } from '../authorize.ts';
import { stageOrder } from '../candidate/rules.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { visibleSizes } from '../visible-sizes.ts';
import { SMALLEST_GROUP } from './rules.ts';
import { mistakes } from './violations.ts';

/** Committees that one report is about at most: those of a province. */
export const MOST_COMMITTEES = 5_000;

/** A figure of cases, and what leaves them of all that the viewer may read. */
export interface CountedCases {
  /** Null where it is too small to be shown. */
  count: number | null;
  counted: Prisma.CandidateWhereInput;
}

/** The cases of a committee and everything below it, in a year. What is told of them is read when it is asked for. */
export interface CaseReport {
  committeeId: string;
  year: number;
  /** Whether the viewer may read each of the cases: who may not is told no small figure. */
  readsCases: boolean;
  asked: StepsAsked;
  /** Which cases reached each stage, by the cell that had them. Read once. */
  reached(): Promise<ReachedRow[]>;
}

/**
 * The report of a committee on its cases. Null where the viewer may not see figures of people there.
 * @throws InvalidInput when the year cannot be right, or there are too many committees
 */
export function openCaseReport(
  { committeeId, year: wanted }: { committeeId: string; year: number },
  context: OperationContext,
): CaseReport | null {
  const year = checkYear(wanted);
  if (visiblePath(context, 'breakdown:read', committeeId) === null) return null;
  const { committees } = visibleSizes(context).below(committeeId);
  if (committees > MOST_COMMITTEES) throw mistakes.tooManyCommittees(committees, MOST_COMMITTEES);
  const asked = { committeeId, from: `${year}-01-01`, to: `${year}-12-31`, stages: stageOrder };
  let reached: Promise<ReachedRow[]> | undefined;
  return {
    committeeId,
    year,
    readsCases: visiblePath(context, 'candidate:read', committeeId) !== null,
    asked,
    reached() {
      reached ??= readReached(context.database.pool, asked);
      return reached;
    },
  };
}

/** A figure as it may be shown: who may not read the cases is told none of a few of them. */
export function shownCount(count: number, { readsCases }: Pick<CaseReport, 'readsCases'>): number | null {
  return readsCases || count === 0 || count >= SMALLEST_GROUP ? count : null;
}

/** The figure of some cases. */
export function countedCases(ids: readonly string[], report: CaseReport, hidden = false): CountedCases {
  return {
    count: hidden ? null : shownCount(ids.length, report),
    counted: { id: { in: [...ids] } },
  };
}
