import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, MembershipEndReason } from '../../db/generated/enums.ts';
import { READMISSION } from '../candidate/rules.ts';
import { violations } from './violations.ts';

/** How a membership ended. */
export interface Left {
  /** The first day on which the person was no member. */
  on: Day;
  reason: MembershipEndReason;
}

/** Where a case stands, and how the membership ended to which it led; null where it lasts, and where it led to none. */
export interface CaseOfMember {
  stage: CandidateStage;
  left: Left | null;
}

/** Stages of somebody who came to be a member. */
const MEMBER: readonly CandidateStage[] = ['PROBATIONARY', 'OFFICIAL'];

/**
 * Whether a case has led to a membership that lasts.
 * @param on - or that lasted on this day.
 */
export function isMember({ stage, left }: CaseOfMember, on?: Day): boolean {
  return MEMBER.includes(stage) && (left === null || (on !== undefined && on < left.on));
}

/**
 * Whether the membership of a case may end on a day, or an end be taken back.
 * @param on - null to take back what was entered.
 * @throws RuleViolation NOT_AN_OFFICIAL_MEMBER, ENDS_BEFORE_OFFICIAL, NO_END_RECORDED
 */
export function checkEnds({ stage, stageSince, left }: CaseOfMember & { stageSince: Day }, on: Day | null): void {
  if (stage !== 'OFFICIAL') throw violations.NOT_AN_OFFICIAL_MEMBER(stage);
  if (on === null && left === null) throw violations.NO_END_RECORDED();
  if (on !== null && on < stageSince) throw violations.ENDS_BEFORE_OFFICIAL(stageSince);
}

/**
 * Whether somebody who was a member may have a case anew on a day.
 * @param cases - all cases of the person.
 * @throws RuleViolation PERSON_DIED, READMITTED_ALREADY
 */
export function checkComesBack(cases: readonly CaseOfMember[], day: Day): void {
  if (cases.some(({ left }) => left?.reason === 'DIED')) throw violations.PERSON_DIED();
  const memberships = cases.filter(({ left }) => left !== null).length;
  const rule = READMISSION.on(day);
  if (memberships > rule.value.times) throw violations.READMITTED_ALREADY(rule);
}

/**
 * Whether the time is over after which a cell reviews somebody who has left.
 * @param others - the other cases of the person.
 * @throws RuleViolation READMISSION_TOO_EARLY
 */
export function checkTimeSinceLeaving(others: readonly Pick<CaseOfMember, 'left'>[], reviewOn: Day): void {
  const leftOn = others
    .flatMap(({ left }) => left?.on ?? [])
    .sort()
    .at(-1);
  const early = tooEarlySince(leftOn ?? null, reviewOn);
  if (early !== null) throw violations.READMISSION_TOO_EARLY(early.rule, early.from);
}

/**
 * From which day on a cell reviews somebody who has left, where that is later than a day; else null.
 * @param leftOn - null where nobody has left.
 */
export function tooEarlySince(
  leftOn: Day | null,
  reviewOn: Day,
): { rule: ReturnType<typeof READMISSION.on>; from: Day } | null {
  if (leftOn === null) return null;
  const rule = READMISSION.on(reviewOn);
  const from = addMonths(leftOn, rule.value.afterLeaving);
  return reviewOn < from ? { rule, from } : null;
}
