import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The quotas that a viewer may see. */
export function seenQuotas(viewer: Viewer): Seen<Prisma.AdmissionQuotaWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:read') });
}

/** The values of quotas that a viewer may see: with their quota. */
export function seenQuotaRevisions(viewer: Viewer): Seen<Prisma.AdmissionQuotaRevisionWhereInput> {
  return asSeen({ quota: seenQuotas(viewer) });
}
