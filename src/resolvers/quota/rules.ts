import { violations } from './violations.ts';

/** The largest quota. */
export const MOST_TARGET = 1_000_000;

/**
 * Whether a quota may be set for a year: figures that were reported do not change without a reason and a document.
 * @throws RuleViolation GROUNDS_REQUIRED
 */
export function checkGrounds(
  { year, reason, documentNumber }: { year: number; reason: string | null; documentNumber: string | null },
  currentYear: number,
): void {
  if (year >= currentYear || (reason !== null && documentNumber !== null)) return;
  throw violations.GROUNDS_REQUIRED(year, reason === null ? 'reason' : 'documentNumber');
}
