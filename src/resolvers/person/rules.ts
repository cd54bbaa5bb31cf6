import type { Day } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { type CaseOfMember, isMember } from '../member/rules.ts';
import { violations } from './violations.ts';

/** Stages at which nothing more is done to a case. */
const OVER: readonly CandidateStage[] = ['OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED'];

/** Where a case of a person stands. */
interface OneCase {
  stage: CandidateStage;
}

const isOver = ({ stage }: OneCase): boolean => OVER.includes(stage);

/**
 * Whether a person may be erased: when the case, and every other one of theirs, is over.
 * @throws RuleViolation CASE_OPEN, OTHER_CASE_OPEN, ALREADY_ERASED
 */
export function checkErasable({
  stage,
  erased,
  others,
}: OneCase & { erased: boolean; others: readonly OneCase[] }): void {
  if (erased) throw violations.ALREADY_ERASED();
  if (!isOver({ stage })) throw violations.CASE_OPEN(OVER, stage);
  if (!others.every(isOver)) throw violations.OTHER_CASE_OPEN.erased();
}

/**
 * @param field - what named the person.
 * @throws RuleViolation PERSON_ERASED: there is no case to go on with.
 */
export function checkNotErased(erased: boolean, field?: string): void {
  if (erased) throw violations.PERSON_ERASED(field);
}

/**
 * Whether another case of a person may begin on a day: a member has none, and else there is one open case at a time.
 * @throws RuleViolation PERSON_IS_MEMBER, EARLIER_CASE_OPEN
 */
export function checkNewCase(cases: readonly CaseOfMember[], day: Day): void {
  if (cases.some((one) => isMember(one, day))) throw violations.PERSON_IS_MEMBER();
  if (!cases.every(isOver)) throw violations.EARLIER_CASE_OPEN();
}

/**
 * Whether a case that was over may go on: not while another one of the person does, nor where that one led to membership.
 * @throws RuleViolation OTHER_CASE_OPEN
 */
export function checkMayGoOn({ stage }: OneCase, others: readonly CaseOfMember[]): void {
  if (isOver({ stage }) && others.some((other) => !isOver(other) || isMember(other))) {
    throw violations.OTHER_CASE_OPEN.goesOn();
  }
}
