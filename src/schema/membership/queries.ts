import { readMembership } from '../../resolvers/membership/read-membership.ts';
import { builder } from '../builder.ts';
import { countedBelow } from '../field-cost.ts';
import { MembershipRef } from './types.ts';

builder.prismaObjectField('Committee', 'membership', (t) =>
  t.field({
    type: MembershipRef,
    nullable: true,
    extensions: countedBelow,
    args: { asOf: t.arg({ type: 'Day', description: 'By the figures known on this day; today when left out.' }) },
    description: 'Members of the committee and everything below it; null where nobody has reported.',
    resolve: ({ id }, { asOf }, context) => readMembership(id, asOf, context),
  }),
);
