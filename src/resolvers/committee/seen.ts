import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The committees that a viewer may see. */
export function seenCommittees(viewer: Viewer): Seen<Prisma.CommitteeWhereInput> {
  return asSeen(committeeScope(viewer, 'committee:read'));
}

/** The committees whose figures a viewer may see. */
export function seenByFigures(viewer: Viewer): Seen<Prisma.CommitteeWhereInput> {
  return asSeen(committeeScope(viewer, 'quota:read'));
}

/** Who may see a committee may see what stands below it today: of such a list the parent is seen. */
export const seenBelowParent: Seen<Prisma.CommitteeWhereInput> = asSeen({});
