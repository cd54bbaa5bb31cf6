import { setCommitteeCode } from '../../resolvers/committee/set-committee-code.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CommitteePayload } from './payload.ts';
import { CommitteeNode } from './types.ts';

mutation('setCommitteeCode', {
  description:
    'Gives a committee below yours another official code from a given day; a root may set its own (đổi mã). A code that meant another committee before may be given again.',
  about: 'Another code, or none any more.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    code: t.string({ description: `The code, ${upTo(LONGEST.committeeCode).en}; left out where it is to have none.` }),
    validFrom: t.field({
      type: 'Day',
      required: true,
      description: 'First day of the code; it may lie ahead. After the day on which the last one began or ended.',
    }),
  }),
  payload: CommitteePayload,
  run: setCommitteeCode,
});
