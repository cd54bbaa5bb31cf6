import type { grantOrders, grantTerms } from '../../resolvers/grant/lists.ts';
import { builder } from '../builder.ts';
import { DateTimeRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { RoleEnum } from './enums.ts';

const GrantOrder = orderInput<typeof grantOrders>('GrantOrder', {
  validFrom: 'By the moment from which it holds.',
  subject: 'By whom it was given to.',
  updatedAt: 'By when it was changed last.',
});

const GrantFilter = filterInput<typeof grantTerms>('GrantFilter', (t) => ({
  role: t.field({ type: [RoleEnum], description: 'One of these roles.' }),
  validFrom: t.field({ type: DateTimeRange, description: 'Since when it holds.' }),
  validTo: t.field({ type: DateTimeRange, description: 'When it ends.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of grants is asked with. */
export const grantListArgs = builder.args((t) => ({
  orderBy: t.field({ type: GrantOrder, description: 'How to sort; the latest first when left out.' }),
  filter: t.field({ type: GrantFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
