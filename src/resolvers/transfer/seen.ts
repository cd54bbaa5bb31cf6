import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The requests that a viewer may see: of the old grassroots organisation and of the new one, and of those above each. */
export function seenTransfers(viewer: Viewer): Seen<Prisma.CaseTransferWhereInput> {
  const readable = committeeScope(viewer, 'candidate:read');
  return asSeen({ OR: [{ from: readable }, { to: readable }] });
}
