import { CandidateStage } from '../../db/generated/enums.ts';
import type { OperationContext } from '../operation-context.ts';

/** How many people stand at a stage. */
export interface StageCount {
  stage: CandidateStage;
  candidateCount: number;
}

/** What is on the way. Who left it could be recognised in a village, and is no part of a funnel. */
const LEFT: readonly CandidateStage[] = ['OFF_LIST', 'WITHDRAWN', 'REMOVED'];
const ON_THE_WAY = Object.values(CandidateStage).filter((stage) => !LEFT.includes(stage));

/** People at each stage, in the order of the way. Null where the viewer may not see figures of the committee. */
export async function readStageCounts(
  committeeId: string,
  { loaders }: OperationContext,
): Promise<StageCount[] | null> {
  const row = await loaders.stageCounts.load(committeeId);
  return row === null ? null : ON_THE_WAY.map((stage) => ({ stage, candidateCount: row.counts[stage] ?? 0 }));
}
