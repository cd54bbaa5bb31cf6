import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The programmes that a viewer may see. */
export function seenProgrammes(viewer: Viewer): Seen<Prisma.InspectionProgrammeWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'inspection:read') });
}

/** The inspections that a viewer may see: who may see the inspected committee may see the inspection. */
export function seenInspections(viewer: Viewer): Seen<Prisma.InspectionWhereInput> {
  return asSeen({ subject: committeeScope(viewer, 'inspection:read') });
}

/** The schemes that a viewer may see: whoever sees a programme made under one sees what it is made under. */
export function seenSchemes(viewer: Viewer): Seen<Prisma.InspectionSchemeWhereInput> {
  const committee = committeeScope(viewer, 'inspection:read');
  return asSeen({ OR: [{ issuer: committee }, { programmes: { some: { committee } } }] });
}

/** The findings that a viewer may see: with their inspection. */
export function seenFindings(viewer: Viewer): Seen<Prisma.FindingWhereInput> {
  return asSeen({ inspection: seenInspections(viewer) });
}

/** The remedies that a viewer may see: with their finding. */
export function seenRemedies(viewer: Viewer): Seen<Prisma.RemedyWhereInput> {
  return asSeen({ finding: seenFindings(viewer) });
}
