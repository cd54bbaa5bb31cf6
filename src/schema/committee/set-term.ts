import { setTerm } from '../../resolvers/committee/set-term.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { CommitteePayload } from './payload.ts';
import { CommitteeNode } from './types.ts';

mutation('setTerm', {
  description:
    'Sets when a term of a committee begins and ends (nhiệm kỳ). The same beginning with another end prolongs or shortens it; every end it ever had is kept.',
  about: 'A term, and the paper that sets it.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which committee.' }),
    startsOn: t.field({
      type: 'Day',
      required: true,
      description: 'First day, such as that of the congress; it may lie ahead.',
    }),
    endsOn: t.field({ type: 'Day', required: true, description: 'The day on which it ends; later than it begins.' }),
    decisionNumber: t.string({
      required: true,
      description: `Number of the decision, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: CommitteePayload,
  run: setTerm,
});
