import { type Day, fromDay, toDay } from '../../src/calendar.ts';

const DAY_MS = 86_400_000;

/** The day `count` days later; earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return toDay(new Date(fromDay(day).getTime() + count * DAY_MS));
}

/** Whole days from one day to a later one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((fromDay(to).getTime() - fromDay(from).getTime()) / DAY_MS);
}

/** Tells the moment at which something dated was written down. */
export interface Recorder {
  /**
   * @param day the day it was recorded
   * @param minute orders what was recorded on one day
   */
  at(day: Day, minute?: number): Date;
}

/** Things are recorded at nine in the morning, today's at local midnight: nothing may be recorded in the future. */
export function createRecorder(today: Day): Recorder {
  return {
    at(day, minute = 0) {
      const hoursFromUtcMidnight = day < today ? 2 : -7;
      return new Date(fromDay(day).getTime() + (hoursFromUtcMidnight * 60 + minute) * 60_000);
    },
  };
}
