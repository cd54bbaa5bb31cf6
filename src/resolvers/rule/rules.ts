import { addMonths, type Day, yearOf } from '../../calendar.ts';
import type { InForce } from '../../rules/dated.ts';
import type { Confidence } from '../../rules/regulations.ts';
import { isWeekday, type MarkedDay } from '../../rules/working-days.ts';
import { mistakes, violations } from './violations.ts';

/** Marked days that a year may have. */
export const MOST_MARKED_DAYS = 60;

/** The most working days that are counted at once: some four years. */
export const MOST_WORKING_DAYS = 1_000;

/** The longest time over which working days are counted, months. */
export const LONGEST_SPAN_MONTHS = 48;

/**
 * Whether working days can be counted from one day to another.
 * @throws InvalidInput
 */
export function checkSpan(from: Day, until: Day): void {
  if (until < from) throw mistakes.untilBeforeFrom();
  if (until > addMonths(from, LONGEST_SPAN_MONTHS)) throw mistakes.spanTooLong(LONGEST_SPAN_MONTHS);
}

/**
 * Whether a marked day says something: it is of the year, and it is not so by its weekday already.
 * @param path - where it stands in the form.
 * @throws InvalidInput
 */
export function checkMark({ day, kind }: Pick<MarkedDay, 'day' | 'kind'>, year: number, path: readonly string[]): void {
  if (yearOf(day) !== year) throw mistakes.dayOfOtherYear(path, year);
  if (kind === 'DAY_OFF' && !isWeekday(day)) throw mistakes.offAnyway(path);
  if (kind === 'WORKING_DAY' && isWeekday(day)) throw mistakes.workedAnyway(path);
}

/** What names a version of a rule. */
export interface NamedVersion {
  rule: string;
  /** Its first day in force. */
  from: Day;
}

/** What of a version says whether it is known. */
interface TestedVersion extends Pick<InForce<unknown>, 'from' | 'source'> {
  code: string;
  confidence: Confidence;
}

/**
 * Whether a version of a rule waits for somebody who reads it in its document.
 * @param versions - of all rules.
 * @throws InvalidInput, RuleViolation POINT_KNOWN
 */
export function checkUnknown(versions: readonly TestedVersion[], { rule, from }: NamedVersion): void {
  const ofRule = versions.filter(({ code }) => code === rule);
  if (ofRule.length === 0) throw mistakes.noSuchRule();
  const version = ofRule.find((one) => one.from === from);
  if (version === undefined) throw mistakes.noSuchVersion();
  if (version.confidence !== 'UNKNOWN') throw violations.POINT_KNOWN(version.source);
}
