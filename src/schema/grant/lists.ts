import type { grantOrders } from '../../resolvers/grant/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const GrantOrder = orderInput<typeof grantOrders>('GrantOrder', {
  validFrom: 'By the moment from which it holds.',
  subject: 'By whom it was given to.',
});

/** What every list of grants is asked with. */
export const grantListArgs = builder.args((t) => ({
  orderBy: t.field({ type: GrantOrder, description: 'How to sort; the latest first when left out.' }),
}));
