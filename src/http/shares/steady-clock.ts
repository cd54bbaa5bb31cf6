import type { FeedClock } from '../../feed/ports.ts';

/** Time that only goes forward, ms from anywhere: for how long something took and when it is due. */
export const steadyClock: FeedClock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Time that this process has worked, ms from anywhere, all of its threads together. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
