import type { Day } from '../../calendar.ts';
import type { FindingCategory, InspectionKind, InspectionOutcome, InspectionStatus } from '../../db/generated/enums.ts';
import { InvalidInput } from '../errors.ts';
import { mistakes, violations } from './violations.ts';

/** Stages in which an inspection can be concluded: it was started and has not ended. */
const concludable: readonly InspectionStatus[] = ['STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'];

/** Outcomes from the mildest to the gravest. */
const byGravity: readonly InspectionOutcome[] = ['GOOD_PRACTICE', 'GOOD', 'SHORTCOMINGS', 'VIOLATION', 'DISCIPLINE'];

/** The mildest outcome with which something can have been found. */
const mildestWith: Record<FindingCategory, InspectionOutcome> = {
  GOOD_PRACTICE: 'GOOD_PRACTICE',
  SHORTCOMING: 'SHORTCOMINGS',
  VIOLATION: 'VIOLATION',
};

/**
 * Whether the result of an inspection can be recorded. The deadline of a remedy is set by the conclusion: there is no
 * number that holds for all.
 * @throws RuleViolation NOT_CONCLUDABLE, FINDING_REQUIRED, OUTCOME_TOO_MILD, OUTCOME_NOT_FOR_KIND
 * @throws InvalidInput when the days cannot be right
 */
export function checkConclusion(
  { kind, status, startedOn }: { kind: InspectionKind; status: InspectionStatus; startedOn: Day | null },
  result: { outcome: InspectionOutcome; concludedOn: Day; found: FindingCategory[]; remedyDueOn: Day[] },
  today: Day,
): void {
  const { outcome, concludedOn, found, remedyDueOn } = result;
  if (!concludable.includes(status)) throw violations.NOT_CONCLUDABLE(status);
  if (concludedOn > today) throw new InvalidInput((texts) => texts.inFuture('concludedOn'), ['concludedOn']);
  if (startedOn !== null && concludedOn < startedOn) throw mistakes.concludedBeforeStart();
  // Praise alone is no ground for blame.
  const isBlame = graver(outcome, 'GOOD') < 0;
  const grounds = isBlame ? found.filter((category) => category !== 'GOOD_PRACTICE') : found;
  if (outcome !== 'GOOD' && grounds.length === 0) throw violations.FINDING_REQUIRED(outcome);
  if (remedyDueOn.some((dueOn) => dueOn < concludedOn)) throw mistakes.remedyTooEarly();
  // A field check is no inspection in law: discipline needs one.
  if (kind === 'FIELD_CHECK' && outcome === 'DISCIPLINE') throw violations.OUTCOME_NOT_FOR_KIND();
  const least = found.map((category) => mildestWith[category]).toSorted(graver)[0];
  if (least !== undefined && graver(least, outcome) < 0) throw violations.OUTCOME_TOO_MILD(outcome, least);
}

/** Sorts the gravest first. */
function graver(a: InspectionOutcome, b: InspectionOutcome): number {
  return byGravity.indexOf(b) - byGravity.indexOf(a);
}

/** Where an inspection goes when it is concluded: remedies keep it open. */
export function statusAfterConclusion(remedyCount: number): InspectionStatus {
  return remedyCount > 0 ? 'FOLLOW_UP' : 'CONCLUDED';
}
