import { recordVerification } from '../../resolvers/dossier/record-verification.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { VerificationNode } from './types.ts';

mutation('recordVerification', {
  description:
    'Records that a place has answered (kết quả thẩm tra): day and number, never what it says. When all have, the cell committee may conclude: `recordOpinions`.',
  about: 'The answer of one place.',
  input: (t) => ({
    verificationId: t.id({ required: true, extensions: idOf(VerificationNode), description: 'Which request.' }),
    answeredOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of the answer; not in the future and not before the request.',
    }),
    documentNumber: t.string({
      required: true,
      description: `Number of the answer, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload('RecordVerificationPayload', 'The answer is on record.', [
    ['verification', VerificationNode, 'The request and its answer.'],
  ]),
  run: recordVerification,
});
