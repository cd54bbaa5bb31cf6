import { RuleViolation, UserError } from '../../src/resolvers/errors.ts';

/** The code of what a check throws; null when nothing is. */
export function codeOf(check: () => unknown): string | null {
  return refusalOf(check)?.code ?? null;
}

/** The source that a check's violation names; null when nothing is thrown, or a rule of bookkeeping. */
export function sourceOf(check: () => unknown): string | null {
  const refusal = refusalOf(check);
  return refusal instanceof RuleViolation ? refusal.source : null;
}

function refusalOf(check: () => unknown): UserError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
