import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import { seenCandidates } from '../candidate/seen.ts';
import type { Seen } from '../seen.ts';

/** The observations that a viewer may see: with the case. */
export function seenObservations(viewer: Viewer): Seen<Prisma.ObservationWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}
