import type { ClassSession } from '../../db/generated/enums.ts';
import { InvalidInput } from '../errors.ts';
import { readEach, readFields } from '../form.ts';
import { readPastDay } from '../input.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClassWithRoll } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { enterAttendance } from './records.ts';
import { checkAttendance, MOST_RESULTS, type Presence } from './roll-rules.ts';
import { mistakes } from './violations.ts';

/** Who was in a session of a class. */
export interface RecordAttendanceInput {
  classId: UnreadId;
  day: UnreadDay;
  session: ClassSession;
  rows: readonly { enrolmentId: UnreadId; present: boolean }[];
}

/**
 * Records who was in a session of a class that is held, everybody on its roll in one sheet. A sheet that was wrong is recorded
 * again.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkAttendance
 */
export const recordAttendance = write({
  places: { trainingClass: namedOfCentre('classId', lockClassWithRoll, 'class:change') },
  read: (input: RecordAttendanceInput, { today }) => ({
    session: input.session,
    ...readFields({
      day: () => readPastDay(input.day, 'day', today),
      sheet: () => readPresence(input.rows),
    }),
  }),
  async work({ tx, by }, { trainingClass }, { day, session, sheet }) {
    checkAttendance(sheet, trainingClass, day);
    await enterAttendance(tx, { classId: trainingClass.id, day, session, sheet }, by);
    return { trainingClass: trainingClass.id };
  },
});

/** Reads a sheet of attendance: each person once. */
function readPresence(rows: RecordAttendanceInput['rows']): Presence[] {
  if (rows.length > MOST_RESULTS) throw new InvalidInput((texts) => texts.between('rows', 0, MOST_RESULTS), ['rows']);
  const known = new Set<string>();
  return readEach(rows, ({ enrolmentId: given, present }, n) => {
    const path = ['rows', String(n), 'enrolmentId'];
    const { enrolmentId } = readFields({ enrolmentId: () => readId(given) });
    if (known.has(enrolmentId)) throw mistakes.personTwice(path);
    known.add(enrolmentId);
    return { enrolmentId, present };
  });
}
