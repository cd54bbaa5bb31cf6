import { scopePaths } from '../../access/scope.ts';
import type { Day } from '../../calendar.ts';
import type { WatchScope } from '../../db/queries/watch-list.ts';
import { visiblePath } from '../authorize.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Watched } from './watched.ts';

/**
 * Where something is looked for: below and at a committee by the tree of a day, as far as the viewer may see it. Null where that
 * is nowhere.
 */
export function seenScope(
  committeeId: string,
  day: Day,
  { action }: Pick<Watched, 'action'>,
  context: OperationContext,
): WatchScope | null {
  const paths = scopePaths(signedIn(context), action);
  if (paths.length === 0 || visiblePath(context, 'committee:read', committeeId) === null) return null;
  return { committeeId, day, paths };
}
