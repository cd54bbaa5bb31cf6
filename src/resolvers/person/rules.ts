import type { Day } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { stageOrder } from '../candidate/rules.ts';
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
  if (isOver({ stage }) && others.some(goesOn)) throw violations.OTHER_CASE_OPEN.goesOn();
}

/** Whether a case is open, or has led to a membership that lasts: a person has one such case. */
const goesOn = (one: CaseOfMember): boolean => !isOver(one) || isMember(one);

/** One of two persons who are to be one, by the case that was named. */
export interface ToMerge extends CaseOfMember {
  personId: string;
  erased: boolean;
  others: readonly CaseOfMember[];
}

/** What stands of the two. */
export interface BeforeMerge {
  /** Who of them has an admission that counts. */
  admitted: readonly string[];
  /** Whether somebody else was merged into the one who is to be merged. */
  keepsOthers: boolean;
}

/**
 * Whether two persons may become one: it must be clear which case goes on, and nobody is counted twice.
 * @throws RuleViolation SAME_PERSON, PERSON_ERASED, BOTH_ADMITTED, BOTH_GO_ON, MERGED_BEFORE
 */
export function checkMerge(kept: ToMerge, duplicate: ToMerge, { admitted, keepsOthers }: BeforeMerge): void {
  if (kept.personId === duplicate.personId) throw violations.SAME_PERSON();
  checkNotErased(kept.erased);
  checkNotErased(duplicate.erased, 'duplicateId');
  if ([kept, duplicate].every(({ personId }) => admitted.includes(personId))) throw violations.BOTH_ADMITTED();
  if ([kept, duplicate].every((one) => [one, ...one.others].some(goesOn))) throw violations.BOTH_GO_ON();
  if (keepsOthers) throw violations.MERGED_BEFORE();
}

/** Stages for which somebody has been to the awareness class: a certificate counts for every case of the person. */
export const restOnCertificate: readonly CandidateStage[] = stageOrder.slice(stageOrder.indexOf('AWARENESS_CERTIFIED'));

/** What came since two persons were merged. */
export interface SinceMerge {
  /** Another person was merged into the same one. */
  mergedMore: boolean;
  /** A case was begun for the person. */
  begun: boolean;
  /** A case of one of them went on by a certificate that only the other has. */
  certified: boolean;
}

/**
 * Whether a merge may be undone on a day: not where it could not be said any more which of the two something belongs to.
 * @throws RuleViolation MERGE_UNDONE, PERSON_ERASED, MERGE_UNDONE_EARLY, MERGE_BUILT_UPON
 */
export function checkUndone(
  { undone, erased, documentOn }: { undone: boolean; erased: boolean; documentOn: Day },
  { mergedMore, begun, certified }: SinceMerge,
  on: Day,
): void {
  if (undone) throw violations.MERGE_UNDONE();
  checkNotErased(erased, 'mergeId');
  if (on < documentOn) throw violations.MERGE_UNDONE_EARLY(documentOn);
  if (mergedMore) throw violations.MERGE_BUILT_UPON.mergedMore();
  if (begun) throw violations.MERGE_BUILT_UPON.begun();
  if (certified) throw violations.MERGE_BUILT_UPON.certified();
}
