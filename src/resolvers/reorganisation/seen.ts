import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import { type Day, fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/**
 * The decisions that a viewer may see: those about a committee that it may see, and before their day those about one that it
 * may reorganise.
 */
export function seenReorganisations(viewer: Viewer, today: Day): Seen<Prisma.ReorganisationWhereInput> {
  const about = (committee: Prisma.CommitteeWhereInput) => ({ committees: { some: { committee } } });
  return asSeen({
    OR: [
      { effectiveOn: { lte: fromDay(today) }, ...about(committeeScope(viewer, 'committee:read')) },
      about(committeeScope(viewer, 'committee:reorganise')),
    ],
  });
}
