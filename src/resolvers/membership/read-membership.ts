import type { Day } from '../../calendar.ts';
import type { MembershipRow } from '../../db/queries/membership.ts';
import type { OperationContext } from '../operation-context.ts';

/** Members of committees, summed. */
export type Membership = MembershipRow;

/** Members of a committee and everything below it, by the figures known on a day. Null where nobody has reported. */
export function readMembership(
  committeeId: string,
  asOf: Day | null | undefined,
  { loaders, feed }: OperationContext,
): Promise<Membership | null> {
  return loaders.membership.load({ committeeId, asOf: asOf ?? feed.day });
}
