import type { committeeOrders, committeeTerms } from '../../resolvers/committee/lists.ts';
import { builder } from '../builder.ts';
import { DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { CommitteeKindEnum, DifficultyClassEnum } from './enums.ts';

const CommitteeOrder = orderInput<typeof committeeOrders>('CommitteeOrder', {
  name: 'By the name, in Vietnamese order with numbers by value (tên tổ chức đảng).',
  foundedOn: 'By the first day (ngày thành lập).',
  updatedAt: 'By when it was changed last.',
});

const CommitteeFilter = filterInput<ReturnType<typeof committeeTerms>>('CommitteeFilter', (t) => ({
  kind: t.field({ type: [CommitteeKindEnum], description: 'Of one of these kinds.' }),
  difficulty: t.field({ type: [DifficultyClassEnum], description: 'Of communes in one of these region classes.' }),
  foundedOn: t.field({ type: DayRange, description: 'First day (ngày thành lập).' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of committees is asked with. */
export const committeeListArgs = builder.args((t) => ({
  orderBy: t.field({ type: CommitteeOrder, description: 'How to sort; by the name when left out.' }),
  filter: t.field({ type: CommitteeFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
