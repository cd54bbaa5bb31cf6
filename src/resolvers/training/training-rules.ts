import { addMonths, type Day } from '../../calendar.ts';
import type { CandidateStage, TrainingKind, TrainingStatus } from '../../db/generated/client.ts';
import { RuleViolation } from '../errors.ts';

/** Months an awareness certificate can be used, from issue to the cell's review (Hướng dẫn 06-HD/TW, 5.4). */
export const CERTIFICATE_MONTHS = 60;

/** The last day an awareness certificate can be used. */
export function certificateGoodUntil(issuedOn: Day): Day {
  return addMonths(issuedOn, CERTIFICATE_MONTHS);
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
  if (status !== 'PLANNED' && status !== 'OPEN') {
    throw new RuleViolation('CLASS_NOT_OPEN', (texts) => texts.classNotOpen(status), {
      path: ['classId'],
    });
  }
  const allowed = stagesFor[kind];
  if (!allowed) {
    throw new RuleViolation('STAGE_NOT_ALLOWED', (texts) => texts.classNotForCandidates(kind), { path: ['classId'] });
  }
  if (!allowed.includes(stage)) {
    throw new RuleViolation('STAGE_NOT_ALLOWED', (texts) => texts.classForStages(kind, allowed, stage), {
      path: ['candidateId'],
    });
  }
  if (enrolled >= capacity) {
    throw new RuleViolation('CLASS_FULL', (texts) => texts.classFull(capacity), { path: ['classId'] });
  }
}
