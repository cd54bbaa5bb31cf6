import type { Day } from '../../calendar.ts';
import type { MembershipRow } from '../../db/queries/membership.ts';
import type { OperationContext } from '../operation-context.ts';

/** Members of committees, summed. */
export type Membership = MembershipRow;

/**
 * Members of a committee and everything that stood below it on a day, by the figures known then. Null where nobody had
 * reported, and where the committee had no place that day. Of a day to come the tree is today's.
 */
export function readMembership(
  committeeId: string,
  asOf: Day | null | undefined,
  { loaders, feed }: OperationContext,
): Promise<Membership | null> {
  const day = asOf ?? feed.day;
  return loaders.membership.load({ committeeId, asOf: day, treeOn: day < feed.day ? day : feed.day });
}
