import type pg from 'pg';

/** How often the coming months are looked after, ms: a day. */
const PERIOD_MS = 86_400_000;

/**
 * Keeps the access log ready for this month and the next three, now and every day. Where that fails it is tried again
 * the next day; looks of a month that is not ready are kept in a partition for all others.
 * @param onFailed - told of a failure.
 * @returns what ends it.
 */
export function keepMonthsReady(pool: pg.Pool, onFailed: (error: unknown) => void): () => void {
  const look = (): void => void pool.query('SELECT access_look_months()').catch(onFailed);
  look();
  const timer = setInterval(look, PERIOD_MS);
  timer.unref();
  return () => clearInterval(timer);
}
