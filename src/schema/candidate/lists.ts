import type { candidateOrders, candidateTerms } from '../../resolvers/candidate/lists.ts';
import { builder } from '../builder.ts';
import { DayRange, filterInput, UPDATED_SINCE } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { CandidateStageEnum, SourceCategoryEnum } from './enums.ts';

const CandidateOrder = orderInput<typeof candidateOrders>('CandidateOrder', {
  givenName: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
  familyName: 'By the whole name from the family name on (theo họ).',
  stageSince: 'By the day on which the stage was reached (ngày chuyển bước).',
  updatedAt: 'By when it was changed last.',
});

const CandidateFilter = filterInput<typeof candidateTerms>('CandidateFilter', (t) => ({
  stage: t.field({ type: [CandidateStageEnum], description: 'At one of these stages.' }),
  source: t.field({ type: [SourceCategoryEnum], description: 'From one of these sources.' }),
  stageSince: t.field({ type: DayRange, description: 'The day on which the stage was reached.' }),
  updatedSince: t.field({ type: 'DateTime', description: UPDATED_SINCE }),
}));

/** What every list of candidates is asked with. */
export const candidateListArgs = builder.args((t) => ({
  orderBy: t.field({ type: CandidateOrder, description: 'How to sort; goes before `order`.' }),
  filter: t.field({ type: CandidateFilter, description: 'Which rows; besides what the other arguments choose.' }),
}));
