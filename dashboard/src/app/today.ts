import { useReducer } from 'react';
import { dayInVietnam } from '../charts/even-pace.ts';

/** Today in Vietnam, and whether the server has said so. */
interface Today {
  day: string;
  isHeard: boolean;
}

/**
 * Today in Vietnam, as the frames of the server say it. Until the first one it is this machine's guess, whose clock may be
 * wrong. A heard day never goes back: the clocks of two servers may differ by a second at midnight.
 */
export function useToday(): { today: string; hear(asOf: string): void } {
  const [{ day }, hear] = useReducer(laterDay, undefined, () => ({
    day: dayInVietnam(new Date().toISOString()),
    isHeard: false,
  }));
  return { today: day, hear };
}

function laterDay(known: Today, asOf: string): Today {
  const day = dayInVietnam(asOf);
  return known.isHeard && day <= known.day ? known : { day, isHeard: true };
}

/** The year of a day, `YYYY-MM-DD`. */
export function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}
