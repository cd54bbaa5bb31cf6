import { createClass } from '../../resolvers/training/create-class.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { classFields } from './class-form.ts';
import { TrainingKindEnum } from './enums.ts';
import { TrainingCentreNode, TrainingClassNode } from './types.ts';

mutation('createClass', {
  description:
    'Plans a class of a centre (lập kế hoạch mở lớp): PLANNED. Everybody for whom the centre teaches sees it, down to the cells.',
  about: 'A class.',
  input: (t) => ({
    centreId: t.id({ required: true, extensions: idOf(TrainingCentreNode), description: 'Who teaches.' }),
    kind: t.field({ type: TrainingKindEnum, required: true, description: 'What is taught.' }),
    ...classFields(t),
  }),
  payload: payload('CreateClassPayload', 'The class is planned.', [['trainingClass', TrainingClassNode, 'The class.']]),
  run: createClass,
});
