import type { CandidateStage } from '../../db/generated/enums.ts';
import { stageOrder } from '../candidate/rules.ts';
import { violations } from './violations.ts';

/** Stages at which a cell follows a person: from the source to the end of probation. */
const followed: readonly CandidateStage[] = stageOrder.slice(0, stageOrder.indexOf('OFFICIAL'));

/**
 * Whether a cell follows somebody at a stage.
 * @throws RuleViolation NOT_FOLLOWED
 */
export function checkFollowed(stage: CandidateStage): void {
  if (!followed.includes(stage)) throw violations.NOT_FOLLOWED(stage);
}
