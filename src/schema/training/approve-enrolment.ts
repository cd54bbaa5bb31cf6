import { LONGEST } from '../../resolvers/lengths.ts';
import { approveEnrolment } from '../../resolvers/training/approve-enrolment.ts';
import { MOST_APPROVED } from '../../resolvers/training/roll-rules.ts';
import { fromTo, upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { EnrolmentNode, TrainingClassNode } from './types.ts';

mutation('approveEnrolment', {
  description:
    'Approves proposals of cells for a class, all of them or none (duyệt danh sách cử đi học): PROPOSED to ENROLLED, in the order of the waiting list. Who is OUTSTANDING comes to IN_AWARENESS_CLASS with an awareness class. What refuses names its row.',
  about: 'Proposals that a committee above the cells approves.',
  input: (t) => ({
    classId: t.id({
      required: true,
      extensions: idOf(TrainingClassNode),
      description: 'A class that is PLANNED or OPEN.',
    }),
    enrolmentIds: t.idList({
      required: true,
      extensions: { ...idOf(EnrolmentNode), mostItems: MOST_APPROVED },
      description: `Who was proposed for it, each once, ${fromTo(1, MOST_APPROVED).en}.`,
    }),
    documentNumber: t.string({
      description: `Number of the document that approves them, if any, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('ApproveEnrolmentPayload', 'The people are on the list of the class.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: approveEnrolment,
});
