import type { memberOrders, memberTerms } from '../../resolvers/member/lists.ts';
import { builder } from '../builder.ts';
import { DayRange, filterInput } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { MemberLeftEnum } from './types.ts';

const MemberOrder = orderInput<typeof memberOrders>('MemberOrder', {
  givenName: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
  familyName: 'By the whole name from the family name on (theo họ).',
});

const MemberFilter = filterInput<typeof memberTerms>('MemberFilter', (t) => ({
  officialSince: t.field({ type: DayRange, description: 'The day of official membership.' }),
  probationarySince: t.field({ type: DayRange, description: 'The day of the ceremony.' }),
  leftOn: t.field({ type: DayRange, description: 'The first day on which the person is no member; with `left`.' }),
  leftReason: t.field({ type: [MemberLeftEnum], description: 'Why it ended, one of these; with `left`.' }),
}));

/** What every list of members is asked with. */
export const memberListArgs = builder.args((t) => ({
  orderBy: t.field({ type: MemberOrder, description: 'How to sort; by the given name when left out.' }),
  filter: t.field({ type: MemberFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
