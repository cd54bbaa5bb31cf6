import { listQuotas } from '../../resolvers/quota/lists.ts';
import { builder } from '../builder.ts';

builder.prismaObjectFields('Committee', (t) => ({
  quotas: t.relation('quotas', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listQuotas(year, context),
    description: 'Quotas of all years with their revisions, the latest year first. Progress is in `quota`.',
  }),
}));
