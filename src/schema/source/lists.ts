import type { sourceReviewOrders, sourceReviewTerms } from '../../resolvers/source/lists.ts';
import { builder } from '../builder.ts';
import { DayRange, filterInput } from '../filter.ts';
import { orderInput } from '../order-by.ts';

const SourceReviewOrder = orderInput<typeof sourceReviewOrders>('SourceReviewOrder', {
  openedOn: 'By the first day (ngày bắt đầu).',
});

const SourceReviewFilter = filterInput<typeof sourceReviewTerms>('SourceReviewFilter', (t) => ({
  year: t.intList({ description: 'For one of these years.' }),
  openedOn: t.field({ type: DayRange, description: 'First day.' }),
  closedOn: t.field({ type: DayRange, description: 'Last day; those that are open have none.' }),
}));

/** What every list of reviews is asked with. */
export const sourceReviewListArgs = builder.args((t) => ({
  orderBy: t.field({ type: SourceReviewOrder, description: 'How to sort; the latest first when left out.' }),
  filter: t.field({ type: SourceReviewFilter, description: 'Which rows.' }),
}));
