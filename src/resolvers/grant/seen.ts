import { committeeScope, placedGrants } from '../../access/scope.ts';
import type { Grant, Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The grants that a viewer may see. Its own it sees whatever its roles: `ownGrants`. */
export function seenGrants(viewer: Viewer): Seen<Prisma.AccessGrantWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'grant:read') });
}

/** The roles of a viewer on committees that stand in the tree. */
export function ownGrants(viewer: Viewer): Grant[] {
  return placedGrants(viewer);
}
