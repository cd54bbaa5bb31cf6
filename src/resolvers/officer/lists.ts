import { type Day, fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { inForceOn } from '../in-force.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenOfficers } from './seen.ts';

/** Which officers of a committee are asked for. */
export interface OfficerFilter {
  /** Today where it is left out. */
  asOf?: Day | null;
  /** Those too who had left their office by then. */
  ended?: boolean | null;
}

/** Who holds an office of a committee on a day, the secretary first. */
export function listOfficers({ asOf, ended }: OfficerFilter, context: OperationContext) {
  const day = asOf ?? context.feed.day;
  const then: Prisma.OfficerWhereInput = ended ? { validFrom: { lte: fromDay(day) } } : inForceOn(day);
  return {
    where: { AND: [seenOfficers(signedIn(context)), then] },
    orderBy: [{ title: 'asc' }, { validFrom: 'asc' }, { id: 'asc' }] satisfies Prisma.OfficerOrderByWithRelationInput[],
  };
}
