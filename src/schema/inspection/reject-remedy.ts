import { rejectRemedy } from '../../resolvers/inspection/reject-remedy.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { RemedyNode } from './types.ts';

mutation('rejectRemedy', {
  description:
    'Rejects what was reported about a remedy (không công nhận), by whoever inspected: it is open as before and can be reported again.',
  about: 'Why it does not count.',
  input: (t) => ({
    remedyId: t.id({
      required: true,
      extensions: idOf(RemedyNode),
      description: 'Which; its owner must have reported it.',
    }),
    reason: t.string({ required: true, description: `Why, ${upTo(LONGEST.reason).en}.` }),
  }),
  payload: payload('RejectRemedyPayload', 'It is open again.', [['remedy', RemedyNode, 'The remedy as it is now.']]),
  run: rejectRemedy,
});
