import type { AccessLogOrders } from '../../resolvers/person/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const AccessLogEntryOrder = orderInput<AccessLogOrders>('AccessLogEntryOrder', {
  at: 'By the moment.',
  viewer: 'By who looked, then by the moment.',
});

/** What every list of entries of the access log is asked with. */
export const accessLogListArgs = builder.args((t) => ({
  orderBy: t.field({ type: AccessLogEntryOrder, description: 'How to sort; the latest first when left out.' }),
}));
