import type { CandidateStage } from '../../db/generated/enums.ts';
import { violations } from './violations.ts';

/** Stages at which nothing more is done to a case. */
const OVER: readonly CandidateStage[] = ['OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED'];

/**
 * Whether a person may be erased.
 * @throws RuleViolation CASE_OPEN, ALREADY_ERASED
 */
export function checkErasable(stage: CandidateStage, erased: boolean): void {
  if (erased) throw violations.ALREADY_ERASED();
  if (!OVER.includes(stage)) throw violations.CASE_OPEN(OVER, stage);
}

/** @throws RuleViolation PERSON_ERASED: there is no case to go on with. */
export function checkNotErased(erased: boolean): void {
  if (erased) throw violations.PERSON_ERASED();
}
