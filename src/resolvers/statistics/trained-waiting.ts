import { certified } from '../candidate/lists.ts';
import type { OperationContext } from '../operation-context.ts';
import { TRAINED_WAIT } from '../training/outlook.ts';
import { readTrainingOutlookOf } from '../training/read-outlook.ts';
import type { CaseReport, CountedCases } from './case-report.ts';

/**
 * Who holds a certificate of the awareness class and has not gone on to the dossier: the figure is that of `trainingOutlook`. Null where
 * the viewer may not see classes.
 */
export async function readTrainedWaiting(
  { committeeId }: CaseReport,
  context: OperationContext,
): Promise<CountedCases | null> {
  const outlook = await readTrainingOutlookOf(committeeId, { kind: 'AWARENESS', months: 0 }, context);
  if (outlook === null) return null;
  const counted = { erasedAt: null, stage: { in: [...TRAINED_WAIT] }, person: certified(context.feed.day) };
  return { count: outlook.trainedWaitingCount, counted };
}
