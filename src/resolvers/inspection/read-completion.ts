import { lastDayOf } from '../../calendar.ts';
import type { CompletionRow } from '../../db/queries/inspection-completion.ts';
import { visiblePath } from '../authorize.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/** How programmes were carried out, counted. */
export type InspectionCompletion = CompletionRow;

/**
 * How the committees below one carried out their inspection programmes of a year: those that stood there on 31/12, or stand
 * there today where that lies ahead. Null where the viewer may not see it.
 */
export async function readInspectionCompletion(
  committeeId: string,
  wanted: number,
  context: OperationContext,
): Promise<InspectionCompletion | null> {
  if (visiblePath(context, 'inspection:read', committeeId) === null) return null;
  const year = checkYear(wanted);
  return context.loaders.inspectionCompletion.load({ committeeId, year, treeOn: lastDayOf(year, context.feed.day) });
}
