import type { Day } from '../../calendar.ts';
import type { InspectionStatus, ProgrammeStatus } from '../../db/generated/enums.ts';
import { mistakes, violations } from './violations.ts';

/**
 * Whether a programme can be made under a scheme: one of its years, issued by the committee itself or one above it.
 * @throws RuleViolation SCHEME_NOT_FOR_YEAR, SCHEME_NOT_ABOVE
 */
export function checkScheme(
  scheme: { firstYear: number; lastYear: number; path: string },
  programme: { year: number; path: string },
): void {
  const { firstYear, lastYear } = scheme;
  if (programme.year < firstYear || programme.year > lastYear)
    throw violations.SCHEME_NOT_FOR_YEAR(firstYear, lastYear);
  if (!programme.path.startsWith(scheme.path)) throw violations.SCHEME_NOT_ABOVE();
}

/** Years a scheme may last. */
export const LONGEST_SCHEME = 10;

/** @throws InvalidInput when the years of a scheme cannot be right */
export function checkSchemeYears({ firstYear, lastYear }: { firstYear: number; lastYear: number }): void {
  if (lastYear < firstYear || lastYear - firstYear >= LONGEST_SCHEME) throw mistakes.schemeYears(LONGEST_SCHEME);
}

/**
 * Whether a programme can be changed: once it is issued, on or after the day of that.
 * @throws RuleViolation PROGRAMME_NOT_ISSUED
 * @throws InvalidInput when the day lies before the issue, or nothing is changed
 */
export function checkChange(
  { status, issuedOn }: { status: ProgrammeStatus; issuedOn: Day | null },
  changedOn: Day,
  changes: number,
): void {
  if (status !== 'ISSUED') throw violations.PROGRAMME_NOT_ISSUED();
  if (issuedOn !== null && changedOn < issuedOn) throw mistakes.changedBeforeIssue();
  if (changes === 0) throw mistakes.nothingChanged();
}

/**
 * Whether an item of a programme can be moved to another day: while it has not begun.
 * @throws RuleViolation ITEM_BEGUN, ITEM_TAKEN_OUT
 * @throws InvalidInput when the day lies outside the year
 */
export function checkMoved(item: { status: InspectionStatus; takenOutOn: Day | null }, year: number, dueOn: Day): void {
  if (item.takenOutOn !== null) throw violations.ITEM_TAKEN_OUT();
  if (item.status !== 'PLANNED') throw violations.ITEM_BEGUN(item.status);
  if (!dueOn.startsWith(`${year}-`)) throw mistakes.dueOutside(year);
}

/**
 * Whether an item can be taken out of a programme: before it begins, or once it was cancelled.
 * @throws RuleViolation ITEM_BEGUN, ITEM_TAKEN_OUT
 */
export function checkTakenOut({ status, takenOutOn }: { status: InspectionStatus; takenOutOn: Day | null }): void {
  if (takenOutOn !== null) throw violations.ITEM_TAKEN_OUT();
  if (status !== 'PLANNED' && status !== 'CANCELLED') throw violations.ITEM_BEGUN(status);
}
