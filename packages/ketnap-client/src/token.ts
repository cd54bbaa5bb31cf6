/** Gets a token. @param refused - the one that the server has just refused, so that it is not given again. */
export type TokenSource = (refused: string | null) => string | Promise<string>;

/** The part of a token's life after which the next one is asked for. */
const RENEWED_AFTER = 0.9;

/** Longest delay that a timer can hold, ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * How long after it was given a token is to be renewed, ms; null where that cannot be told. It goes by the length of its life and not by
 * this machine's clock, which may be wrong. One that had been kept for a while runs out before: then the server says so.
 */
export function renewAfterMs(token: string): number | null {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iat, exp } = JSON.parse(atob(part)) as { iat?: unknown; exp?: unknown };
    if (typeof iat !== 'number' || typeof exp !== 'number' || exp <= iat) return null;
    return Math.min((exp - iat) * 1_000 * RENEWED_AFTER, LONGEST_TIMER_MS);
  } catch {
    return null;
  }
}
