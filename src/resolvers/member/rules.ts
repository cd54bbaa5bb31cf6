import { addMonths, type Day } from '../../calendar.ts';
import type { AbsenceKind, CandidateStage, MembershipEndReason } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { CHARTER, GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
import { READMISSION } from '../candidate/rules.ts';
import { violations as persons } from '../person/violations.ts';
import { mistakes, violations } from './violations.ts';

/** Who helps a person is an official member. */
export const HELPED_BY_OFFICIAL = dated([
  { by: GUIDANCE_01_OF_2021, value: true, confidence: 'SECOND_HAND' },
  { by: GUIDANCE_06, value: true, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: true, confidence: 'UNKNOWN' },
]);

/** Who is on probation does not stand for an office. */
export const OFFICE_BY_OFFICIAL = dated([{ by: CHARTER, point: 'Điều 3.4', value: true }]);

/** A member to whom a record refers, as it was on a day. */
export interface OnRoll {
  /** The cell of that day; null where none had the member. */
  cellId: string | null;
  officialSince: Day | null;
  /** Whether the person was a member. */
  member: boolean;
}

/**
 * Whether a member may be referred to on a day.
 * @param official - the rule by which it is an official one.
 * @throws RuleViolation MEMBER_NOT_ON_ROLL, MEMBER_NOT_OFFICIAL
 */
export function checkOnRoll(
  { member, there, officialSince }: OnRoll & { there: boolean },
  day: Day,
  official: { source: string },
): void {
  if (!member || !there) throw violations.MEMBER_NOT_ON_ROLL(day);
  if (officialSince === null || officialSince > day) throw violations.MEMBER_NOT_OFFICIAL(day, official);
}

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

/** Since when somebody is a member; null where it is not known, or not yet. */
export interface Since {
  probationarySince: Day | null;
  officialSince: Day | null;
}

/**
 * Whether somebody may be on a roll since these days.
 * @throws InvalidInput
 */
export function checkSince({ probationarySince, officialSince }: Since): void {
  if (probationarySince === null && officialSince === null) throw mistakes.neverMember();
  if (probationarySince !== null && officialSince !== null && officialSince < probationarySince) {
    throw mistakes.officialFirst();
  }
}

/**
 * Whether the membership of somebody without a case may end on a day, or an end be taken back.
 * @param on - null to take back what was entered.
 * @throws RuleViolation MEMBER_ENDS_EARLY, NO_END_RECORDED
 */
export function checkMemberEnds(
  { probationarySince, officialSince, leftOn }: Since & { leftOn: Day | null },
  on: Day | null,
): void {
  if (on === null && leftOn === null) throw violations.NO_END_RECORDED();
  const since = probationarySince ?? officialSince;
  if (on !== null && since !== null && on < since) throw violations.MEMBER_ENDS_EARLY(since);
}

/**
 * Whether somebody on a roll may be erased: who has left, and never had a case.
 * @throws RuleViolation MEMBER_FOLLOWS_CASE, ALREADY_ERASED, MEMBER_REMAINS
 */
export function checkMemberErasable({
  cases,
  erased,
  leftOn,
}: {
  cases: readonly unknown[];
  erased: boolean;
  leftOn: Day | null;
}): void {
  if (cases.length > 0) throw violations.MEMBER_FOLLOWS_CASE('memberId');
  if (erased) throw persons.ALREADY_ERASED('memberId');
  if (leftOn === null) throw violations.MEMBER_REMAINS();
}

/** A member who is to go to another cell. */
export interface Going extends Since {
  committeeId: string;
  leftOn: Day | null;
  /** The day from which the last cell has the member; null where it began there. */
  placedOn: Day | null;
}

/**
 * Whether a member may go to another cell from a day on: the cell of a ceremony has the member until its end.
 * @throws RuleViolation MEMBER_HAS_LEFT, MEMBER_THERE_ALREADY, MEMBER_PLACED_LATER
 */
export function checkGoes(member: Going, to: { cellId: string; from: Day }): void {
  const { committeeId, leftOn, placedOn, probationarySince, officialSince } = member;
  if (leftOn !== null) throw violations.MEMBER_HAS_LEFT(leftOn);
  if (committeeId === to.cellId) throw violations.MEMBER_THERE_ALREADY();
  const last = [placedOn, probationarySince ?? officialSince]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  if (last !== undefined && to.from <= last) throw violations.MEMBER_PLACED_LATER(last);
}

/** Days that are over on which a member was exempt or away. One that ends on the day it begins says that there was none. */
export interface Absence {
  kind: AbsenceKind;
  since: Day;
  /** The first day on which it was over. */
  until: Day;
}

/** What a form says of an absence. What is left out stays. */
export interface SaidOfAbsence {
  since?: Day | null;
  until?: Day | null;
}

/** What is on record of absences of one kind. */
export interface KnownAbsences {
  /** Since when one lasts; null where none does. */
  lasting: Day | null;
  over: readonly Absence[];
}

/**
 * What is on record of absences of one kind after a form: since when one lasts, and what is over and to be entered, which takes the
 * place of one that began on the same day.
 * @throws InvalidInput
 * @throws RuleViolation NOT_ABSENT, ABSENCE_OVERLAPS
 */
export function absenceAfter(
  kind: AbsenceKind,
  { since, until }: SaidOfAbsence,
  { lasting, over }: KnownAbsences,
): { lasting: Day | null; entered: Absence | null } {
  const overlapped = (from: Day, to: Day | null) =>
    over.find((one) => one.since !== from && one.until > from && (to === null || one.since < to));
  if (until === undefined || until === null) {
    const now = since === undefined ? lasting : since;
    const other = now === null || since === undefined ? undefined : overlapped(now, null);
    if (other !== undefined) throw violations.ABSENCE_OVERLAPS(kind, other);
    return { lasting: now, entered: null };
  }
  const from = since ?? lasting;
  if (from === null) throw violations.NOT_ABSENT(kind);
  if (until < from) throw mistakes.overBeforeItBegan(kind);
  const other = overlapped(from, until);
  if (other !== undefined) throw violations.ABSENCE_OVERLAPS(kind, other);
  if (lasting !== null && lasting !== from && lasting < until) {
    throw violations.ABSENCE_OVERLAPS(kind, { since: lasting, until: null });
  }
  return { lasting: lasting === from ? null : lasting, entered: { kind, since: from, until } };
}

/** What a case says of the member to whom it has led. */
const OF_CASE = ['fullName', 'sex', 'birthYear', 'birthMonth', 'probationarySince', 'officialSince'] as const;

/**
 * Whether a member's fields may be put right on the roll.
 * @throws RuleViolation MEMBER_FOLLOWS_CASE
 */
export function checkOwn({ candidateId }: { candidateId: string | null }, fields: object): void {
  const field = OF_CASE.find((one) => (fields as Record<string, unknown>)[one] !== undefined);
  if (candidateId !== null && field !== undefined) throw violations.MEMBER_FOLLOWS_CASE(field);
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
  if (early !== null) throw violations.READMISSION_TOO_EARLY.left(early.rule, early.from);
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
