import type { CompletionRow } from '../../db/queries/inspection-completion.ts';
import { visiblePath } from '../authorize.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/** How programmes were carried out, counted. */
export type InspectionCompletion = CompletionRow;

/** How the committees below one carried out their inspection programmes of a year. Null where the viewer may not see it. */
export async function readInspectionCompletion(
  committeeId: string,
  wanted: number,
  context: OperationContext,
): Promise<InspectionCompletion | null> {
  if (visiblePath(context, 'inspection:read', committeeId) === null) return null;
  return context.loaders.inspectionCompletion.load({ committeeId, year: checkYear(wanted) });
}
