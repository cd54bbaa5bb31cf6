import type { CandidateStage } from '../../db/generated/enums.ts';
import { RuleViolation } from '../errors.ts';

/** Stages at which nothing more is done to a case. */
const OVER: readonly CandidateStage[] = ['OFFICIAL', 'OFF_LIST', 'WITHDRAWN'];

/**
 * Whether a person may be erased.
 * @throws RuleViolation CASE_OPEN, ALREADY_ERASED
 */
export function checkErasable(stage: CandidateStage, erased: boolean): void {
  if (erased) throw new RuleViolation('ALREADY_ERASED', (texts) => texts.alreadyErased, { path: ['candidateId'] });
  if (!OVER.includes(stage)) {
    throw new RuleViolation('CASE_OPEN', (texts) => texts.caseOpen(OVER, stage), {
      path: ['candidateId'],
    });
  }
}

/** @throws RuleViolation PERSON_ERASED: there is no case to go on with. */
export function checkNotErased(erased: boolean): void {
  if (!erased) return;
  throw new RuleViolation('PERSON_ERASED', (texts) => texts.personErased, { path: ['candidateId'] });
}
