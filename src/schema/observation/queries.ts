import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';

builder.prismaObjectFields('Candidate', (t) => ({
  observations: t.relation('observations', {
    query: { orderBy: [{ observedOn: 'asc' }, { id: 'asc' }] },
    extensions: usualRows(5),
    description: 'What was seen of the person, in the order of days (quá trình theo dõi).',
  }),
}));
