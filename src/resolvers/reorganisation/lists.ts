import { fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenReorganisations } from './seen.ts';

/** Which bodies followed which up to today, as far as it was not annulled, the earliest first: of a committee that is seen. */
export function listLineage({ feed }: OperationContext) {
  return {
    where: { annulledAt: null, onDay: { lte: fromDay(feed.day) } } satisfies Prisma.CommitteeLineageWhereInput,
    orderBy: [{ onDay: 'asc' }, { id: 'asc' }] satisfies Prisma.CommitteeLineageOrderByWithRelationInput[],
  };
}

/** The decisions about a committee that the viewer may see, the latest first. */
export function listReorganisations(context: OperationContext) {
  return {
    where: { reorganisation: seenReorganisations(signedIn(context), context.feed.day) },
    orderBy: [
      { reorganisation: { effectiveOn: 'desc' } },
      { reorganisationId: 'desc' },
    ] satisfies Prisma.ReorganisedCommitteeOrderByWithRelationInput[],
  };
}
