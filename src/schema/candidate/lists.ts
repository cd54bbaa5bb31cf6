import type { candidateOrders } from '../../resolvers/candidate/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const CandidateOrder = orderInput<typeof candidateOrders>('CandidateOrder', {
  givenName: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
  familyName: 'By the whole name from the family name on (theo họ).',
  stageSince: 'By the day on which the stage was reached (ngày chuyển bước).',
});

/** What every list of candidates is asked with. */
export const candidateListArgs = builder.args((t) => ({
  orderBy: t.field({ type: CandidateOrder, description: 'How to sort; goes before `order`.' }),
}));
