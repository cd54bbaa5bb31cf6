import type { FeedClock } from '../../feed/ports.ts';
import type { NoRoom } from './live-boards.ts';
import { NoTurn, type NoTurnReason } from './turn-queue.ts';

/** What became of operations that could not begin at once. */
export interface ShareCounts {
  /** Those that never began, by reason. */
  refused: Record<NoTurnReason | NoRoom | 'budget' | 'reading', number>;
  /** How many waited, also those that never began, and for how long together. */
  waited: number;
  waitedMs: number;
}

/** Nothing yet. */
export function newCounts(): ShareCounts {
  const refused = { queue_full: 0, waited: 0, gone: 0, budget: 0, reading: 0, live_rows: 0, live_boards: 0 };
  return { refused, waited: 0, waitedMs: 0 };
}

/** Counts something that waits, and why it never began where it did not. */
export async function counted<T>(counts: ShareCounts, clock: FeedClock, wait: () => Promise<T>): Promise<T> {
  const startedMs = clock.now();
  try {
    return await wait();
  } catch (error) {
    if (error instanceof NoTurn) counts.refused[error.reason] += 1;
    throw error;
  } finally {
    counts.waited += 1;
    counts.waitedMs += clock.now() - startedMs;
  }
}
