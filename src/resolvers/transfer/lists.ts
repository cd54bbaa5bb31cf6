import type { Prisma, TransferState } from '../../db/generated/client.ts';
import { among, days, type Filter, filterBy, type Terms } from '../filter.ts';
import type { Page } from '../input.ts';
import type { RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenTransfers } from './seen.ts';

/** What requests can be sorted by. */
export const transferOrders = { requestedOn: { keys: ['requestedOn'] } } satisfies Orders;

/** What requests can be filtered by. */
export const transferTerms = {
  state: among<TransferState>('state'),
  requestedOn: days('requestedOn'),
  answerBy: days('answerBy'),
} satisfies Terms;

/** What a list of requests can be asked with. */
export interface TransferListArgs extends Page {
  orderBy?: AskedOrder<typeof transferOrders> | null;
  filter?: Filter<typeof transferTerms> | null;
}

type TransferList = (args: TransferListArgs, context: OperationContext) => RelatedList<Prisma.CaseTransferWhereInput>;

/** A list of requests that hangs on a committee, the latest first unless it is asked otherwise. */
function listTransfers(name: string): TransferList {
  return (args, context) => ({
    name,
    order: orderOf(transferOrders, args.orderBy, { requestedOn: 'desc' }),
    args,
    seen: seenTransfers(signedIn(context)),
    filter: filterBy(transferTerms, args.filter),
  });
}

/** The requests to a grassroots organisation, and those of it. */
export const listTransfersIn = listTransfers('Committee.transfersIn');
export const listTransfersOut = listTransfers('Committee.transfersOut');

/** The requests about a case that the viewer may see, the first one first. */
export function listTransfersOfCase(context: OperationContext) {
  return {
    where: seenTransfers(signedIn(context)),
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
  } satisfies Prisma.CaseTransferFindManyArgs;
}
