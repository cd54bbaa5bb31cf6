import DataLoader from 'dataloader';
import type { Day } from '../../calendar.ts';
import { type MembershipRow, readRolls, sumMembership } from '../../db/queries/membership.ts';
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

/** How many members were on the roll of a cell on the day of a report, by its id; null where it kept none. */
export function rollLoader({ pool }: Loading): DataLoader<string, number | null> {
  return new DataLoader<string, number | null>(async (ids) => {
    const found = new Map((await readRolls(pool, ids)).map(({ id, members }) => [id, members]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
