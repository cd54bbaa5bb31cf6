import { committeeScope, pathsUpwards, scopePaths } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import { seenCandidates } from '../candidate/seen.ts';
import type { Seen } from '../seen.ts';

/**
 * The centres a viewer may see: those of the committees it has a role for, and those that a committee above has for them.
 * Whoever sends people must know where they can be sent.
 */
export function seenCentres(viewer: Viewer): Seen<Prisma.TrainingCentreWhereInput> {
  const above = scopePaths(viewer, 'training:read').flatMap(pathsUpwards);
  return asSeen({ host: { OR: [committeeScope(viewer, 'training:read'), { path: { in: above } }] } });
}

/** The classes that a viewer may see: those of the centres it may see. */
export function seenClasses(viewer: Viewer): Seen<Prisma.TrainingClassWhereInput> {
  return asSeen({ centre: seenCentres(viewer) });
}

/** The enrolments that a viewer may see: those of the people whose case it may read. */
export function seenEnrolments(viewer: Viewer): Seen<Prisma.EnrolmentWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}

/** The enrolments that a viewer may count: of committees whose training it may see, whoever reads the cases. */
export function seenAmongEnrolled(viewer: Viewer): Seen<Prisma.EnrolmentWhereInput> {
  return asSeen({ candidate: { committee: committeeScope(viewer, 'training:read') } });
}

/** The certificates that a viewer may see: with the case. */
export function seenCertificates(viewer: Viewer): Seen<Prisma.CertificateWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}

/** The reported figures of trainees that a viewer may see. */
export function seenTraineeReports(viewer: Viewer): Seen<Prisma.TraineeReportWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'training:read') });
}
