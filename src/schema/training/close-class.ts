import { LONGEST } from '../../resolvers/lengths.ts';
import { closeClass } from '../../resolvers/training/close-class.ts';
import { MOST_RESULTS } from '../../resolvers/training/roll-rules.ts';
import { fromTo, upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ClassResultEnum } from './enums.ts';
import { EnrolmentNode, TrainingClassNode } from './types.ts';

const ResultRow = builder.inputType('ClassResultRow', {
  description: 'What became of somebody in a class.',
  fields: (t) => ({
    enrolmentId: t.id({ required: true, extensions: idOf(EnrolmentNode), description: 'Who; each once.' }),
    result: t.field({ type: ClassResultEnum, required: true, description: 'The result.' }),
    certificateNumber: t.string({
      description: `Number of the certificate, ${upTo(LONGEST.documentNumber).en}, for nobody but who has PASSED; left out where it is issued later with issueCertificates. One that the centre has not given in that year.`,
    }),
  }),
});

mutation('closeClass', {
  description:
    'Closes a class with the results and certificates of everybody on its list, whole or not at all (ghi kết quả, cấp giấy chứng nhận, bế giảng): RUNNING to CLOSED. Who gets the certificate of an awareness class comes to AWARENESS_CERTIFIED, who has not passed is OUTSTANDING again. What refuses names its row.',
  about: 'The results of a class.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'Which class.' }),
    issuedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the results and of the certificates: the last day of the class or later, not in the future.',
    }),
    rows: t.field({
      type: [ResultRow],
      required: true,
      extensions: { mostItems: MOST_RESULTS },
      description: `A row for each on the list, ${fromTo(0, MOST_RESULTS).en}.`,
    }),
  }),
  payload: payload('CloseClassPayload', 'The class is closed.', [
    ['trainingClass', TrainingClassNode, 'The class as it is now.'],
  ]),
  run: closeClass,
});
