import type { Day } from '../../calendar.ts';
import type { InspectionOutcome, InspectionStatus } from '../../db/generated/client.ts';
import { InvalidInput, RuleViolation } from '../errors.ts';

/** Stages in which an inspection can be concluded: it was started and has not ended. */
const concludable: readonly InspectionStatus[] = ['STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'];

/**
 * Whether the result of an inspection can be recorded. The deadline of a remedy is set by the conclusion: there is no
 * number that holds for all.
 * @throws RuleViolation NOT_CONCLUDABLE, FINDING_REQUIRED
 * @throws InvalidInput when the days cannot be right
 */
export function checkConclusion(
  { status, startedOn }: { status: InspectionStatus; startedOn: Day | null },
  result: { outcome: InspectionOutcome; concludedOn: Day; findingCount: number; remedyDueOn: Day[] },
  today: Day,
): void {
  const { outcome, concludedOn, findingCount, remedyDueOn } = result;
  if (!concludable.includes(status)) {
    throw new RuleViolation('NOT_CONCLUDABLE', (texts) => texts.notConcludable(status), {
      path: ['inspectionId'],
    });
  }
  if (concludedOn > today) throw new InvalidInput((texts) => texts.inFuture('concludedOn'), ['concludedOn']);
  if (startedOn !== null && concludedOn < startedOn) {
    throw new InvalidInput((texts) => texts.concludedBeforeStart, ['concludedOn']);
  }
  if (outcome !== 'GOOD' && findingCount === 0) {
    throw new RuleViolation('FINDING_REQUIRED', (texts) => texts.findingNeeded(outcome), {
      path: ['findings'],
    });
  }
  if (remedyDueOn.some((dueOn) => dueOn < concludedOn)) {
    throw new InvalidInput((texts) => texts.remedyTooEarly, ['findings']);
  }
}

/** Where an inspection goes when it is concluded: remedies keep it open. */
export function statusAfterConclusion(remedyCount: number): InspectionStatus {
  return remedyCount > 0 ? 'FOLLOW_UP' : 'CONCLUDED';
}
