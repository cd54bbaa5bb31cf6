import type { Day } from '../../calendar.ts';
import type {
  DisciplineForm,
  FindingCategory,
  InspectionConductor,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
} from '../../db/generated/enums.ts';
import { DISCIPLINE_FORMS, type Disciplined, type Limited, limitOf, NOT_FOR_BOARDS } from './limit-rules.ts';
import { CONCLUDED, checkBelow, checkKindFor, PROGRESS } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** Steps at which an inspection is under way. */
const UNDER_WAY: readonly InspectionStatus[] = PROGRESS.slice(1);

/**
 * Whether somebody can carry out an inspection.
 * @param below - whether the inspector stood below the subject on the day of the start.
 * @throws RuleViolation BOARD_NOT_FOR_KIND, INSPECTOR_BELOW
 */
export function checkConductor(kind: InspectionKind, by: InspectionConductor, startedOn: Day, below: boolean): void {
  const rule = NOT_FOR_BOARDS.on(startedOn);
  if (by === 'ADVISORY_BOARD' && rule.value.includes(kind)) throw violations.BOARD_NOT_FOR_KIND(rule.source);
  if (below) throw violations.INSPECTOR_BELOW();
}

/** Kinds that begin in another way: standing supervision is an assignment, and a field check has its own steps. */
const NOT_OPENED: readonly InspectionKind[] = ['REGULAR_SUPERVISION', 'FIELD_CHECK'];

/**
 * Whether an inspection can take place without a programme.
 * @throws RuleViolation KIND_NOT_OPENED, SUBJECT_NOT_BELOW, KIND_NOT_FOR_MEMBERS
 */
export function checkOpened(
  inspector: { id: string; path: string },
  subject: { id: string; path: string; memberId: string | null },
  kind: InspectionKind,
): void {
  if (NOT_OPENED.includes(kind)) throw violations.KIND_NOT_OPENED(kind);
  checkBelow(inspector, subject);
  checkKindFor(subject, kind);
}

/**
 * Whether an inspection can be announced to its subject: once, while it is under way.
 * @throws RuleViolation NOT_UNDER_WAY, ANNOUNCED_ALREADY
 * @throws InvalidInput when the day lies before the start
 */
export function checkAnnouncement(
  { status, startedOn, announcedOn }: { status: InspectionStatus; startedOn: Day | null; announcedOn: Day | null },
  day: Day,
): void {
  if (announcedOn !== null) throw violations.ANNOUNCED_ALREADY();
  if (!UNDER_WAY.includes(status)) throw violations.NOT_UNDER_WAY(status);
  if (startedOn !== null && day < startedOn) throw mistakes.announcedBeforeStart();
}

/**
 * Whether an inspection can be extended: once, while it is under way, by a part of what its rule gives it. Where no number is
 * known, there is nothing to extend.
 * @throws RuleViolation NOT_UNDER_WAY, EXTENDED_ALREADY, LIMIT_UNKNOWN, EXTENSION_TOO_LONG
 */
export function checkExtension(inspection: Limited & { status: InspectionStatus }, days: number): void {
  if (!UNDER_WAY.includes(inspection.status)) throw violations.NOT_UNDER_WAY(inspection.status);
  if (inspection.extendedDays !== null) throw violations.EXTENDED_ALREADY(inspection.extendedDays);
  const limit = limitOf(inspection);
  if (limit === null || limit.days === null) throw violations.LIMIT_UNKNOWN();
  if (days > limit.extension) throw violations.EXTENSION_TOO_LONG(limit.extension, limit.source ?? '');
}

/** What was inspected, as discipline asks for it. */
interface Judged {
  status: InspectionStatus;
  outcome: InspectionOutcome | null;
  concludedOn: Day | null;
  /** Null where a committee was inspected. */
  subjectMemberId: string | null;
  /** Since when the member is official; null on probation. */
  officialSince: Day | null;
}

/** Whom discipline would be of, on a day. */
function disciplined({ subjectMemberId, officialSince }: Judged, day: Day): Disciplined {
  if (subjectMemberId === null) return 'ORGANISATION';
  return officialSince !== null && officialSince <= day ? 'OFFICIAL_MEMBER' : 'PROBATIONARY_MEMBER';
}

/**
 * Whether discipline after an inspection can be recorded: it was concluded with a violation, was an inspection in law, and the form is
 * one for whom it is of.
 * @throws RuleViolation NOT_CONCLUDED, NO_VIOLATION_FOUND, DISCIPLINE_NOT_FOR_SUBJECT
 * @throws InvalidInput when it was decided before the conclusion
 */
export function checkDiscipline(inspection: Judged, form: DisciplineForm, decidedOn: Day): void {
  const { status, outcome, concludedOn } = inspection;
  if (!CONCLUDED.includes(status)) throw violations.NOT_CONCLUDED(status);
  if (outcome !== 'VIOLATION' && outcome !== 'DISCIPLINE') throw violations.NO_VIOLATION_FOUND();
  if (concludedOn !== null && decidedOn < concludedOn) throw mistakes.decidedBeforeConclusion();
  const rule = DISCIPLINE_FORMS.on(decidedOn);
  const whom = disciplined(inspection, decidedOn);
  if (!rule.value[whom].includes(form)) throw violations.DISCIPLINE_NOT_FOR_SUBJECT(form, whom, rule.source);
}

/**
 * Whether what was seen on a field check can be noted: once.
 * @throws RuleViolation NO_FIELD_CHECK
 * @throws InvalidInput when the day lies before the visit
 */
export function checkNoted(
  { status, startedOn }: { status: InspectionStatus; startedOn: Day | null },
  notedOn: Day,
): void {
  if (status !== 'VISITED') throw violations.NO_FIELD_CHECK(status);
  if (startedOn !== null && notedOn < startedOn) throw mistakes.notedBeforeVisit();
}

/** @throws RuleViolation NO_GOOD_PRACTICE, and InvalidInput where it was spread before it was found */
export function checkPractice(
  { category, concludedOn }: { category: FindingCategory; concludedOn: Day | null },
  publishedOn: Day,
): void {
  if (category !== 'GOOD_PRACTICE') throw violations.NO_GOOD_PRACTICE();
  if (concludedOn !== null && publishedOn < concludedOn) throw mistakes.publishedBeforeConclusion();
}
