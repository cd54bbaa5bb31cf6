import type { Day } from '../../calendar.ts';
import { violations } from './violations.ts';

/** The largest quota. */
export const MOST_TARGET = 1_000_000;

/** Rows that one form may have. */
export const MOST_ROWS = 1_000;

/** Ends of a rate, percent of the members. */
export const RATES = { least: 0.01, most: 100 } as const;

/** Why a quota is set, and the paper that sets it. */
export interface Grounds {
  reason: string | null;
  documentNumber: string | null;
  documentOn: Day | null;
}

/**
 * Whether a quota may be set with what is given for it. Where one stands, or the year is over, others have worked with the
 * number: it does not change without a reason and a paper.
 * @param version - that the quota will have.
 * @throws RuleViolation GROUNDS_REQUIRED
 */
export function checkGrounds(
  grounds: Grounds,
  { year, version }: { year: number; version: number },
  currentYear: number,
): void {
  const missing = (['reason', 'documentNumber', 'documentOn'] as const).find((field) => grounds[field] === null);
  if (missing === undefined) return;
  if (year < currentYear) throw violations.GROUNDS_REQUIRED.pastYear(year, missing);
  if (version > 1) throw violations.GROUNDS_REQUIRED.revision(missing);
}

/** So many percent of the members, at least: rounded up to whole people. */
export function targetOfRate(percent: number, members: number): number {
  // Percent have two decimals: as whole numbers, so that 7 % of 300 is 21 and not a little more.
  return Math.ceil((Math.round(percent * 100) * members) / 10_000);
}
