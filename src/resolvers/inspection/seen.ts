import { committeeScope, pathsUpwards, scopePaths } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The programmes that a viewer may see. */
export function seenProgrammes(viewer: Viewer): Seen<Prisma.InspectionProgrammeWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'inspection:read') });
}

/**
 * The inspections that a viewer may see: who may see the inspected committee may see the inspection. Signs of violation are
 * hidden until they are announced from whoever does not see the committee that inspects.
 */
export function seenInspections(viewer: Viewer): Seen<Prisma.InspectionWhereInput> {
  const scope = committeeScope(viewer, 'inspection:read');
  return asSeen({
    subject: scope,
    OR: [{ kind: { not: 'VIOLATION_SIGNS' } }, { announcedOn: { not: null } }, { inspector: scope }],
  });
}

/**
 * The schemes that a viewer may see: those issued where it sees inspections, or above, whose programmes can be made under them,
 * and those under which a programme that it sees was made.
 */
export function seenSchemes(viewer: Viewer): Seen<Prisma.InspectionSchemeWhereInput> {
  const committee = committeeScope(viewer, 'inspection:read');
  const above = scopePaths(viewer, 'inspection:read').flatMap(pathsUpwards);
  return asSeen({
    OR: [{ issuer: { OR: [committee, { path: { in: above } }] } }, { programmes: { some: { committee } } }],
  });
}

/** The findings that a viewer may see: with their inspection. */
export function seenFindings(viewer: Viewer): Seen<Prisma.FindingWhereInput> {
  return asSeen({ inspection: seenInspections(viewer) });
}

/** The remedies that a viewer may see: with their finding. */
export function seenRemedies(viewer: Viewer): Seen<Prisma.RemedyWhereInput> {
  return asSeen({ finding: seenFindings(viewer) });
}
