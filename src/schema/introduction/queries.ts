import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';

builder.prismaObjectFields('Candidate', (t) => ({
  introductions: t.relation('introductions', {
    query: { orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }] },
    extensions: usualRows(2),
    description:
      'Who introduces the person, in the order in which they were recorded, those too whose place another one has taken (người và tổ chức giới thiệu).',
  }),
}));
