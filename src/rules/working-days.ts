import { type Day, fromDay, toDay, yearOf } from '../calendar.ts';
import type { Confidence } from './regulations.ts';

/** A day on which it is not as on its weekday. */
export interface MarkedDay {
  day: Day;
  /** DAY_OFF: a weekday that is not worked. WORKING_DAY: a Saturday or Sunday that is, in exchange. */
  kind: 'DAY_OFF' | 'WORKING_DAY';
  occasion: string;
  confidence: Confidence;
}

/** What is known of which days are worked. */
export interface WorkingCalendar {
  /** Years whose holidays are known. Of others only the weekdays are. */
  years: ReadonlySet<number>;
  days: ReadonlyMap<Day, MarkedDay>;
}

/** Working days between two days, and what there is to know of how they were counted. */
export interface WorkingDays {
  from: Day;
  until: Day;
  /** How many: the day after `from` is the first that can count, and `until` is the last. */
  count: number;
  /** Marked days that made a difference. */
  marks: MarkedDay[];
  /** Days that might be off. They count as worked: whoever keeps to such a limit is not late, however it turns out. */
  uncertain: MarkedDay[];
  /** Years of the count whose holidays are not known. */
  unknownYears: number[];
}

const [SUNDAY, SATURDAY] = [0, 6];
const DAY_MS = 86_400_000;

/** Whether a day of the week is worked, where the calendar says nothing of the day. */
export function isWeekday(day: Day): boolean {
  const ofWeek = fromDay(day).getUTCDay();
  return ofWeek !== SATURDAY && ofWeek !== SUNDAY;
}

/** Whether a day is worked. One that nobody has confirmed as off is. */
export function isWorkingDay({ days }: WorkingCalendar, day: Day): boolean {
  const mark = days.get(day);
  if (mark === undefined || mark.confidence === 'UNKNOWN') return isWeekday(day);
  return mark.kind === 'WORKING_DAY';
}

/**
 * The day on which a number of working days is full, as limits of the Party's rules are counted: the day they run from
 * does not count.
 * @param count - from 1 on
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, count: number): WorkingDays {
  return once(calendar, `${from} + ${count}`, () => walk(calendar, from, (_day, counted) => counted < count));
}

/** The working days after a day, up to another one and with it. None where that is not later. */
export function workingDaysUntil(calendar: WorkingCalendar, from: Day, until: Day): WorkingDays {
  return once(calendar, `${from} - ${until}`, () => ({ ...walk(calendar, from, (day) => day < until), until }));
}

/** What was counted by a calendar. Rows of a list ask for the same days again and again; it goes with the calendar. */
const known = new WeakMap<WorkingCalendar, Map<string, WorkingDays>>();

function once(calendar: WorkingCalendar, asked: string, count: () => WorkingDays): WorkingDays {
  const counted = known.get(calendar) ?? new Map<string, WorkingDays>();
  known.set(calendar, counted);
  const found = counted.get(asked) ?? count();
  counted.set(asked, found);
  return found;
}

function walk(calendar: WorkingCalendar, from: Day, goesOn: (day: Day, counted: number) => boolean): WorkingDays {
  const marks: MarkedDay[] = [];
  const uncertain: MarkedDay[] = [];
  const years = new Set<number>();
  // By the clock of days, which is quicker than a calendar: a list counts for each of its rows.
  let moment = fromDay(from).getTime();
  let until = from;
  let count = 0;
  while (goesOn(until, count)) {
    moment += DAY_MS;
    until = toDay(new Date(moment));
    years.add(yearOf(until));
    if (isWorkingDay(calendar, until)) count += 1;
    const mark = calendar.days.get(until);
    if (mark !== undefined) (mark.confidence === 'UNKNOWN' ? uncertain : marks).push(mark);
  }
  return { from, until, count, marks, uncertain, unknownYears: [...years].filter((year) => !calendar.years.has(year)) };
}
