import type { Cursor } from './cursor.ts';
import type { ResetReason } from './frame.ts';

/** Where readers stand. */
export type Position =
  /** Nowhere yet, or nowhere any more: they get the whole board. */
  | { at: 'start'; reason: ResetReason | null }
  /** They brought a cursor, or were kept waiting: they get a frame at once, if only a heartbeat. */
  | { at: 'resume'; seen: Cursor }
  /** They were served: they get a frame when something changed, or when it has been quiet for too long. */
  | { at: 'cursor'; seen: Cursor };

/** Where readers stand when their history has turned out to be another. Who was shown nothing is owed no reason. */
export function inOtherHistory(position: Position): Position {
  return position.at === 'start' ? position : { at: 'start', reason: 'OTHER_HISTORY' };
}
