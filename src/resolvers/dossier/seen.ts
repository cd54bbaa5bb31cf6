import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import { seenCandidates } from '../candidate/seen.ts';
import type { Seen } from '../seen.ts';

/** The requests that a viewer may see: with the case. */
export function seenVerifications(viewer: Viewer): Seen<Prisma.VerificationWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}

/** The papers that a viewer may see: with the case. */
export function seenPapers(viewer: Viewer): Seen<Prisma.DossierPaperWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}
