import { CalendarDayKind, Confidence } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const CalendarDayKindEnum = enumOf(
  'CalendarDayKind',
  CalendarDayKind,
  'What the calendar says of a day against its weekday.',
  {
    DAY_OFF: 'A weekday that is not worked: a holiday, or the day that makes up for one (ngày nghỉ, nghỉ bù).',
    WORKING_DAY: 'A Saturday or Sunday that is worked in exchange for another day (làm bù, hoán đổi).',
  },
);

export const ConfidenceEnum = enumOf(
  'Confidence',
  Confidence,
  'How sure it is what a document says (mức độ tin cậy). Show anything but KNOWN as such.',
  {
    KNOWN: 'It was read in the document.',
    SECOND_HAND: 'It was read in what others say of the document, or worked out from a rule.',
    UNKNOWN: 'Nobody has confirmed it: ask a person.',
  },
);
