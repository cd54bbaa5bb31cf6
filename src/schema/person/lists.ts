import type { AccessLogOrders, accessLogTerms } from '../../resolvers/person/lists.ts';
import { builder } from '../builder.ts';
import { DateTimeRange, filterInput } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { PersonalGroupEnum } from './types.ts';

const AccessLogEntryOrder = orderInput<AccessLogOrders>('AccessLogEntryOrder', {
  at: 'By the moment.',
  viewer: 'By who looked, then by the moment.',
});

const AccessLogEntryFilter = filterInput<typeof accessLogTerms>('AccessLogEntryFilter', (t) => ({
  at: t.field({ type: DateTimeRange, description: 'When.' }),
  group: t.field({ type: [PersonalGroupEnum], description: 'One of these groups.' }),
  viewer: t.stringList({ description: 'By one of these viewers: the `sub` of the token.' }),
}));

/** What every list of entries of the access log is asked with. */
export const accessLogListArgs = builder.args((t) => ({
  orderBy: t.field({ type: AccessLogEntryOrder, description: 'How to sort; the latest first when left out.' }),
  filter: t.field({ type: AccessLogEntryFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
