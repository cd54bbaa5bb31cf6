import type { transferOrders, transferTerms } from '../../resolvers/transfer/lists.ts';
import { builder } from '../builder.ts';
import { DayRange, filterInput } from '../filter.ts';
import { orderInput } from '../order-by.ts';
import { TransferStateEnum } from './enums.ts';

const CaseTransferOrder = orderInput<typeof transferOrders>('CaseTransferOrder', {
  requestedOn: 'By the day of the request (ngày đề nghị).',
});

const CaseTransferFilter = filterInput<typeof transferTerms>('CaseTransferFilter', (t) => ({
  state: t.field({ type: [TransferStateEnum], description: 'In one of these states; ASKED for those that are open.' }),
  requestedOn: t.field({ type: DayRange, description: 'Day of the request.' }),
  answerBy: t.field({ type: DayRange, description: 'By when an answer is asked for.' }),
}));

/** What every list of requests is asked with. */
export const transferListArgs = builder.args((t) => ({
  orderBy: t.field({ type: CaseTransferOrder, description: 'How to sort; the latest first when left out.' }),
  filter: t.field({ type: CaseTransferFilter, description: 'Which rows.' }),
}));
