import { committeeScope, noCommittee, scopePaths } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/**
 * The candidates whose case a viewer may read: all of some committees, and for a training centre those of them who are
 * on the list of a class that is taught there.
 */
export function seenCandidates(viewer: Viewer): Seen<Prisma.CandidateWhereInput> {
  const readable = { committee: committeeScope(viewer, 'candidate:read') };
  const taughtHere = committeeScope(viewer, 'trainee:read');
  if (taughtHere === noCommittee) return asSeen(readable);
  return asSeen({
    OR: [readable, { committee: taughtHere, enrolments: { some: { class: { centre: { host: taughtHere } } } } }],
  });
}

/**
 * The same as paths, for a statement that reads for several viewers: those below which the viewer may read every case. Null where it sees
 * others too, by their classes.
 */
export function wholeCasesBelow(viewer: Viewer): string[] | null {
  return scopePaths(viewer, 'trainee:read').length > 0 ? null : scopePaths(viewer, 'candidate:read');
}

/** The mentors that a viewer may see: with the case. */
export function seenMentors(viewer: Viewer): Seen<Prisma.MentorAssignmentWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}

/** The steps that a viewer may see: with the case. */
export function seenSteps(viewer: Viewer): Seen<Prisma.StageChangeWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}
