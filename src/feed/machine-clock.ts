import type { Clock } from '../calendar.ts';
import type { FeedClock } from './ports.ts';

/** Longest delay a timer of the machine can hold, ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** The time of a clock with the machine's own timers. */
export function machineClock(clock: Clock): FeedClock {
  return {
    now: () => clock.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, Math.min(ms, LONGEST_MS));
      return () => clearTimeout(timer);
    },
  };
}
