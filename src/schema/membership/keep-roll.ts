import { keepRoll } from '../../resolvers/membership/keep-roll.ts';
import { CommitteePayload } from '../committee/payload.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';

mutation('keepRoll', {
  description:
    'Says from when on the roll of a cell is whole (lập đủ danh sách đảng viên): figures of these days are counted from it (`Membership.from`), the base of a vote too, and a report only keeps what the paper said.',
  about: 'From when on a cell keeps its roll.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Which cell.' }),
    since: t.field({
      type: 'Day',
      description: 'The first day for which the roll is whole, not in the future; left out where it is kept no more.',
    }),
  }),
  payload: CommitteePayload,
  run: keepRoll,
});
