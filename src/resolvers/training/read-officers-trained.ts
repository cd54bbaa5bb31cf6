import type { CommitteeKind } from '../../db/generated/enums.ts';
import type { OfficersTrainedRow } from '../../db/queries/officers-trained.ts';
import { visiblePath } from '../authorize.ts';
import type { OperationContext } from '../operation-context.ts';

/** Offices, and those whose holders were in a class. */
export type OfficersTrained = Omit<OfficersTrainedRow, 'committeeId'>;

/** How many offices of a committee and everything below it have a holder who was in a class. Null where the viewer may not see offices. */
export async function readOfficersTrained(
  committeeId: string,
  kind: CommitteeKind | null,
  context: OperationContext,
): Promise<OfficersTrained | null> {
  if (visiblePath(context, 'officer:read', committeeId) === null) return null;
  const found = await context.loaders.officersTrained.load({ committeeId, kind, today: context.feed.day });
  return found ?? { officeCount: 0, trainedCount: 0 };
}
