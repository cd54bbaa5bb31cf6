import { type Body, bodies, stepOf } from '../../access/policy.ts';
import { addMonths, type Day, yearOf } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import {
  CHARTER,
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

/** The way to membership, in order. */
export const stageOrder: readonly CandidateStage[] = [
  'SOURCE',
  'OUTSTANDING',
  'IN_AWARENESS_CLASS',
  'AWARENESS_CERTIFIED',
  'DOSSIER',
  'VERIFYING',
  'OPINIONS',
  'CELL_REVIEW',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
  'PROBATIONARY',
  'OFFICIAL',
];

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
}

/**
 * Whether a candidate may move from one stage to another: one step forward, or back or off the list with a reason, and
 * not before the step before.
 * @param told - how it is said of an admission and its end that no step leads there.
 * @throws RuleViolation STAGE_NOT_ALLOWED, REASON_REQUIRED, PROBATION_NOT_OVER, OFFICIAL_DAY_WRONG, STEP_BEFORE_LAST
 */
export function checkStageMove(
  { from, since, to, effectiveOn, reason, ceremonyOn }: StageMove,
  told: Pick<typeof hints, 'takenBackElsewhere' | 'recordedElsewhere'> = hints,
): void {
  const left = from === 'OFF_LIST' || from === 'WITHDRAWN';
  const leaves = to === 'OFF_LIST' || to === 'WITHDRAWN';
  const here = stageOrder.indexOf(from);
  const there = stageOrder.indexOf(to);
  const probationary = stageOrder.indexOf('PROBATIONARY');

  if (from === 'PROBATIONARY' && to === 'OFFICIAL') {
    checkOfficialDay({ officialOn: effectiveOn, ceremonyOn });
    return;
  }
  if (here >= probationary) throw violations.STAGE_NOT_ALLOWED(from, to, told.takenBackElsewhere);
  if (there >= probationary) throw violations.STAGE_NOT_ALLOWED(from, to, told.recordedElsewhere);
  if (left && to !== 'SOURCE' && to !== 'OUTSTANDING') {
    throw violations.STAGE_NOT_ALLOWED(from, to, hints.comesBackAt);
  }
  if (from === to) throw violations.STAGE_NOT_ALLOWED(from, to, hints.thereAlready);
  if (!left && !leaves && there > here + 1) {
    throw violations.STAGE_NOT_ALLOWED(from, to, nextStageHint(stageOrder[here + 1] as CandidateStage));
  }
  if ((leaves || there < here) && reason === null) throw violations.REASON_REQUIRED();
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

/**
 * Whether somebody is of the age at which a cell reviews a case, counted by month: the birthday is the first of its month.
 * `readCase` in db/queries/cases.ts says the same of persons on record.
 */
export function isOfAge({ birthYear, birthMonth }: Birth, reviewedOn: Day): boolean {
  const months = (yearOf(reviewedOn) - birthYear) * 12 + Number(reviewedOn.slice(5, 7)) - birthMonth;
  const { fromYears, toYears } = ADMISSION_AGE.on(reviewedOn).value;
  return months >= fromYears * 12 && months <= toYears * 12;
}

/**
 * Refuses who is not of age at the cell's review. The error tells no age.
 * @param path - what in the input is wrong.
 * @throws RuleViolation AGE_OUT_OF_RANGE
 */
export function checkAge({ ofAge, reviewedOn }: { ofAge: boolean; reviewedOn: Day }, path: string): void {
  if (!ofAge) throw violations.AGE_OUT_OF_RANGE(ADMISSION_AGE.on(reviewedOn), path);
}
