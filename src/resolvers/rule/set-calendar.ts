import { v7 as uuidv7 } from 'uuid';
import { isRoot } from '../../access/scope.ts';
import type { CalendarDayKind, Confidence } from '../../db/generated/enums.ts';
import type { MarkedDay } from '../../rules/working-days.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { checkYear, readOptionalText, readPastDay, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockCalendar } from './locks.ts';
import { enterCalendarYears, readCalendarVersion } from './records.ts';
import { checkMark, MOST_MARKED_DAYS } from './rules.ts';
import { mistakes, violations } from './violations.ts';

/** A day on which it is not as on its weekday. */
interface MarkedDayInput {
  day: UnreadDay;
  kind: CalendarDayKind;
  occasion: string;
  confidence?: Confidence | null;
}

/** The whole calendar of a year, and the committee at the top that sets it. */
export interface SetCalendarInput {
  committeeId: UnreadId;
  year: number;
  expectedVersion: number;
  days: readonly MarkedDayInput[];
  source: string;
  documentNumber?: string | null;
  documentOn?: UnreadDay | null;
  reason?: string | null;
}

/**
 * Sets the working calendar of a year, whole. What it was before is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CALENDAR_OF_ROOT, CALENDAR_CHANGED, CALENDAR_REASON_REQUIRED
 */
export const setCalendar = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'committee:read', do: 'calendar:set' }),
  },
  read: (input: SetCalendarInput, { today }) => {
    const { documentOn } = input;
    return readFields({
      year: () => checkYear(input.year),
      expectedVersion: () => readWhole(input.expectedVersion, 'expectedVersion', 0, 1_000_000),
      days: () => readDays(input),
      source: () => readText(input.source, 'source', LONGEST.source),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => (documentOn ? readPastDay(documentOn, 'documentOn', today) : null),
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
    });
  },
  async work({ tx, by }, { committee }, { expectedVersion, ...form }) {
    if (!isRoot(committee.path)) throw violations.CALENDAR_OF_ROOT();
    await lockCalendar(tx);
    const version = await readCalendarVersion(tx, form.year);
    if (version !== expectedVersion) throw violations.CALENDAR_CHANGED(form.year, version);
    if (version > 0 && form.reason === null) throw violations.CALENDAR_REASON_REQUIRED();
    const calendar = uuidv7();
    await enterCalendarYears(tx, [{ ...form, id: calendar, version: version + 1 }], by);
    return { calendar };
  },
});

function readDays({ year, days }: Pick<SetCalendarInput, 'year' | 'days'>): MarkedDay[] {
  if (days.length > MOST_MARKED_DAYS) throw mistakes.tooManyDays(MOST_MARKED_DAYS);
  const seen = new Set<string>();
  return readEach(days, ({ kind, confidence, ...input }, n): MarkedDay => {
    const path = (field: string): string[] => ['days', String(n), field];
    const read = readFields({
      day: () => {
        const day = readDay(input.day);
        checkMark({ day, kind }, year, path('day'));
        if (seen.has(day)) throw mistakes.dayTwice(path('day'));
        seen.add(day);
        return day;
      },
      occasion: () => readAt(path('occasion'), () => readText(input.occasion, 'occasion', LONGEST.occasion)),
    });
    return { ...read, kind, confidence: confidence ?? 'KNOWN' };
  });
}
