import type DataLoader from 'dataloader';
import { type MembershipRow, sumMembership } from '../../db/queries/membership.ts';
import { byGroup, type Loading } from '../loading.ts';

/** Members of a committee and everything below it by the reports of a day; null where nobody has reported. */
export function membershipLoader({
  pool,
}: Loading): DataLoader<{ committeeId: string; asOf: string }, MembershipRow | null, string> {
  return byGroup(
    ({ asOf }) => asOf,
    (asOf, ids) => sumMembership(pool, ids, asOf),
  );
}
