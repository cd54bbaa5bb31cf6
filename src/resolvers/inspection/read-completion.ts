import { yearOf } from '../../calendar.ts';
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
  const { day } = context.feed;
  return context.loaders.inspectionCompletion.load({
    committeeId,
    year,
    treeOn: yearOf(day) > year ? `${year}-12-31` : day,
  });
}
