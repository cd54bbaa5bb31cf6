import { type Day, lastDayOf, yearOf } from '../../calendar.ts';
import type { OperationContext } from '../operation-context.ts';
import { lastToldBefore } from './period.ts';
import { readReportBreakdown } from './quota-report.ts';
import type { ReportBreakdown } from './report-breakdown.ts';

/** Who was admitted from the beginning of a year up to a day. */
export interface YearBreakdown extends ReportBreakdown {
  until: Day;
}

/**
 * Who was admitted in a year so far, as groups. Whoever may read each of these people is told up to today; others up to the end of
 * the last month, quarter, half or three quarters of which groups are told. Null before that, and where they may not be seen.
 */
export async function readYearBreakdown(
  { committeeId, year }: { committeeId: string; year: number },
  context: OperationContext,
): Promise<YearBreakdown | null> {
  const { day } = context.feed;
  if (year > yearOf(day)) return null;
  for (const until of [lastDayOf(year, day), lastToldBefore(year, day)]) {
    if (until === null) continue;
    const breakdown = await readReportBreakdown({ committeeId, from: `${year}-01-01`, to: until }, context);
    if (breakdown !== null) return { ...breakdown, until };
  }
  return null;
}
