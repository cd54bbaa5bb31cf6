import { endInCharge } from '../../resolvers/officer/end-in-charge.ts';
import { CommitteePayload } from '../committee/payload.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { OfficerNode } from './types.ts';

mutation('endInCharge', {
  description:
    'Says that somebody looks after a committee no more, and nobody else does (thôi phụ trách chi bộ). Where another one follows, `assignInCharge` is enough.',
  about: 'Who looks after a committee no more, from a day on.',
  input: (t) => ({
    officerId: t.id({
      required: true,
      extensions: idOf(OfficerNode),
      description: 'The appointment of whoever looks after it.',
    }),
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Who is looked after.' }),
    endsOn: t.field({
      type: 'Day',
      required: true,
      description: 'The first day on which nobody looks after it; not in the future.',
    }),
  }),
  payload: CommitteePayload,
  run: endInCharge,
});
