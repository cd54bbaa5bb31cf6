import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from './statistics.ts';

/** Writes that may be under way at the same time. */
const MOST_OPEN = 64;

/** How writing at a rate went. */
export interface RateReport {
  /** Writes a second that were really done. */
  perSecond: number;
  /** From the start of a write to its answer, ms. */
  answerP50Ms: number;
  answerP99Ms: number;
}

/**
 * Starts a write for each item at an even rate, whether or not those before have been answered. Rejects as soon as one
 * has failed.
 */
export async function atRate<T>(
  items: T[],
  perSecond: number,
  write: (item: T) => Promise<unknown>,
): Promise<RateReport> {
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const answerMs: number[] = [];
  const startedAt = performance.now();
  for (const [index, item] of items.entries()) {
    const waitMs = startedAt + (index * 1000) / perSecond - performance.now();
    if (waitMs > 0) await pause(waitMs);
    while (open.size >= MOST_OPEN) await Promise.race(open);
    if (failures.length > 0) break;
    const askedAt = performance.now();
    // Caught here: nobody awaits it before its turn comes.
    const one = write(item)
      .then(() => void answerMs.push(performance.now() - askedAt))
      .catch((error) => void failures.push(error))
      .finally(() => open.delete(one));
    open.add(one);
  }
  await Promise.all(open);
  if (failures.length > 0) throw failures[0];
  return {
    perSecond: (items.length * 1000) / (performance.now() - startedAt),
    answerP50Ms: quantile(answerMs, 0.5),
    answerP99Ms: quantile(answerMs, 0.99),
  };
}
