import type { Day } from '../../calendar.ts';
import type {
  CommitteeKind,
  FindingCategory,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  ProgrammeStatus,
} from '../../db/generated/enums.ts';
import { InvalidInput } from '../errors.ts';
import { mistakes, violations } from './violations.ts';

/** The steps before the conclusion, in their order. */
export const PROGRESS = ['PLANNED', 'STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'] as const;

/** Stages in which an inspection can be concluded: it was started and has not ended. */
const concludable: readonly InspectionStatus[] = PROGRESS.slice(1);

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
 * @throws RuleViolation NOT_CONCLUDABLE, NOT_ANNOUNCED, FINDING_REQUIRED, OUTCOME_TOO_MILD, OUTCOME_NOT_FOR_KIND
 * @throws InvalidInput when the days cannot be right
 */
export function checkConclusion(
  inspection: { kind: InspectionKind; status: InspectionStatus; startedOn: Day | null; announcedOn: Day | null },
  result: Result,
  today: Day,
): void {
  if (!concludable.includes(inspection.status)) throw violations.NOT_CONCLUDABLE(inspection.status);
  checkAnnounced(inspection);
  checkResult(inspection, result, today);
}

/** What an inspection concluded. */
interface Result {
  outcome: InspectionOutcome;
  concludedOn: Day;
  found: FindingCategory[];
  remedyDueOn: Day[];
}

/** Signs of violation are hidden until they are announced: nothing of the inspected comes before. @throws RuleViolation NOT_ANNOUNCED */
function checkAnnounced({ kind, announcedOn }: { kind: InspectionKind; announcedOn: Day | null }): void {
  if (kind === 'VIOLATION_SIGNS' && announcedOn === null) throw violations.NOT_ANNOUNCED();
}

/** Whether a conclusion fits what was found, and its days. */
function checkResult(
  { kind, startedOn }: { kind: InspectionKind; startedOn: Day | null },
  { outcome, concludedOn, found, remedyDueOn }: Result,
  today: Day,
): void {
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

/**
 * Whether a conclusion can be corrected: it must have been made, and what is put in its place fits all that was found.
 * @throws RuleViolation NOT_CONCLUDED, FINDING_REQUIRED, OUTCOME_TOO_MILD
 * @throws InvalidInput when the days cannot be right
 */
export function checkCorrection(
  inspection: { kind: InspectionKind; status: InspectionStatus; startedOn: Day | null },
  result: Result,
  today: Day,
): void {
  if (!CONCLUDED.includes(inspection.status)) throw violations.NOT_CONCLUDED(inspection.status);
  checkResult(inspection, result, today);
}

/** Where an inspection stands once it was concluded. */
export const CONCLUDED: readonly InspectionStatus[] = ['CONCLUDED', 'FOLLOW_UP', 'CLOSED'];

/** Where an inspection goes when it is concluded: remedies keep it open. */
export function statusAfterConclusion(remedyCount: number): InspectionStatus {
  return remedyCount > 0 ? 'FOLLOW_UP' : 'CONCLUDED';
}

/** Kinds of committees that make a programme of their own: cells do not. */
const PLANNING: readonly CommitteeKind[] = ['GRASSROOTS_COMMITTEE', 'SUPERIOR', 'PROVINCE', 'CENTRAL'];

/** @throws RuleViolation NO_PROGRAMME_OF_CELL */
export function checkPlans(kind: CommitteeKind, field = 'committeeId'): void {
  if (!PLANNING.includes(kind)) throw violations.NO_PROGRAMME_OF_CELL(field);
}

/**
 * Whether an inspection can be put into a programme. Standing supervision is an assignment, and signs of violation are not
 * planned: 31/31 must not be reached by either.
 * @throws RuleViolation PROGRAMME_ISSUED, SUBJECT_NOT_BELOW, KIND_NOT_PLANNED, KIND_NOT_FOR_MEMBERS
 * @throws InvalidInput when the day lies outside the year
 */
export function checkPlanned(
  programme: { status: ProgrammeStatus; year: number; path: string; committeeId: string },
  subject: Below,
  item: { kind: InspectionKind; dueOn: Day },
): void {
  if (programme.status !== 'DRAFT') throw violations.PROGRAMME_ISSUED();
  checkItem(programme, subject, item);
}

/**
 * Whether something can be an item of a programme, be it a draft or one that is changed.
 * @throws RuleViolation SUBJECT_NOT_BELOW, KIND_NOT_PLANNED, KIND_NOT_FOR_MEMBERS
 * @throws InvalidInput when the day lies outside the year
 */
export function checkItem(
  programme: { year: number; path: string; committeeId: string },
  subject: Below,
  { kind, dueOn }: { kind: InspectionKind; dueOn: Day },
): void {
  if (UNPLANNED.includes(kind)) throw violations.KIND_NOT_PLANNED(kind);
  checkBelow({ id: programme.committeeId, path: programme.path }, subject);
  checkKindFor(subject, kind);
  if (!dueOn.startsWith(`${programme.year}-`)) throw mistakes.dueOutside(programme.year);
}

/** Whom to inspect, and where it stands; a member stands where the cell does. */
interface Below {
  id: string;
  path: string;
  /** Null for a committee. */
  memberId: string | null;
}

/**
 * Whether whom one inspects stands below: a committee does not inspect itself, and a cell does inspect its members.
 * @throws RuleViolation SUBJECT_NOT_BELOW
 */
export function checkBelow(inspector: { id: string; path: string }, { id, path, memberId }: Below): void {
  const itself = memberId === null && id === inspector.id;
  if (itself || !path.startsWith(inspector.path)) throw violations.SUBJECT_NOT_BELOW(memberId !== null);
}

/** Kinds that look at what organisations alone do: how they inspect, and their money. */
const OF_ORGANISATIONS: readonly InspectionKind[] = ['DUTY_INSPECTION', 'PARTY_FINANCE'];

/** @throws RuleViolation KIND_NOT_FOR_MEMBERS */
export function checkKindFor({ memberId }: { memberId: string | null }, kind: InspectionKind): void {
  if (memberId !== null && OF_ORGANISATIONS.includes(kind)) throw violations.KIND_NOT_FOR_MEMBERS(kind);
}

/** Kinds that are no item of a programme (domain: 296-QĐ/TW knows them as arising, or as a standing assignment). */
const UNPLANNED: readonly InspectionKind[] = ['VIOLATION_SIGNS', 'REGULAR_SUPERVISION', 'FIELD_CHECK'];

/**
 * Whether a programme can be issued: once, with something in it, before its year ends.
 * @throws RuleViolation PROGRAMME_ISSUED, PROGRAMME_EMPTY
 * @throws InvalidInput when the day cannot be right
 */
export function checkIssue(
  { status, year, inspectionCount }: { status: ProgrammeStatus; year: number; inspectionCount: number },
  issuedOn: Day,
): void {
  if (status !== 'DRAFT') throw violations.PROGRAMME_ISSUED();
  if (inspectionCount === 0) throw violations.PROGRAMME_EMPTY();
  if (issuedOn < `${year - 1}-01-01` || issuedOn > `${year}-12-31`) throw mistakes.issuedOutside(year);
}

/**
 * Whether an inspection can take its next step before the conclusion: the one that follows, on or after the day of the last.
 * @throws RuleViolation PROGRAMME_DRAFT, INSPECTION_STEP_ORDER, NOT_ANNOUNCED
 * @throws InvalidInput when the day lies before the last step
 */
export function checkProgress(
  inspection: {
    kind: InspectionKind;
    status: InspectionStatus;
    programme: ProgrammeStatus | null;
    announcedOn: Day | null;
    lastOn: Day | null;
  },
  to: (typeof PROGRESS)[number],
  on: Day,
  field: string,
): void {
  const { status, programme, lastOn } = inspection;
  if (programme === 'DRAFT') throw violations.PROGRAMME_DRAFT();
  const before = PROGRESS[PROGRESS.indexOf(to) - 1];
  if (status !== before) throw violations.INSPECTION_STEP_ORDER(status, to);
  if (to !== 'STARTED') checkAnnounced(inspection);
  if (lastOn !== null && on < lastOn) throw mistakes.beforeLastStep(field);
}

/** @throws RuleViolation INSPECTION_OVER when it has been concluded, or was cancelled */
export function checkCancellable(status: InspectionStatus): void {
  if (!(PROGRESS as readonly InspectionStatus[]).includes(status)) throw violations.INSPECTION_OVER(status);
}

/**
 * Whether the owner can report that something was put right.
 * @throws RuleViolation REMEDY_DONE when that was accepted already
 * @throws InvalidInput when it was done before the conclusion asked for it
 */
export function checkReport(remedy: { doneOn: Day | null; concludedOn: Day | null }, doneOn: Day): void {
  if (remedy.doneOn !== null) throw violations.REMEDY_DONE();
  if (remedy.concludedOn !== null && doneOn < remedy.concludedOn) throw mistakes.doneTooEarly();
}

/**
 * Whether whoever inspected can say if something was put right: its owner must have reported it.
 * @throws RuleViolation REMEDY_DONE, REMEDY_NOT_REPORTED
 */
export function checkReported({ doneOn, reportedOn }: { doneOn: Day | null; reportedOn: Day | null }): Day {
  if (doneOn !== null) throw violations.REMEDY_DONE();
  if (reportedOn === null) throw violations.REMEDY_NOT_REPORTED();
  return reportedOn;
}
