import { addDays } from '../../calendar.ts';
import { findDeadlines } from '../deadline/list-deadlines.ts';
import type { LapseKind } from '../deadline/words.ts';
import { readWhole } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { type CaseReport, type CountedCases, countedCases } from './case-report.ts';

/** Cases of which something lapses. */
export interface LapsingCases {
  kind: LapseKind;
  lapsing: CountedCases;
}

const LAPSES: readonly LapseKind[] = ['CERTIFICATE_LAPSES', 'PAPER_LAPSES', 'VERIFICATION_LAPSES'];

/** Days ahead that can be asked about. */
export const MOST_DAYS_AHEAD = 366;

/**
 * Cases of which a certificate, a paper or a verification lapses within so many days, by kind: a case is counted once in each. Null for who
 * may not read the cases.
 * @throws InvalidInput
 */
export async function readLapsing(
  report: CaseReport,
  wanted: number,
  context: OperationContext,
): Promise<LapsingCases[] | null> {
  const days = readWhole(wanted, 'days', 0, MOST_DAYS_AHEAD);
  if (!report.readsCases) return null;
  const until = addDays(context.feed.day, days);
  const due = await findDeadlines({ withinId: report.committeeId, kind: LAPSES, until, overdue: false }, context);
  return LAPSES.map((kind) => {
    const ids = due.filter((one) => one.kind === kind).map(({ about }) => about.id);
    return { kind, lapsing: countedCases([...new Set(ids)], report) };
  });
}
