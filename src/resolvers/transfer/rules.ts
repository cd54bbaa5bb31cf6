import { addDays, type Day } from '../../calendar.ts';
import type { CandidateStage, TransferState } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
import { checkHelped, isHelped, stageOrder } from '../candidate/rules.ts';
import { mistakes, violations } from './violations.ts';

/**
 * Who moves while being considered, or on probation, goes on at the new place: the old grassroots committee certifies it, the new one
 * has a cell follow the person and a member help, however long that one has known the person.
 */
export const GOES_ON_ELSEWHERE = dated([
  { by: GUIDANCE_01_OF_2021, value: true, confidence: 'SECOND_HAND' },
  { by: GUIDANCE_06, value: true, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: true, confidence: 'UNKNOWN' },
]);

/** Stages of whoever is being considered or on probation. */
const transferred: readonly CandidateStage[] = stageOrder.slice(0, stageOrder.indexOf('OFFICIAL'));

/** Whether a case at a stage may go to another grassroots organisation. */
export function isTransferred(stage: CandidateStage): boolean {
  return transferred.includes(stage);
}

/** A case that is to go, and what the request says. */
export interface Transferred {
  stage: CandidateStage;
  /** The paper by which who decides agrees. */
  consentNumber: string | null;
}

/**
 * Whether a case may be asked to go to another grassroots organisation.
 * @param standsIn - the grassroots organisation that has it.
 * @throws RuleViolation CASE_NOT_TRANSFERRED, TRANSFER_NEEDS_DECIDER, TRANSFER_THERE_ALREADY
 */
export function checkAsked({ stage, consentNumber }: Transferred, standsIn: string, toId: string, on: Day): void {
  const rule = GOES_ON_ELSEWHERE.on(on);
  if (!isTransferred(stage)) throw violations.CASE_NOT_TRANSFERRED(stage, 'candidateId', rule);
  if (standsIn === toId) throw violations.TRANSFER_THERE_ALREADY('committeeId');
  if (stage === 'DECIDED' && consentNumber === null) throw violations.TRANSFER_NEEDS_DECIDER.asked(rule);
}

/**
 * Whether a request waits for an answer, and may have one on a day.
 * @param field - that names the day.
 * @throws RuleViolation TRANSFER_ANSWERED, TRANSFER_TOO_EARLY
 */
export function checkAnswered(
  { state, requestedOn }: { state: TransferState; requestedOn: Day },
  on: Day,
  field: string,
): void {
  if (state !== 'ASKED') throw violations.TRANSFER_ANSWERED(state);
  if (on < requestedOn) throw violations.TRANSFER_TOO_EARLY(field, requestedOn);
}

/** A case that is to be taken. */
export interface Taken extends Transferred {
  stageSince: Day;
  committeeId: string;
  /** The day on which the last of its cells has it from; null where it began there. */
  placedOn: Day | null;
}

/**
 * Whether a case may be taken by a cell from a day on, as it stands now: what happened before belongs to the old cell.
 * @throws RuleViolation CASE_NOT_TRANSFERRED, TRANSFER_NEEDS_DECIDER, TRANSFER_THERE_ALREADY, TRANSFER_TOO_EARLY
 */
export function checkTaken(one: Taken, to: { cellId: string; from: Day }): void {
  const rule = GOES_ON_ELSEWHERE.on(to.from);
  const { stage, stageSince, committeeId, consentNumber, placedOn } = one;
  if (!isTransferred(stage)) throw violations.CASE_NOT_TRANSFERRED(stage, 'transferId', rule);
  if (committeeId === to.cellId) throw violations.TRANSFER_THERE_ALREADY('transferId');
  if (stage === 'DECIDED' && consentNumber === null) throw violations.TRANSFER_NEEDS_DECIDER.accepted(rule);
  // The cell of the ceremony has the case until that day is over.
  const sinceStep = stage === 'PROBATIONARY' ? addDays(stageSince, 1) : stageSince;
  const sincePlace = placedOn === null ? sinceStep : addDays(placedOn, 1);
  const earliest = sinceStep < sincePlace ? sincePlace : sinceStep;
  if (to.from < earliest) throw violations.TRANSFER_TOO_EARLY('effectiveOn', earliest);
}

/**
 * Whether so many members are to help with a case that is taken: from the list on there is one.
 * @throws RuleViolation MENTOR_NEEDED, NOT_ON_LIST
 */
export function checkMentorsOf(stage: CandidateStage, mentors: number, on: Day): void {
  if (mentors > 0) checkHelped(stage);
  else if (isHelped(stage)) throw violations.MENTOR_NEEDED(GOES_ON_ELSEWHERE.on(on));
}

/**
 * Whether a cell belongs to the grassroots organisation that was asked.
 * @throws RuleViolation TRANSFER_CELL_ELSEWHERE
 */
export function checkOwnCell(cellPath: string, askedPath: string): void {
  if (!cellPath.startsWith(askedPath)) throw violations.TRANSFER_CELL_ELSEWHERE();
}

/** @throws InvalidInput where an answer is asked for before the request. */
export function checkAnswerBy({ requestedOn, answerBy }: { requestedOn: Day; answerBy: Day }): void {
  if (answerBy < requestedOn) throw mistakes.answerFirst();
}
