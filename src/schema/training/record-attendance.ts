import { recordAttendance } from '../../resolvers/training/record-attendance.ts';
import { MOST_RESULTS } from '../../resolvers/training/roll-rules.ts';
import { fromTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ClassSessionEnum } from './enums.ts';
import { EnrolmentNode, TrainingClassNode } from './types.ts';

const PresenceRow = builder.inputType('PresenceRow', {
  description: 'Whether somebody was in a session of a class.',
  fields: (t) => ({
    enrolmentId: t.id({ required: true, extensions: idOf(EnrolmentNode), description: 'Who; each once.' }),
    present: t.boolean({ required: true, description: 'Whether the person was there.' }),
  }),
});

mutation('recordAttendance', {
  description:
    'Records who was in a session of a class that is RUNNING, in one sheet (điểm danh): ENROLLED to ATTENDED for who was there once. A sheet that was wrong is recorded again. Where sheets were kept, who was never there gets no certificate.',
  about: 'A sheet of attendance.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'Which class.' }),
    day: t.field({ type: 'Day', required: true, description: 'One of its days; not in the future.' }),
    session: t.field({ type: ClassSessionEnum, required: true, description: 'Which part of the day.' }),
    rows: t.field({
      type: [PresenceRow],
      required: true,
      extensions: { mostItems: MOST_RESULTS },
      description: `A row for each on the list, ${fromTo(0, MOST_RESULTS).en}.`,
    }),
  }),
  payload: payload('RecordAttendancePayload', 'The sheet is on record.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: recordAttendance,
});
