import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The people a viewer may audit: who they are it is not told. */
export function seenForAudit(viewer: Viewer): Seen<Prisma.CandidateWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'access:audit') });
}

/** The entries of the access log that a viewer may see. */
export function seenLogEntries(viewer: Viewer): Seen<Prisma.AccessLogWhereInput> {
  return seenLogAbout(seenForAudit(viewer));
}

/** The entries about people whom a viewer may audit. */
export function seenLogAbout(people: Seen<Prisma.CandidateWhereInput>): Seen<Prisma.AccessLogWhereInput> {
  return asSeen({ candidate: people });
}
