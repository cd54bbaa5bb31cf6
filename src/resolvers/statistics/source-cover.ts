import { yearOf } from '../../calendar.ts';
import { committeeProgress } from '../../feed/board.ts';
import { WAY } from '../../feed/stage-counts.ts';
import type { OperationContext } from '../operation-context.ts';
import type { CaseReport } from './case-report.ts';

/** Years that sources are looked at for. */
export const COVERED_YEARS = 3;

/** What a year wants of the sources. */
export interface CoveredYear {
  year: number;
  /** Its plan; where it has none yet, that of the year before. */
  plan: number;
  /** Whether it was taken over from the year before. */
  assumed: boolean;
  /** How many are still to be admitted by it. */
  wanted: number;
  /** How many people are left for it, once the years before have what they want. */
  left: number;
}

/** How far the people on the way go towards the plans of some years. */
export interface SourceCover {
  poolCount: number;
  wanted: number;
  /** People for a hundred that are wanted; null where nobody is. */
  percent: number | null;
  years: readonly CoveredYear[];
}

/**
 * How far those who are on the way today go towards the plans of this year and the next ones. Null where there is no plan, and where
 * the viewer may not see figures.
 */
export async function readSourceCover(
  { committeeId }: CaseReport,
  context: OperationContext,
): Promise<SourceCover | null> {
  const row = await context.loaders.stageCounts.load(committeeId);
  if (row === null) return null;
  const { state, day } = context.feed;
  const poolCount = WAY.reduce((sum, stage) => sum + (row.counts[stage] ?? 0), 0);
  const years: CoveredYear[] = [];
  for (let n = 0; n < COVERED_YEARS; n += 1) {
    const year = yearOf(day) + n;
    const progress = committeeProgress(state, committeeId, year, day);
    const own = progress?.plan ?? null;
    const plan = own ?? years.at(-1)?.plan;
    if (plan === undefined) return null;
    const wanted = Math.max(0, plan - (progress?.admitted ?? 0));
    const before = years.at(-1);
    const left = before === undefined ? poolCount : Math.max(0, before.left - before.wanted);
    years.push({ year, plan, assumed: own === null, wanted, left });
  }
  const wanted = years.reduce((sum, year) => sum + year.wanted, 0);
  return { poolCount, wanted, percent: wanted === 0 ? null : Math.round((1000 * poolCount) / wanted) / 10, years };
}
