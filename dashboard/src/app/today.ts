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
  const [{ day }, hear] = useReducer(laterDay, undefined, () => ({ day: dayOfMachine(), isHeard: false }));
  return { today: day, hear };
}

/** What this machine takes for today in Vietnam. */
export function dayOfMachine(): string {
  return dayInVietnam(new Date().toISOString());
}

function laterDay(known: Today, asOf: string): Today {
  const day = dayInVietnam(asOf);
  return known.isHeard && day <= known.day ? known : { day, isHeard: true };
}

/** The year of the address (`?year=2023`); null where it names none. */
export function yearOfAddress(): number | null {
  const asked = Number(new URLSearchParams(location.search).get('year'));
  return asked >= 1930 && asked <= 2100 ? asked : null;
}

/** The year of a day, `YYYY-MM-DD`. */
export function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}
