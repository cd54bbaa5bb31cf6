import { absencesInOrder, endsInOrder, listMembers } from '../../resolvers/member/lists.ts';
import { builder } from '../builder.ts';
import { amongPeopleBelow, usualRows } from '../field-cost.ts';
import { asked } from '../list.ts';
import { memberListArgs } from './lists.ts';
import { MemberAbsenceRef, MemberConnection, MemberNode, MembershipEndRef } from './types.ts';

builder.prismaObjectField('Committee', 'members', (t) =>
  t.connection(
    {
      type: MemberNode,
      args: {
        ...memberListArgs,
        left: t.arg.boolean({ description: 'True brings those too who have left (kể cả người đã ra khỏi Đảng).' }),
      },
      extensions: amongPeopleBelow,
      description:
        'Members on the rolls of the committee and everything below it (danh sách đảng viên). Empty for roles that may see figures only.',
      resolve: ({ id }, args, context, info) => listMembers(asked(context, info), { ...args, withinId: id }, context),
    },
    MemberConnection,
  ),
);

builder.prismaObjectField('Candidate', 'membershipEnds', (t) =>
  t.relation('membershipEnds', {
    type: MembershipEndRef,
    query: () => endsInOrder,
    extensions: usualRows(1),
    description:
      'That the membership ended to which this case had led, the first entry first; the last one holds (ra khỏi Đảng). Empty while it lasts. Never rewritten.',
  }),
);

builder.prismaObjectField('Member', 'absences', (t) =>
  t.relation('absences', {
    type: MemberAbsenceRef,
    query: () => absencesInOrder,
    extensions: usualRows(1),
    description:
      'Days that are over on which the member was exempt or away, the first ones first (thời gian không sinh hoạt). What lasts is in `exemptSince` and `awaySince`.',
  }),
);
