import type { TrainingKind } from '../../db/generated/enums.ts';
import type { TrainingProgressRow } from '../../db/queries/training-progress.ts';
import { visiblePath } from '../authorize.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/** How far the trainings of a committee have come. */
export type TrainingProgress = TrainingProgressRow;

/** How far the trainings of a kind have come in a year, of a committee and what stands below it. Null where the viewer may not see it. */
export async function readTrainingProgressOf(
  committeeId: string,
  { year, kind }: { year: number; kind: TrainingKind },
  context: OperationContext,
): Promise<TrainingProgress | null> {
  if (visiblePath(context, 'training:read', committeeId) === null) return null;
  return context.loaders.trainingProgress.load({ committeeId, year: checkYear(year), kind });
}
