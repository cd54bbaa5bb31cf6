import type DataLoader from 'dataloader';
import type { Day } from '../../calendar.ts';
import { type MembershipRow, sumMembership } from '../../db/queries/membership.ts';
import { byGroup, type Loading } from '../loading.ts';

/** Members of a committee and everything that stood below it on a day; null where nobody had reported. */
export function membershipLoader({
  pool,
}: Loading): DataLoader<{ committeeId: string; asOf: Day; treeOn: Day }, MembershipRow | null, string> {
  return byGroup(
    'committeeId',
    ({ asOf, treeOn }) => `${asOf} ${treeOn}`,
    (days, ids) => {
      const [asOf = '', treeOn = ''] = days.split(' ');
      return sumMembership(pool, ids, asOf, treeOn);
    },
  );
}
