import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { GUIDANCE_01_OF_2021, GUIDANCE_01_OF_2026, GUIDANCE_06 } from '../../rules/regulations.ts';
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
 * Whether a candidate can be enrolled.
 * @throws RuleViolation CLASS_NOT_OPEN, CLASS_FULL, STAGE_NOT_ALLOWED
 */
export function checkEnrolment(
  {
    kind,
    status,
    capacity,
    enrolled,
  }: { kind: TrainingKind; status: TrainingStatus; capacity: number; enrolled: number },
  stage: CandidateStage,
): void {
  if (status !== 'PLANNED' && status !== 'OPEN') throw violations.CLASS_NOT_OPEN(status);
  const allowed = stagesFor[kind];
  if (!allowed) throw violations.STAGE_NOT_ALLOWED.kind(kind);
  if (!allowed.includes(stage)) throw violations.STAGE_NOT_ALLOWED.stage(kind, allowed, stage);
  if (enrolled >= capacity) throw violations.CLASS_FULL(capacity);
}
