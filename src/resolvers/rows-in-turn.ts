import type { Viewer } from '../access/viewer.ts';
import type { Turns } from '../feed/turns.ts';

/** How much more work a row of the database is than a row of a board. */
const BOARD_ROWS = 2.5;

/**
 * Waits until rows that the database has brought may be worked on, in turn with the rows of others: a page of a hundred
 * takes as long as a slice of a board, and a viewer may have several at once.
 */
export function rowsInTurn(turns: Turns, viewer: Viewer | null, rows: number): Promise<void> {
  return turns.take(viewer?.subject ?? '', Math.min(Math.ceil(rows * BOARD_ROWS), turns.sliceRows));
}
