import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The quotas that a viewer may see. */
export function seenQuotas(viewer: Viewer): Seen<Prisma.AdmissionQuotaWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:read') });
}

/** The values of quotas that a viewer may see: with their quota. */
export function seenQuotaRevisions(viewer: Viewer): Seen<Prisma.AdmissionQuotaRevisionWhereInput> {
  return asSeen({ quota: seenQuotas(viewer) });
}

/** The sheets that a viewer may see: those of committees whose plans it may share out. Those below see what was issued. */
export function seenSheets(viewer: Viewer): Seen<Prisma.QuotaSheetWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:set') });
}

/** The closings that a viewer may see: those of committees whose figures it may see. */
export function seenYears(viewer: Viewer): Seen<Prisma.QuotaYearWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:read') });
}

/** What committees have registered, as far as a viewer may see their figures. */
export function seenProposals(viewer: Viewer): Seen<Prisma.QuotaProposalWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:read') });
}

/** The sub-targets that a viewer may see: those of committees whose figures it may see. */
export function seenSubTargets(viewer: Viewer): Seen<Prisma.SubTargetsWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:read') });
}

/** The settings of roots that a viewer may see: of those whose figures it may see. */
export function seenCountingSettings(viewer: Viewer): Seen<Prisma.CountingSettingWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'quota:read') });
}
