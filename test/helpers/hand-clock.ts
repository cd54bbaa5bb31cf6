import type { FeedClock } from '../../src/feed/ports.ts';

/** Time that stands until it is moved. */
export interface HandClock extends FeedClock {
  /** Lets time pass, and calls what is due by then. */
  move(ms: number): void;
  /** How many wait to be called. */
  readonly waiting: number;
}

export function handClock(): HandClock {
  let nowMs = 0;
  const timers = new Map<object, { atMs: number; callback: () => void }>();
  return {
    now: () => nowMs,
    after(ms, callback) {
      const timer = {};
      timers.set(timer, { atMs: nowMs + ms, callback });
      return () => void timers.delete(timer);
    },
    move(ms) {
      nowMs += ms;
      for (const [timer, { atMs, callback }] of timers) {
        if (atMs > nowMs) continue;
        timers.delete(timer);
        callback();
      }
    },
    get waiting() {
      return timers.size;
    },
  };
}
