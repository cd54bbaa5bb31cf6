import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
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

/** Stages in which a class of a kind is of use; absent where the kind does not ask for one. */
const stagesFor: Partial<Record<TrainingKind, readonly CandidateStage[]>> = {
  // Who has been put on the list; again for who holds a certificate that lapsed.
  AWARENESS: ['OUTSTANDING', 'AWARENESS_CERTIFIED', 'DOSSIER'],
  NEW_MEMBER: ['PROBATIONARY'],
};

/**
 * Only people below the host of a class are enrolled in it. No other right on the class is asked: who enrols from there
 * may see it.
 * @param cell - path of the cell that follows the person.
 * @throws RuleViolation CLASS_NOT_FOR_COMMITTEE, also where there is no such class.
 */
export function checkClassIsFor<Class extends { path: string }>(trainingClass: Class | null, cell: string): Class {
  if (trainingClass === null || !cell.startsWith(trainingClass.path)) throw violations.CLASS_NOT_FOR_COMMITTEE();
  return trainingClass;
}

/** A class that somebody is to be enrolled in. */
interface ClassWithPlaces {
  kind: TrainingKind;
  status: TrainingStatus;
  capacity: number;
  enrolled: number;
}

/**
 * Whether a candidate can be enrolled.
 * @param already - whether the person is on the list of the class.
 * @throws RuleViolation PERSON_ERASED, ALREADY_ENROLLED, CLASS_NOT_OPEN, CLASS_FULL, STAGE_NOT_ALLOWED
 */
export function checkEnrolment(
  { kind, status, capacity, enrolled }: ClassWithPlaces,
  { stage, erased }: { stage: CandidateStage; erased: boolean },
  already: boolean,
): void {
  checkNotErased(erased);
  if (already) throw violations.ALREADY_ENROLLED();
  if (status !== 'PLANNED' && status !== 'OPEN') throw violations.CLASS_NOT_OPEN(status);
  const allowed = stagesFor[kind];
  if (!allowed) throw violations.STAGE_NOT_ALLOWED.kind(kind);
  if (!allowed.includes(stage)) throw violations.STAGE_NOT_ALLOWED.stage(kind, allowed, stage);
  if (enrolled >= capacity) throw violations.CLASS_FULL(capacity);
}

/** Whether to enrol somebody is also the step into the awareness class. */
export function entersAwarenessClass(kind: TrainingKind, stage: CandidateStage): boolean {
  return kind === 'AWARENESS' && stage === 'OUTSTANDING';
}
