import { type Day, FOUNDING_DAY } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { ORDER_OF_STEPS, officialDayOf, PROBATION } from '../candidate/rules.ts';
import { mistakes, violations } from './violations.ts';

/** Stages from which a person can be admitted: the decision is there. */
export const admissibleStages: readonly CandidateStage[] = ['DECIDED'];

/** The days of an admission as they were written down. */
export interface AdmissionDays {
  decisionOn: Day;
  ceremonyOn: Day;
}

/**
 * Whether the days of an admission can be right.
 * @throws InvalidInput when the ceremony lies in the future, before the Party was founded, or before the decision.
 */
export function checkAdmissionDays({ decisionOn, ceremonyOn }: AdmissionDays, today: Day): void {
  if (ceremonyOn > today) throw mistakes.ceremonyInFuture();
  if (ceremonyOn < FOUNDING_DAY) throw mistakes.ceremonyTooEarly();
  if (ceremonyOn < decisionOn) throw mistakes.ceremonyBeforeDecision();
}

/** A decision, and what it must follow. */
export interface DecisionAfter {
  decisionOn: Day;
  /** The last proposal of the grassroots committee; null where none is on record. */
  proposedOn: Day | null;
}

/**
 * Whether a decision follows the proposal.
 * @throws RuleViolation DECISION_BEFORE_PROPOSAL
 */
export function checkDecisionFollows({ decisionOn, proposedOn }: DecisionAfter): void {
  if (proposedOn === null || decisionOn >= proposedOn) return;
  throw violations.DECISION_BEFORE_PROPOSAL(proposedOn, ORDER_OF_STEPS.on(decisionOn).source);
}

/** A ceremony, and what it must follow. */
export interface CeremonyAfter {
  ceremonyOn: Day;
  /** The step to the decision; null where none is on record. */
  decidedOn: Day | null;
}

/**
 * Whether a ceremony follows the step to the decision.
 * @throws RuleViolation STEP_BEFORE_LAST
 */
export function checkCeremonyFollows({ ceremonyOn, decidedOn }: CeremonyAfter): void {
  if (decidedOn === null || ceremonyOn >= decidedOn) return;
  throw violations.STEP_BEFORE_LAST(decidedOn, ORDER_OF_STEPS.on(ceremonyOn).source);
}

/**
 * Whether a person at a stage can be admitted.
 * @throws RuleViolation ALREADY_ADMITTED, STAGE_NOT_ALLOWED
 */
export function checkAdmissible(stage: CandidateStage): void {
  if (stage === 'PROBATIONARY' || stage === 'OFFICIAL') throw violations.ALREADY_ADMITTED();
  if (!admissibleStages.includes(stage)) throw violations.STAGE_NOT_ALLOWED(stage, admissibleStages);
}

/**
 * Whether an official member keeps the whole probation when the ceremony is put on another day.
 * @throws RuleViolation PROBATION_NOT_OVER
 */
export function checkProbationKept({
  ceremonyOn,
  officialOn,
}: {
  ceremonyOn: Day;
  /** The day of recognition as it was written down. */
  officialOn: Day;
}): void {
  if (officialDayOf(ceremonyOn) <= officialOn) return;
  throw violations.PROBATION_NOT_OVER(PROBATION.on(ceremonyOn), officialOn);
}
