import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The members that a viewer may see. */
export function seenMembers(viewer: Viewer): Seen<Prisma.MemberWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'member:read') });
}
