import type { BoardScope } from '../../feed/board.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import { type Cursor, decodeCursor } from '../../feed/cursor.ts';
import type { Feed } from '../../feed/feed.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import { admitViewer, type BoardViewer } from '../admit-viewer.ts';
import { checkYear } from '../input.ts';
import { checkSize } from './check-size.ts';
import { mistakes } from './violations.ts';

/**
 * Opens a live board.
 * @param after - a cursor to continue from; null for a first look.
 * @param viewerNow - the viewer with its grants as they are now; throws InvalidToken when the session has run out.
 * @throws NotFound, and RuleViolation COMMITTEE_ENDED, as `admitViewer` does
 * @throws InvalidInput when `after` is no cursor of this server's, or the year is out of range.
 * @throws BoardTooLarge when it has too many rows; later the board ends with it when it has grown so far.
 */
export async function watchQuotaBoard(
  scope: BoardScope,
  after: string | null,
  feed: Feed,
  viewerNow: () => Promise<BoardViewer>,
): Promise<BoardWatch<QuotaProgress>> {
  const { committeeId } = scope;
  const admitted = await admitViewer({ committeeId, action: 'quota:read', path: 'committeeId' }, feed, viewerNow);
  checkYear(scope.year);
  const seen = after === null ? null : position(after);
  checkSize(scope, feed);
  return feed.watch({ scope, after: seen, ...admitted });
}

function position(after: string): Cursor {
  const cursor = decodeCursor(after);
  if (cursor === null || cursor.mark !== null) throw mistakes.badBoardCursor();
  return cursor;
}
