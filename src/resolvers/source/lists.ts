import type { Prisma } from '../../db/generated/client.ts';
import { seenCandidates } from '../candidate/seen.ts';
import { days, type Filter, filterBy, type Terms, years } from '../filter.ts';
import type { Page } from '../input.ts';
import type { RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenSourceReviews } from './seen.ts';

/** What reviews of sources can be sorted by. */
export const sourceReviewOrders = { openedOn: { keys: ['openedOn'] } } satisfies Orders;

/** What reviews of sources can be filtered by. */
export const sourceReviewTerms = {
  year: years('year'),
  openedOn: days('openedOn'),
  closedOn: days('closedOn', { nullable: true }),
} satisfies Terms;

/** What a list of reviews can be asked with. */
interface SourceReviewListArgs extends Page {
  orderBy?: AskedOrder<typeof sourceReviewOrders> | null;
  filter?: Filter<typeof sourceReviewTerms> | null;
}

/** The reviews of a cell that the viewer may see, the latest first unless it is asked otherwise. */
export function listSourceReviews(
  args: SourceReviewListArgs,
  context: OperationContext,
): RelatedList<Prisma.SourceReviewWhereInput> {
  return {
    name: 'Committee.sourceReviews',
    order: orderOf(sourceReviewOrders, args.orderBy, { openedOn: 'desc' }),
    args,
    seen: seenSourceReviews(signedIn(context)),
    filter: filterBy(sourceReviewTerms, args.filter),
  };
}

/** Who was found in a review, as far as the viewer may read them, in the order in which they were entered. */
export function listFound(context: OperationContext) {
  return {
    where: seenCandidates(signedIn(context)),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  } satisfies Prisma.CandidateFindManyArgs;
}
