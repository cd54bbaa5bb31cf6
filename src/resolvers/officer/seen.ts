import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The officers that a viewer may see. */
export function seenOfficers(viewer: Viewer): Seen<Prisma.OfficerWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'officer:read') });
}

/** Who looks after which committee, as far as a viewer may see it: by the officers of that committee. */
export function seenCharges(viewer: Viewer): Seen<Prisma.InChargeWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'officer:read') });
}
