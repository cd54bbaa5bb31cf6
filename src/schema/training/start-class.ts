import { startClass } from '../../resolvers/training/start-class.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingClassNode } from './types.ts';

mutation('startClass', {
  description:
    'Says that a class has begun (khai giảng), on its first day or later: OPEN to RUNNING. It takes nobody any more.',
  about: 'A class that has begun.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'Which class.' }),
  }),
  payload: payload('StartClassPayload', 'The class has begun.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: startClass,
});
