import type { committeeOrders } from '../../resolvers/committee/lists.ts';
import { builder } from '../builder.ts';
import { orderInput } from '../order-by.ts';

const CommitteeOrder = orderInput<typeof committeeOrders>('CommitteeOrder', {
  name: 'By the name, in Vietnamese order with numbers by value (tên tổ chức đảng).',
  foundedOn: 'By the first day (ngày thành lập).',
});

/** What every list of committees is asked with. */
export const committeeListArgs = builder.args((t) => ({
  orderBy: t.field({ type: CommitteeOrder, description: 'How to sort; by the name when left out.' }),
}));
