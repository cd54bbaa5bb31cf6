import { listOfficers } from '../../resolvers/officer/lists.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';

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
}));
