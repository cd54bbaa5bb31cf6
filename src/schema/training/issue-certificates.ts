import { LONGEST } from '../../resolvers/lengths.ts';
import { issueCertificates } from '../../resolvers/training/issue-certificates.ts';
import { MOST_DIGITS } from '../../resolvers/training/roll-rules.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingClassNode } from './types.ts';

mutation('issueCertificates', {
  description:
    'Gives certificates to all who have PASSED a closed class and never had one of it (cấp giấy chứng nhận), with numbers one after the other in Vietnamese order of the names, all of them or none. Who was in the awareness class comes to AWARENESS_CERTIFIED.',
  about: 'From which number on.',
  input: (t) => ({
    classId: t.id({ required: true, extensions: idOf(TrainingClassNode), description: 'A class that is CLOSED.' }),
    firstNumber: t.string({
      required: true,
      description: `The first number, ${upTo(LONGEST.documentNumber).en}: it begins with at most ${MOST_DIGITS} digits that are counted on, such as 015/GCN. The centre must not have given any of them in that year.`,
    }),
    issuedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of issue: the last day of the class or later, not in the future.',
    }),
  }),
  payload: payload<'trainingClass', { issuedCount: number }>(
    'IssueCertificatesPayload',
    'The certificates are issued.',
    [['trainingClass', TrainingClassNode, 'The class as it is now.']],
    (t) => ({ issuedCount: t.exposeInt('issuedCount', { description: 'How many were issued.' }) }),
  ),
  run: issueCertificates,
});
