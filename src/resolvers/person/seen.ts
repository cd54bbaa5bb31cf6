import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The people a viewer may audit: who they are it is not told. */
export function seenForAudit(viewer: Viewer): Seen<Prisma.CandidateWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'access:audit') });
}

/** The members without a case whom a viewer may audit. */
export function auditedMembers(viewer: Viewer): Seen<Prisma.MemberWhereInput> {
  return asSeen({ candidateId: null, committee: committeeScope(viewer, 'access:audit') });
}

/** The entries of the access log that a viewer may see: somebody without a case is found by the member. */
export function seenLogEntries(viewer: Viewer): Seen<Prisma.AccessLogWhereInput> {
  return logAbout(seenForAudit(viewer), auditedMembers(viewer));
}

/** The entries about cases and about members whom a viewer may audit. */
export function logAbout(
  audited: Seen<Prisma.CandidateWhereInput>,
  members: Seen<Prisma.MemberWhereInput>,
): Seen<Prisma.AccessLogWhereInput> {
  return asSeen({ OR: [{ candidate: audited }, { member: members }] });
}

/** The merges that a viewer may see: of whoever reads one of the cases that were named. */
export function seenMerges(viewer: Viewer): Seen<Prisma.PersonMergeWhereInput> {
  const readable = { committee: committeeScope(viewer, 'candidate:read') };
  return asSeen({ OR: [{ candidate: readable }, { duplicate: readable }] });
}
