import type { Committee, Prisma } from '../../db/generated/client.ts';
import { ancestorsOn } from '../../feed/node-state.ts';
import { visiblePath } from '../authorize.ts';
import type { OperationContext } from '../operation-context.ts';

/** The committees above one today that the viewer may see, from the highest down to the parent. */
export async function listAncestors(
  query: Prisma.CommitteeFindManyArgs,
  committeeId: string,
  context: OperationContext,
): Promise<Committee[]> {
  const { feed, database } = context;
  const committee = feed.state.committees.get(committeeId);
  const ids = (committee ? ancestorsOn(committee, feed.day) : [])
    .map(({ id }) => id)
    .filter((id) => visiblePath(context, 'committee:read', id) !== null);
  if (ids.length === 0) return [];
  const found = await database.prisma.committee.findMany({ ...query, where: { id: { in: ids } } });
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
