import { LONGEST } from '../../resolvers/lengths.ts';
import { cancelClass } from '../../resolvers/training/cancel-class.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingClassNode } from './types.ts';

mutation('cancelClass', {
  description:
    'Cancels a class that is not over (hủy lớp). Who had come to IN_AWARENESS_CLASS with it is OUTSTANDING again, and can be sent to another.',
  about: 'A class that is not held.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'Which class.' }),
    reason: t.string({
      required: true,
      description: `Why, ${upTo(LONGEST.reason).en}; everybody who sees the class reads it.`,
    }),
  }),
  payload: payload('CancelClassPayload', 'The class is cancelled.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: cancelClass,
});
