import { lastKeeping, reportsInOrder } from '../../resolvers/membership/lists.ts';
import { readMembership } from '../../resolvers/membership/read-membership.ts';
import { builder } from '../builder.ts';
import { countedBelow, usualRows } from '../field-cost.ts';
import { MembershipRef, MembershipReportNode } from './types.ts';

builder.prismaObjectFields('Committee', (t) => ({
  membership: t.field({
    type: MembershipRef,
    nullable: true,
    extensions: countedBelow,
    args: {
      asOf: t.arg({
        type: 'Day',
        description: 'By the figures known on this day, and of what stood below it then; today when left out.',
      }),
    },
    description:
      'Members of the committee and everything below it; null where nobody had reported, and where it did not exist that day.',
    resolve: ({ id }, { asOf }, context) => readMembership(id, asOf, context),
  }),
  rollSince: t.field({
    type: 'Day',
    nullable: true,
    select: { rollKeepings: { ...lastKeeping, select: { since: true } } },
    description:
      'From when on the cell keeps its roll whole, so that its figures are counted from it (lập danh sách đảng viên); null where it does not.',
    resolve: ({ rollKeepings: [last] }) => last?.since ?? null,
  }),
  membershipReports: t.relation('memberships', {
    type: MembershipReportNode,
    extensions: usualRows(5),
    description: 'What the committee reported of its own members, the latest day first.',
    query: () => reportsInOrder,
  }),
}));
