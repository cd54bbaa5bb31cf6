import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_MARKED_DAYS } from '../../resolvers/rule/rules.ts';
import { setCalendar } from '../../resolvers/rule/set-calendar.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CalendarDayKindEnum, ConfidenceEnum } from './enums.ts';
import { CalendarYearNode } from './types.ts';

const CalendarDayInput = builder.inputType('CalendarDayInput', {
  description: 'A day on which it is not as on its weekday.',
  fields: (t) => ({
    day: t.field({ type: 'Day', required: true, description: 'The day.' }),
    kind: t.field({ type: CalendarDayKindEnum, required: true, description: 'Whether it is off or worked.' }),
    occasion: t.string({ required: true, description: `Why, ${upTo(LONGEST.occasion).en}: "Giỗ Tổ Hùng Vương".` }),
    confidence: t.field({ type: ConfidenceEnum, description: 'How sure it is; KNOWN when left out.' }),
  }),
});

mutation('setCalendar', {
  description:
    'Sets the working calendar of a year, whole (đặt lịch ngày làm việc). It holds for everybody, so a committee with none above it does it. What it was before is kept.',
  about: 'The whole calendar of a year.',
  input: (t) => ({
    committeeId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that sets it: one at the top.',
    }),
    year: t.int({ required: true, description: 'Which year.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version you have seen; 0 for a year that has none yet.',
    }),
    days: t.field({
      type: [CalendarDayInput],
      required: true,
      description: `All days that differ from their weekday, at most ${MOST_MARKED_DAYS}.`,
    }),
    source: t.string({ required: true, description: `What they are taken from, ${upTo(LONGEST.source).en}.` }),
    documentNumber: t.string({ description: 'Number of the announcement; left out where there is none.' }),
    documentOn: t.field({ type: 'Day', description: 'Day of that document.' }),
    reason: t.string({
      description: `Why it is set anew, ${upTo(LONGEST.reason).en}; required where one stands.`,
    }),
  }),
  payload: payload('SetCalendarPayload', 'The calendar was set.', [
    ['calendar', CalendarYearNode, 'The calendar as it is now.'],
  ]),
  run: setCalendar,
});
