import type { BoardScope } from '../../feed/board.ts';
import { type Cursor, decodeCursor } from '../../feed/cursor.ts';
import type { QuotaFrame } from '../../feed/frame.ts';
import { visiblePath } from '../authorize.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { year } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Opens a live board.
 * @param renew - the context with the viewer as it is now; throws when the session has run out.
 * @throws NotFound when the committee is hidden or missing, at the start or after a grant was revoked.
 * @throws InvalidInput when `after` is no cursor of this server's, or the year is out of range.
 */
export async function watchQuotaBoard(
  scope: BoardScope,
  after: string | null | undefined,
  context: OperationContext,
  renew: () => Promise<OperationContext>,
): Promise<AsyncIterable<QuotaFrame>> {
  const permit = async (): Promise<void> => {
    if (visiblePath(await renew(), 'quota:read', scope.committeeId) === null) {
      throw new NotFound('committeeId does not exist, or you may not see it', ['committeeId']);
    }
  };
  // Asked here too, so that a refusal answers the subscribe itself and not its first frame.
  await permit();
  year(scope.year);
  return context.feed.watch(scope, position(after), permit);
}

function position(after: string | null | undefined): Cursor | null {
  if (after === null || after === undefined) return null;
  const cursor = decodeCursor(after);
  if (cursor === null) {
    throw new InvalidInput('after is not a cursor of a quota board: leave it out to start with a snapshot', ['after']);
  }
  return cursor;
}
