import { committeeScope, pathsUpwards, scopePaths } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import { type Day, fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import { seenCandidates } from '../candidate/seen.ts';
import type { Seen } from '../seen.ts';

/**
 * The centres a viewer may see: those that teach for the committees it has a role for, be they hosted there, by a committee
 * above, or covering one of either, today or from a later day on. Whoever sends people must know where they can be sent.
 */
export function seenCentres(viewer: Viewer, today: Day): Seen<Prisma.TrainingCentreWhereInput> {
  const above = scopePaths(viewer, 'training:read').flatMap(pathsUpwards);
  const taught = { OR: [committeeScope(viewer, 'training:read'), { path: { in: above } }] };
  return asSeen(teaching(taught, today));
}

/** The centres that teach for some committees, hosted there or covering them, today or from a later day on. */
export function teaching(taught: Prisma.CommitteeWhereInput, today: Day): Prisma.TrainingCentreWhereInput {
  const goesOn = { OR: [{ validTo: null }, { validTo: { gt: fromDay(today) } }] };
  return { OR: [{ host: taught }, { coverage: { some: { ...goesOn, committee: taught } } }] };
}

/** The classes that a viewer may see: those of the centres it may see. */
export function seenClasses(viewer: Viewer, today: Day): Seen<Prisma.TrainingClassWhereInput> {
  return asSeen({ centre: seenCentres(viewer, today) });
}

/** The enrolments that a viewer may see: those of the people whose case it may read. */
export function seenEnrolments(viewer: Viewer): Seen<Prisma.EnrolmentWhereInput> {
  return asSeen({ candidate: seenCandidates(viewer) });
}

/** The enrolments that a viewer may count: of committees whose training it may see, whoever reads the cases. */
export function seenAmongEnrolled(viewer: Viewer): Seen<Prisma.EnrolmentWhereInput> {
  return asSeen({ candidate: { committee: committeeScope(viewer, 'training:read') } });
}

/** The certificates that a viewer may count: of committees whose training it may see, whoever reads the cases. */
export function seenAmongCertified(viewer: Viewer): Seen<Prisma.CertificateWhereInput> {
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
