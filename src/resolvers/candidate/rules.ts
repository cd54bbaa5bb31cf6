import { type Body, bodies, stepOf } from '../../access/policy.ts';
import { addMonths, type Day, monthOf, yearOf } from '../../calendar.ts';
import { CandidateStage, Education } from '../../db/generated/enums.ts';
import { dated, type Provision } from '../../rules/dated.ts';
import {
  CHARTER,
  type Confidence,
  GUIDANCE_01_OF_2021,
  GUIDANCE_01_OF_2026,
  GUIDANCE_06,
  REGULATION_20,
  REGULATION_24,
  REGULATION_208,
  REGULATION_232,
  REGULATION_294,
} from '../../rules/regulations.ts';
import { hints, nextStageHint, violations } from './violations.ts';

/** Months of probation, from the ceremony. */
export const PROBATION = dated([{ by: CHARTER, point: 'Điều 5', value: 12 }]);

/** Bodies that act on a case one after the other: the cell proposes, the grassroots committee proposes, the one above decides. */
export const ORDER_OF_STEPS = dated([{ by: CHARTER, point: 'Điều 4', value: bodies }]);

/** Members who introduce a person; one where the Youth Union or the trade union introduces too. */
export const INTRODUCERS = dated([{ by: CHARTER, point: 'Điều 4.1', value: { alone: 2, besideOrganisation: 1 } }]);

/** Months for which an introducer has worked, laboured, studied or lived in the same place as the person. */
export const ACQUAINTANCE = dated([{ by: CHARTER, point: 'Điều 4.1', value: 12 }]);

/** Months for which the papers of a dossier hold, but for the awareness certificate. */
export const PAPERS = dated([
  { by: GUIDANCE_01_OF_2021, value: 12 },
  { by: GUIDANCE_06, value: 12, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: 12, confidence: 'UNKNOWN' },
]);

/** What comes first: the application, then the life history. */
export const APPLICATION_FIRST = dated([{ by: GUIDANCE_01_OF_2021, value: true, confidence: 'SECOND_HAND' }]);

/** The share of a body that a resolution needs. */
export interface Share {
  numerator: number;
  denominator: number;
  /** Whether the share itself is not enough. */
  more: boolean;
}

/** A share as it is written: `> 1/2`. */
export function shareWords({ numerator, denominator, more }: Share): string {
  return `${more ? '>' : '>='} ${numerator}/${denominator}`;
}

const TWO_THIRDS: Share = { numerator: 2, denominator: 3, more: false };
const MORE_THAN_HALF: Share = { numerator: 1, denominator: 2, more: true };

/** Of the official members of the cell, for its resolution on admission or recognition. */
export const CELL_VOTE = dated([{ by: CHARTER, point: 'Điều 4', value: TWO_THIRDS }]);

/** Of all members of the grassroots committee, for its resolution. */
export const COMMITTEE_VOTE = dated([{ by: CHARTER, point: 'Điều 4', value: TWO_THIRDS }]);

/** What the regulations say alike, one after the other; of the newest two nobody has read it here yet. */
function inEachRegulation<T>(value: T, confidence: Confidence = 'KNOWN'): [Provision<T>, ...Provision<T>[]] {
  return [
    { by: REGULATION_24, value, confidence },
    { by: REGULATION_232, value, confidence },
    { by: REGULATION_294, value, confidence },
    { by: REGULATION_20, value, confidence: 'UNKNOWN' },
    { by: REGULATION_208, value, confidence: 'UNKNOWN' },
  ];
}

/** Of a standing committee that decides on admission. */
export const STANDING_VOTE = dated(inEachRegulation(MORE_THAN_HALF, 'SECOND_HAND'));

/** Votes of a cell without a result, after which it goes up to the committee above. */
export const UNDECIDED_VOTES = dated(inEachRegulation(3));

/** Working days for the decision on admission, from the cell's resolution; and by how many it is extended at most. */
export const DECISION_LIMIT = dated(inEachRegulation({ days: 60, extension: 30 }));

/** Working days for the ceremony, and what they run from: the cell's receipt of the decision, or its issue. */
export const CEREMONY_LIMIT = dated<{ days: number; runsFrom: 'RECEIPT' | 'ISSUE' }>([
  { by: REGULATION_24, value: { days: 30, runsFrom: 'RECEIPT' } },
  { by: REGULATION_232, value: { days: 30, runsFrom: 'RECEIPT' } },
  { by: REGULATION_294, value: { days: 30, runsFrom: 'RECEIPT' } },
  { by: REGULATION_20, value: { days: 30, runsFrom: 'RECEIPT' }, confidence: 'UNKNOWN' },
  { by: REGULATION_208, value: { days: 30, runsFrom: 'ISSUE' } },
]);

/** Working days for the cell to review who has ended the probation. */
export const RECOGNITION_REVIEW_LIMIT = dated(inEachRegulation(30));

/** Working days for the decision on recognition, and by how many it is extended at most. */
export const RECOGNITION_LIMIT = dated(inEachRegulation({ days: 30, extension: 30 }));

/** Months after which who has left is admitted again, and how often; where it was for a minor crime, from the end of the record. */
export const READMISSION = dated(inEachRegulation({ afterLeaving: 36, afterRecord: 60, times: 1 }));

const FULL_18_TO_60 = { fromYears: 18, toYears: 60 };

/** How old a person is when the cell reviews the case: full years, counted by month, both ends included. */
export const ADMISSION_AGE = dated([
  { by: CHARTER, point: 'Điều 1', value: FULL_18_TO_60 },
  { by: REGULATION_24, point: '1.1', value: FULL_18_TO_60 },
  { by: REGULATION_232, point: '1.1', value: FULL_18_TO_60 },
  { by: REGULATION_294, point: '1.1', value: FULL_18_TO_60 },
  { by: REGULATION_20, point: 'về tuổi đời', value: FULL_18_TO_60 },
  { by: REGULATION_208, point: 'về tuổi đời', value: FULL_18_TO_60 },
]);

/** How far somebody went to school who is admitted. */
export interface Schooling {
  least: Education;
  /** In mountains, at the border, on islands, where ethnic minorities live and life is specially difficult. */
  inHardAreas: Education;
  /** Of elders and heads of villages there. */
  ofVillageHeads: Education;
}

const LOWER_SECONDARY: Schooling = {
  least: 'LOWER_SECONDARY',
  inHardAreas: 'PRIMARY',
  ofVillageHeads: 'READS_AND_WRITES',
};

/** How far somebody went to school whom a cell reviews. */
export const SCHOOLING = dated([
  { by: REGULATION_24, value: LOWER_SECONDARY },
  { by: REGULATION_232, value: LOWER_SECONDARY },
  { by: REGULATION_294, value: LOWER_SECONDARY },
  { by: REGULATION_20, value: LOWER_SECONDARY, confidence: 'UNKNOWN' },
  { by: REGULATION_208, value: LOWER_SECONDARY },
]);

/** Only a citizen is admitted. */
export const CITIZENSHIP = dated([{ by: CHARTER, point: 'Điều 1', value: true }]);

/** What is on record of how far somebody went to school, and where. */
export interface Schooled {
  education: Education | null;
  villageHead: boolean | null;
  hardArea: boolean;
}

/** The least that is asked of somebody on a day. */
export function leastSchooling({ villageHead, hardArea }: Omit<Schooled, 'education'>, on: Day): Education {
  const { least, inHardAreas, ofVillageHeads } = SCHOOLING.on(on).value;
  if (!hardArea) return least;
  return villageHead ? ofVillageHeads : inHardAreas;
}

/** Whether somebody went to school for as long as is asked on a day; where nobody has said, nothing stands against it. */
export function isSchooled(person: Schooled, on: Day): boolean {
  const levels = Object.values(Education);
  const { education } = person;
  return education === null || levels.indexOf(education) >= levels.indexOf(leastSchooling(person, on));
}

/** Who gives a case to a cell where the person has none of their own: the committee above it, not the cell itself. */
export const ASSIGNED_BY: Body = 'GRASSROOTS';

/** Every stage, in the order in which the database knows them. */
const STAGES = Object.values(CandidateStage);

/** The way to membership, in order. */
export const stageOrder: readonly CandidateStage[] = STAGES.slice(0, STAGES.indexOf('OFFICIAL') + 1);

/** Stages of people who may still be admitted. */
export const stagesBeforeAdmission: readonly CandidateStage[] = stageOrder.slice(0, stageOrder.indexOf('PROBATIONARY'));

/**
 * Stages that stand for a resolution or a decision: one from before the system counts once its body has confirmed it. What leads on
 * from the others wants records of its own (enrolment, certificate, verification, dossier), which no file brings.
 */
export const confirmedStages: readonly CandidateStage[] = [
  'OUTSTANDING',
  'DOSSIER',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
  'PROBATIONARY',
];

/** Whose confirmation a stage from before the system wants; a ceremony rests on a decision, which nobody recorded here. */
export function confirmedBy(stage: CandidateStage): Body {
  return stage === 'PROBATIONARY' ? 'SUPERIOR' : stepOf[stage];
}

/**
 * Whether a step that a case stands on opens the next one: one from before the system does once its body has confirmed it.
 * @throws RuleViolation LEGACY_NOT_CONFIRMED
 */
export function checkConfirmed({ stage, unconfirmed }: { stage: CandidateStage; unconfirmed: boolean }): void {
  if (unconfirmed) throw violations.LEGACY_NOT_CONFIRMED(stage, confirmedBy(stage));
}

/** Stages at which a cell reviews the case, or has done so. */
const reviewedStages: readonly CandidateStage[] = stageOrder.slice(
  stageOrder.indexOf('CELL_REVIEW'),
  stageOrder.indexOf('OFFICIAL'),
);

/** Whether the cell's review of a case at a stage lies on that day or before. */
export function isReviewed(stage: CandidateStage): boolean {
  return reviewedStages.includes(stage);
}

/**
 * Whose step a move is. To go back belongs to the higher one of those whose stages it leaves and comes to: a cell does not
 * take back what the committee above has decided.
 */
export function bodyOfMove(from: CandidateStage, to: CandidateStage): Body {
  const leaves = to === 'OFF_LIST' || to === 'WITHDRAWN';
  const goesBack = !leaves && stageOrder.indexOf(to) < stageOrder.indexOf(from);
  const both = goesBack ? [stepOf[from], stepOf[to]] : [stepOf[to]];
  return bodies.findLast((body) => both.includes(body)) as Body;
}

/**
 * Whether the life history came after the application.
 * @throws RuleViolation HISTORY_BEFORE_APPLICATION
 */
export function checkHistoryDay(
  { appliedOn, historyOn }: { appliedOn?: Day | null; historyOn?: Day | null },
  day: Day,
): void {
  if (appliedOn && historyOn && historyOn < appliedOn)
    throw violations.HISTORY_BEFORE_APPLICATION(APPLICATION_FIRST.on(day).source);
}

/** A case that is to be given to a cell. */
export interface Assigned {
  stage: CandidateStage;
  /** The day of the last step. */
  stageSince: Day;
  committeeId: string;
  /** The day on which the last of its cells has it from; null where it began there. */
  placedOn: Day | null;
}

/**
 * Whether a case may be given to another cell from a day on.
 * @throws RuleViolation CASE_NOT_ASSIGNED, CASE_THERE_ALREADY, STEP_BEFORE_LAST, PLACED_LATER
 */
export function checkAssigned(
  { stage, stageSince, committeeId, placedOn }: Assigned,
  to: { cellId: string; from: Day },
): void {
  if (!stagesBeforeAdmission.includes(stage)) throw violations.CASE_NOT_ASSIGNED(stage);
  if (committeeId === to.cellId) throw violations.CASE_THERE_ALREADY();
  if (to.from < stageSince) throw violations.STEP_BEFORE_LAST(stageSince, ORDER_OF_STEPS.on(to.from).source);
  if (placedOn !== null && to.from <= placedOn) throw violations.PLACED_LATER(placedOn);
}

/** Whether somebody at a stage may come on the list, for the first time or again. */
export function comesOnList(stage: CandidateStage): boolean {
  return stage === 'SOURCE' || stage === 'OFF_LIST' || stage === 'WITHDRAWN';
}

/** Stages at which a member helps. */
const helped: readonly CandidateStage[] = stageOrder.slice(
  stageOrder.indexOf('OUTSTANDING'),
  stageOrder.indexOf('OFFICIAL'),
);

/** Whether somebody at a stage is helped by members. */
export function isHelped(stage: CandidateStage): boolean {
  return helped.includes(stage);
}

/** @throws RuleViolation NOT_ON_LIST where nobody helps at a stage. */
export function checkHelped(stage: CandidateStage): void {
  if (!isHelped(stage)) throw violations.NOT_ON_LIST(stage);
}

/** The day from which a person is an official member: the day the twelve months end, however late it is decided. */
export function officialDayOf(ceremonyOn: Day): Day {
  return addMonths(ceremonyOn, PROBATION.on(ceremonyOn).value);
}

/** A step of a case, and where the case stands. */
export interface StageMove {
  from: CandidateStage;
  /** The day of the step before. */
  since: Day;
  to: CandidateStage;
  effectiveOn: Day;
  reason: string | null;
  /** The day of the admission that counts; null when there is none. */
  ceremonyOn: Day | null;
  /** The stage that somebody who has left stood at then. */
  leftAt?: CandidateStage | null;
}

/**
 * Whether a candidate may move from one stage to another: one step forward, or back or off the list with a reason, and
 * not before the step before.
 * @param told - how it is said of an admission and its end that no step leads there.
 * @throws RuleViolation STAGE_NOT_ALLOWED, REASON_REQUIRED, PROBATION_NOT_OVER, OFFICIAL_DAY_WRONG, STEP_BEFORE_LAST
 */
export function checkStageMove(
  { from, since, to, effectiveOn, reason, ceremonyOn, leftAt = null }: StageMove,
  told: Pick<typeof hints, 'takenBackElsewhere' | 'recordedElsewhere'> = hints,
): void {
  const left = from === 'OFF_LIST' || from === 'WITHDRAWN';
  const leaves = to === 'OFF_LIST' || to === 'WITHDRAWN';
  const here = stageOrder.indexOf(from);
  const there = stageOrder.indexOf(to);
  const probationary = stageOrder.indexOf('PROBATIONARY');

  if (from === 'REMOVED') throw violations.STAGE_NOT_ALLOWED(from, to, hints.removed);
  if (to === 'REMOVED') throw violations.STAGE_NOT_ALLOWED(from, to, hints.removedElsewhere);
  if (from === 'PROBATIONARY' && to === 'OFFICIAL') {
    checkOfficialDay({ officialOn: effectiveOn, ceremonyOn });
    return;
  }
  if (here >= probationary) throw violations.STAGE_NOT_ALLOWED(from, to, told.takenBackElsewhere);
  if (there >= probationary) throw violations.STAGE_NOT_ALLOWED(from, to, told.recordedElsewhere);
  if (left && to !== 'SOURCE' && to !== 'OUTSTANDING' && to !== leftAt) {
    throw violations.STAGE_NOT_ALLOWED(from, to, hints.comesBackAt);
  }
  if (from === to) throw violations.STAGE_NOT_ALLOWED(from, to, hints.thereAlready);
  if (!left && !leaves && there > here + 1) {
    throw violations.STAGE_NOT_ALLOWED(from, to, nextStageHint(stageOrder[here + 1] as CandidateStage));
  }
  const returns = left && to === leftAt && to !== 'SOURCE';
  if ((leaves || returns || there < here) && reason === null) throw violations.REASON_REQUIRED();
  if (effectiveOn < since) throw violations.STEP_BEFORE_LAST(since, ORDER_OF_STEPS.on(effectiveOn).source);
}

/** The days of a recognition. */
export interface Recognition {
  officialOn: Day;
  /** Null when nobody was admitted. */
  ceremonyOn: Day | null;
}

/**
 * Whether a person is recognised on the right day.
 * @throws RuleViolation PROBATION_NOT_OVER, OFFICIAL_DAY_WRONG
 */
export function checkOfficialDay({ officialOn, ceremonyOn }: Recognition): void {
  const probation = PROBATION.on(ceremonyOn ?? officialOn);
  if (ceremonyOn === null || officialOn < officialDayOf(ceremonyOn)) throw violations.PROBATION_NOT_OVER(probation);
  if (officialOn > officialDayOf(ceremonyOn)) throw violations.OFFICIAL_DAY_WRONG(probation, officialDayOf(ceremonyOn));
}

/** When somebody was born. */
export interface Birth {
  birthYear: number;
  /** 1 to 12. */
  birthMonth: number;
}

/** How old somebody is on a day, months: the birthday is the first of its month. */
export function monthsOfAge({ birthYear, birthMonth }: Birth, on: Day): number {
  return (yearOf(on) - birthYear) * 12 + monthOf(on) - birthMonth;
}

/**
 * Whether somebody is of the age at which a cell reviews a case, counted by month: the birthday is the first of its month.
 * `readCase` in db/queries/cases.ts says the same of persons on record.
 */
export function isOfAge(birth: Birth, reviewedOn: Day): boolean {
  const months = monthsOfAge(birth, reviewedOn);
  const { fromYears, toYears } = ADMISSION_AGE.on(reviewedOn).value;
  return months >= fromYears * 12 && months <= toYears * 12;
}

/** Whether somebody is past that age: such a person is admitted with a consent that is there before the decision. */
export function isOverAge(birth: Birth, reviewedOn: Day): boolean {
  const months = monthsOfAge(birth, reviewedOn);
  return months > ADMISSION_AGE.on(reviewedOn).value.toYears * 12;
}

/**
 * Refuses who is not of age at the cell's review. The error tells no age.
 * @param path - what in the input is wrong.
 * @throws RuleViolation AGE_OUT_OF_RANGE
 */
export function checkAge({ ofAge, reviewedOn }: { ofAge: boolean; reviewedOn: Day }, path: string): void {
  if (!ofAge) throw violations.AGE_OUT_OF_RANGE(ADMISSION_AGE.on(reviewedOn), path);
}
