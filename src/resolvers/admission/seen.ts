import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The admissions that a viewer may see: by the committee that admitted, wherever the person is followed now. */
export function seenAdmissions(viewer: Viewer): Seen<Prisma.AdmissionWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'candidate:read') });
}

/** The changes of admissions that a viewer may see: with their admission. */
export function seenAdmissionChanges(viewer: Viewer): Seen<Prisma.AdmissionChangeWhereInput> {
  return asSeen({ admission: seenAdmissions(viewer) });
}
