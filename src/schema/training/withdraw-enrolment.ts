import { LONGEST } from '../../resolvers/lengths.ts';
import { withdrawEnrolment } from '../../resolvers/training/withdraw-enrolment.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { EnrolmentNode } from './types.ts';

mutation('withdrawEnrolment', {
  description:
    'Takes somebody off a class that has not begun, or off its waiting list (rút tên khỏi lớp): the cell what it has proposed, who enrols whom it has enrolled. The place is free again; who had come to IN_AWARENESS_CLASS with it is OUTSTANDING again.',
  about: 'Who does not go to a class after all.',
  input: (t) => ({
    enrolmentId: t.id({ required: true, extensions: idOf(EnrolmentNode), description: 'Who, and which class.' }),
    documentNumber: t.string({
      description: `Number of the document that says so, if any, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('WithdrawEnrolmentPayload', 'The person is off the list.', [
    ['enrolment', EnrolmentNode, 'The enrolment as it is now.'],
  ]),
  run: withdrawEnrolment,
});
