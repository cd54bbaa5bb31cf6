import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, ClassAudience, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
import { ORDER_OF_STEPS, stageOrder, stagesBeforeAdmission } from '../candidate/rules.ts';
import { checkNotErased } from '../person/rules.ts';
import { violations } from './violations.ts';

const FIVE_YEARS = 60;

/** Months an awareness certificate can be used, from issue to the cell's review. */
export const AWARENESS_CERTIFICATE = dated([
  { by: GUIDANCE_01_OF_2021, value: FIVE_YEARS, confidence: 'UNKNOWN' },
  { by: GUIDANCE_06, point: '5.4', value: FIVE_YEARS },
  { by: GUIDANCE_01_OF_2026, value: FIVE_YEARS, confidence: 'UNKNOWN' },
]);

/** The last day an awareness certificate can be used. Those of other kinds do not lapse. */
export function certificateGoodUntil(issuedOn: Day): Day {
  return addMonths(issuedOn, AWARENESS_CERTIFICATE.on(issuedOn).value);
}

/** Stages by kind, or by whom a class is for. */
type Stages<Of extends string> = Partial<Record<Of, readonly CandidateStage[]>>;

const FIRST_CLASSES: Stages<TrainingKind> = {
  // Who has been put on the list; again for who holds a certificate that lapsed.
  AWARENESS: ['OUTSTANDING', 'AWARENESS_CERTIFIED', 'DOSSIER'],
  NEW_MEMBER: ['PROBATIONARY'],
};

/** Stages in which a class of a kind is of use; for other kinds it depends on whom a class is for. */
export const CLASS_STAGES = dated<Stages<TrainingKind>>([
  { by: GUIDANCE_01_OF_2021, value: FIRST_CLASSES },
  { by: GUIDANCE_06, value: FIRST_CLASSES, confidence: 'UNKNOWN' },
  { by: GUIDANCE_01_OF_2026, value: FIRST_CLASSES, confidence: 'UNKNOWN' },
]);

/** Who stands in for each audience. Offices are held by official members; which office somebody holds is not asked. */
const audiences: Record<ClassAudience, readonly CandidateStage[]> = {
  CANDIDATES: stagesBeforeAdmission,
  PROBATIONERS: ['PROBATIONARY'],
  OFFICERS: ['OFFICIAL'],
  MEMBERS: ['PROBATIONARY', 'OFFICIAL'],
  MASSES: stagesBeforeAdmission,
};

/**
 * Only people for whom the centre teaches on the first day of a class are enrolled in it: those below its host, and of
 * committees that it covers. No other right on the class is asked: who enrols from there may see it.
 * @param cell - path of the cell that follows the person.
 * @throws RuleViolation CLASS_NOT_FOR_COMMITTEE, also where there is no such class.
 */
export function checkClassIsFor<Class extends { teaches: readonly string[] }>(
  trainingClass: Class | null,
  cell: string,
): Class {
  if (trainingClass === null || !trainingClass.teaches.some((place) => cell.startsWith(place))) {
    throw violations.CLASS_NOT_FOR_COMMITTEE();
  }
  return trainingClass;
}

/** A class that somebody is to be enrolled in. */
export interface ClassWithPlaces {
  kind: TrainingKind;
  status: TrainingStatus;
  /** Its first day: whom it takes goes by the rule of that day. */
  startsOn: Day;
  audience: readonly ClassAudience[];
  capacity: number;
  enrolled: number;
}

/**
 * Whether a candidate can be enrolled.
 * @param already - whether the person is on the list of the class.
 * @throws RuleViolation PERSON_ERASED, ALREADY_ENROLLED, CLASS_NOT_OPEN, CLASS_FULL, STAGE_NOT_ALLOWED
 */
export function checkEnrolment(
  { kind, status, startsOn, audience, capacity, enrolled }: ClassWithPlaces,
  { stage, erased }: { stage: CandidateStage; erased: boolean },
  already: boolean,
): void {
  checkNotErased(erased);
  if (already) throw violations.ALREADY_ENROLLED();
  checkTakesPeople(status);
  const ofKind = CLASS_STAGES.on(startsOn).value[kind];
  if (ofKind === undefined && audience.length === 0) throw violations.STAGE_NOT_ALLOWED.kind(kind);
  if (ofKind !== undefined && !ofKind.includes(stage)) throw violations.STAGE_NOT_ALLOWED.stage(kind, ofKind, stage);
  if (audience.length > 0 && !audience.some((one) => audiences[one].includes(stage))) {
    throw violations.STAGE_NOT_ALLOWED.audience(audience, stage);
  }
  if (enrolled >= capacity) throw violations.CLASS_FULL(capacity);
}

/** @throws RuleViolation CLASS_NOT_OPEN once a class has begun */
export function checkTakesPeople(status: TrainingStatus): void {
  if (status !== 'PLANNED' && status !== 'OPEN') throw violations.CLASS_NOT_OPEN(status);
}

/** Whether to enrol somebody is also the step into the awareness class. */
export function entersAwarenessClass(kind: TrainingKind, stage: CandidateStage): boolean {
  return kind === 'AWARENESS' && stage === 'OUTSTANDING';
}

/**
 * Whether a cell may propose a candidate for a class. Whether there is a place left is asked when somebody is enrolled.
 * @param already - whether the person is on the list of the class, or proposed for it.
 * @throws RuleViolation PERSON_ERASED, ALREADY_ENROLLED, CLASS_NOT_OPEN, STAGE_NOT_ALLOWED
 */
export function checkProposal(
  trainingClass: ClassWithPlaces,
  candidate: { stage: CandidateStage; erased: boolean },
  already: boolean,
): void {
  checkEnrolment({ ...trainingClass, enrolled: 0, capacity: 1 }, candidate, already);
}

/** Stages at which each certificate is recorded: also a new one in the place of one that lapsed. */
const certifiedAt: Partial<Record<TrainingKind, readonly CandidateStage[]>> = {
  AWARENESS: stageOrder.slice(stageOrder.indexOf('OUTSTANDING'), stageOrder.indexOf('CELL_PROPOSED')),
  NEW_MEMBER: ['PROBATIONARY'],
};

/** Whether a case asks for the certificate of a kind of class. */
export function leadsOn(kind: TrainingKind): boolean {
  return certifiedAt[kind] !== undefined;
}

/**
 * Whether a certificate may be recorded.
 * @returns whether it is also the step to who holds it
 * @throws RuleViolation PERSON_ERASED, STAGE_NOT_ALLOWED, STEP_BEFORE_LAST
 */
export function checkCertificate(
  { kind, issuedOn }: { kind: TrainingKind; issuedOn: Day },
  { stage, stageSince, erased }: { stage: CandidateStage; stageSince: Day; erased: boolean },
): boolean {
  checkNotErased(erased);
  const allowed = certifiedAt[kind];
  if (!allowed) throw violations.STAGE_NOT_ALLOWED.kind(kind);
  if (!allowed.includes(stage)) throw violations.STAGE_NOT_ALLOWED.stage(kind, allowed, stage);
  const moves = stage === 'OUTSTANDING' || stage === 'IN_AWARENESS_CLASS';
  if (moves && issuedOn < stageSince) {
    throw violations.STEP_BEFORE_LAST(stageSince, ORDER_OF_STEPS.on(issuedOn).source);
  }
  return moves;
}

/**
 * The centre that issues a certificate: one that teaches for the cell, or none where there is none.
 * @param named - the centre that is named, if any.
 * @throws RuleViolation CENTRE_ISSUES, CENTRE_NOT_FOR_COMMITTEE
 */
export function checkIssuer<Centre extends { id: string }>(
  named: string | null,
  centres: readonly Centre[],
): Centre | null {
  if (named === null) {
    if (centres.length > 0) throw violations.CENTRE_ISSUES();
    return null;
  }
  const centre = centres.find(({ id }) => id === named);
  if (centre === undefined) throw violations.CENTRE_NOT_FOR_COMMITTEE();
  return centre;
}

/** People that a target of a year is about at most. */
export const MOST_TRAINEES = 1_000_000;

/** Places of a class at most. */
export const LARGEST_CLASS = 5_000;

/**
 * Whether what a centre covers may be said anew from a day on: days that are told are not told otherwise.
 * @param coveredOn - the day on which the last of it began.
 * @throws RuleViolation COVERAGE_BEFORE_LAST
 */
export function checkCoverage(validFrom: Day, coveredOn: Day | null): void {
  if (coveredOn !== null && validFrom < coveredOn) throw violations.COVERAGE_BEFORE_LAST(coveredOn);
}

/** From which states a class is brought to each. */
const stepsOfClass: Record<TrainingStatus, readonly TrainingStatus[]> = {
  PLANNED: [],
  OPEN: ['PLANNED'],
  RUNNING: ['OPEN'],
  CLOSED: ['RUNNING'],
  CANCELLED: ['PLANNED', 'OPEN', 'RUNNING'],
};

/**
 * Whether a class may be brought to a state today.
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CLASS_NOT_BEGUN
 */
export function checkClassStep(
  { status, startsOn }: { status: TrainingStatus; startsOn: Day },
  to: TrainingStatus,
  today: Day,
): void {
  if (!stepsOfClass[to].includes(status)) throw violations.CLASS_STEP_NOT_ALLOWED(status, stepsOfClass[to]);
  if (to === 'RUNNING' && today < startsOn) throw violations.CLASS_NOT_BEGUN.start(startsOn);
}

/**
 * Whether a class may be said anew: until it is over, and never smaller than who is in it.
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CAPACITY_BELOW_ENROLLED, CLASS_NOT_BEGUN
 */
export function checkClassChange(
  { status, enrolled }: { status: TrainingStatus; enrolled: number },
  { capacity, startsOn }: { capacity: number; startsOn: Day },
  today: Day,
): void {
  if (!stepsOfClass.CANCELLED.includes(status)) throw violations.CLASS_STEP_NOT_ALLOWED(status, stepsOfClass.CANCELLED);
  if (capacity < enrolled) throw violations.CAPACITY_BELOW_ENROLLED(enrolled);
  if (status === 'RUNNING' && startsOn > today) throw violations.CLASS_NOT_BEGUN.change();
}

/** Somebody on the roll of a class. */
interface OnRoll {
  candidateId: string;
  stage: CandidateStage;
  /** Whether the case was locked before the class. */
  locked: boolean;
}

/**
 * Whose case goes back to the list when a class is not held.
 * @throws RuleViolation ROLL_CHANGED where somebody came onto the roll while it waited for its locks
 */
export function goingBack<One extends OnRoll>(roll: readonly One[]): One[] {
  if (roll.some(({ locked }) => !locked)) throw violations.ROLL_CHANGED();
  return roll.filter(({ stage }) => stage === 'IN_AWARENESS_CLASS');
}
