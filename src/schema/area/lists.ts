import type { areaOrders, areaTerms } from '../../resolvers/area/lists.ts';
import { builder } from '../builder.ts';
import { DifficultyClassEnum } from '../committee/enums.ts';
import { DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { AreaKindEnum } from './enums.ts';

const AreaOrder = orderInput<typeof areaOrders>('AreaOrder', {
  name: 'By the name, in Vietnamese order with numbers by value (tên địa bàn).',
  updatedAt: 'By when it was changed last.',
});

const AreaFilter = filterInput<typeof areaTerms>('AreaFilter', (t) => ({
  kind: t.field({ type: [AreaKindEnum], description: 'Of one of these kinds today.' }),
  difficulty: t.field({ type: [DifficultyClassEnum], description: 'In one of these region classes today.' }),
  beganOn: t.field({ type: DayRange, description: 'The day since which it is on record.' }),
  endedOn: t.field({ type: DayRange, description: 'The first day on which it was no more.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of areas is asked with. */
export const areaListArgs = builder.args((t) => ({
  orderBy: t.field({ type: AreaOrder, description: 'How to sort; by the name when left out.' }),
  filter: t.field({ type: AreaFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
