import type { BoardWatch } from '../../feed/board-watch.ts';
import { openList } from '../open-list.ts';
import type { WatchContext } from '../watch-context.ts';
import { type ActivityRow, readActivityOf } from './read-activity.ts';
import { MOST_ACTIVITY } from './rules.ts';

/**
 * Opens the live log of a committee and everything below it.
 * @param after - a cursor to continue from; null for a first look.
 * @throws as `openList` does
 */
export async function watchActivity(
  withinId: string,
  after: string | null,
  context: WatchContext,
): Promise<BoardWatch<ActivityRow>> {
  return openList<ActivityRow>(
    {
      committeeId: withinId,
      action: 'quota:read',
      path: 'withinId',
      name: ['activity', withinId],
      parts: [{ topics: ['CASES'], figures: true, read: (as) => readActivityOf(withinId, as) }],
      size: () => MOST_ACTIVITY,
      check: () => {},
    },
    after,
    context,
  );
}
