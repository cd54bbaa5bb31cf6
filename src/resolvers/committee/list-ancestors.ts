import type { Day } from '../../calendar.ts';
import type { Committee, Prisma } from '../../db/generated/client.ts';
import { ancestorsOn } from '../../feed/node-state.ts';
import { readAsOf } from '../as-of.ts';
import { visiblePath } from '../authorize.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The committees above one on a day that the viewer may see, from the highest down to the parent.
 * @throws InvalidInput when the day lies ahead
 */
export async function listAncestors(
  query: Pick<Prisma.CommitteeFindUniqueArgs, 'include' | 'select'>,
  committeeId: string,
  asOf: Day | null | undefined,
  context: OperationContext,
): Promise<Committee[]> {
  const { feed, database } = context;
  const day = readAsOf(asOf, context);
  const committee = feed.state.committees.get(committeeId);
  const ids = (committee ? ancestorsOn(committee, day) : [])
    .map(({ id }) => id)
    .filter((id) => visiblePath(context, 'committee:read', id) !== null);
  // By findUnique, which Prisma gathers: the lines of a whole page are one statement.
  const found = await Promise.all(ids.map((id) => database.prisma.committee.findUnique({ ...query, where: { id } })));
  return found.filter((ancestor) => ancestor !== null);
}
