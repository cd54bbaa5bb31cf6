import type { RowChange } from 'ketnap-client';

/** How long a row shows that it has changed, ms; the same as in board.css. */
const FLASH_MS = 2_500;

/** What marks a row that a frame has just changed. It alternates, so that a second change within the time shows too. */
export function flashOf(change: RowChange | undefined): 'odd' | 'even' | undefined {
  if (change === undefined || performance.now() - change.at > FLASH_MS) return undefined;
  return change.frame % 2 === 0 ? 'even' : 'odd';
}
