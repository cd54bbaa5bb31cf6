import { inChargeOn, listCharges, listOfficers } from '../../resolvers/officer/lists.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { InChargeRef } from './types.ts';

builder.prismaObjectFields('Committee', (t) => ({
  officers: t.relation('officers', {
    extensions: usualRows(5),
    args: {
      asOf: t.arg({ type: 'Day', description: 'Of this day; of today when left out.' }),
      ended: t.arg.boolean({ description: 'True brings those too who had left their office by then.' }),
    },
    description: 'Who holds an office, the secretary first. Empty for roles that may see figures only.',
    query: (args, context) => listOfficers(args, context),
  }),
  inCharge: t.field({
    type: InChargeRef,
    nullable: true,
    args: { asOf: t.arg({ type: 'Day', description: 'On this day; today when left out. No day to come.' }) },
    description:
      'Who of the committee directly above looks after this one (cấp ủy viên phụ trách chi bộ); null where nobody does: nobody was said to, the office has ended, or the committee has come under another one since.',
    select: ({ asOf }, context) => ({
      charges: { ...listCharges(asOf, context), take: 1, include: { officer: true } },
    }),
    resolve: ({ id, charges }, { asOf }, context) => inChargeOn(id, charges, asOf, context),
  }),
  charges: t.relation('charges', {
    type: InChargeRef,
    extensions: usualRows(3),
    description: 'All that was said of who looks after it, the last word first.',
    query: (_args, context) => listCharges(null, context),
  }),
}));
