import type { BoardScope } from '../../feed/board.ts';
import { countBoardRows } from '../../feed/board-size.ts';
import { BoardTooLarge } from '../../feed/board-too-large.ts';
import type { Feed } from '../../feed/feed.ts';

/**
 * Asserts that a board may be shown whole. Only for whoever may see it: the error says how large it is.
 * @throws BoardTooLarge
 */
export function checkSize(scope: BoardScope, { state, mostBoardRows }: Feed): void {
  const rows = countBoardRows(state, scope);
  if (rows > mostBoardRows) throw new BoardTooLarge(rows, mostBoardRows);
}
