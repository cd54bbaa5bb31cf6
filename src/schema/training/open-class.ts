import { openClass } from '../../resolvers/training/open-class.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingClassNode } from './types.ts';

mutation('openClass', {
  description: 'Announces a planned class (thông báo chiêu sinh): PLANNED to OPEN.',
  about: 'A class to be announced.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'Which class.' }),
  }),
  payload: payload('OpenClassPayload', 'The class is announced.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: openClass,
});
