import { endsInOrder } from '../../resolvers/member/lists.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { MembershipEndRef } from './types.ts';

builder.prismaObjectField('Candidate', 'membershipEnds', (t) =>
  t.relation('membershipEnds', {
    type: MembershipEndRef,
    query: () => endsInOrder,
    extensions: usualRows(1),
    description:
      'That the membership ended to which this case had led, the first entry first; the last one holds (ra khỏi Đảng). Empty while it lasts. Never rewritten.',
  }),
);
