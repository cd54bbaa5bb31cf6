import type { TrainingKind } from '../../db/generated/enums.ts';
import type { TrainingDemandRow, TrainingOutlookRow } from '../../db/queries/training-outlook.ts';
import { visiblePath } from '../authorize.ts';
import { readWhole } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { MOST_MONTHS_AHEAD } from './outlook.ts';

/** Who is to be trained next, and who was and has not come further. */
export type TrainingOutlook = TrainingOutlookRow;

/** People of a committee below who are yet to be trained. */
export type TrainingDemand = TrainingDemandRow;

/**
 * How many months ahead certificates lapse soon.
 * @throws InvalidInput
 */
export function checkMonths(months: number): number {
  return readWhole(months, 'months', 0, MOST_MONTHS_AHEAD);
}

/**
 * Who of a committee and what stands below it is to be trained next, today. Null where the viewer may not see classes.
 * @throws InvalidInput
 */
export async function readTrainingOutlookOf(
  committeeId: string,
  { kind, months }: { kind: TrainingKind; months: number },
  context: OperationContext,
): Promise<TrainingOutlook | null> {
  const ahead = checkMonths(months);
  if (visiblePath(context, 'training:read', committeeId) === null) return null;
  return context.loaders.trainingOutlook.load({ committeeId, kind, months: ahead, today: context.feed.day });
}
