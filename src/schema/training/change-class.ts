import { changeClass } from '../../resolvers/training/change-class.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { classFields } from './class-form.ts';
import { TrainingClassNode } from './types.ts';

mutation('changeClass', {
  description:
    'Says anew what a class is (điều chỉnh lớp), until it is over. What is left out of it is no more; who teaches what stays.',
  about: 'What a class is to be.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'Which class.' }),
    ...classFields(t),
  }),
  payload: payload('ChangeClassPayload', 'The class was changed.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: changeClass,
});
