import type { Day } from '../calendar.ts';
import { type Cursor, shortEpoch } from './cursor.ts';
import type { NodeState } from './node-state.ts';
import type { QuotaProgress } from './quota-progress.ts';
import type { Successor } from './successors.ts';

/** Why a board or a list is sent whole though the client named a cursor. */
export type ResetReason =
  | 'OTHER_EPOCH'
  | 'FROM_THE_FUTURE'
  | 'OTHER_HISTORY'
  | 'TREE_CHANGED'
  | 'ACCESS_CHANGED'
  | 'COMMITTEE_ENDED';

/**
 * One message of a live board or list. Frames tile: `from` of a frame is the `cursor` of the one before it on the same board,
 * so that a client can prove it missed nothing. A frame without `from` starts anew with the whole board.
 */
export interface Frame<Row = unknown> {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  from: string | null;
  cursor: string;
  /** Up to when the rows are known to be complete. */
  asOf: Date;
  rows: readonly Row[];
  /** Ids of rows that a list has no more. A board starts anew instead. */
  removed: readonly string[];
  reason: ResetReason | null;
  /** Who followed the committee, where it has ended; null on a frame that does not bring the whole board. */
  successors: Successor[] | null;
}

/** A frame of a board. */
export type QuotaFrame = Frame<QuotaProgress>;

/** Where a board, or a list with this mark, stands in the history of a node. */
export function cursorOf(state: NodeState, day: Day, mark: string | null = null): Cursor {
  const { epoch, seq, digest } = state.head;
  return { epoch: shortEpoch(epoch), seq, digest, day, mark };
}

/**
 * Why a cursor is not of this node's history, or null when it is.
 * @param digestThere - what the database has for the cursor's position; null when it has no such position.
 */
export function foreignReason(state: NodeState, seen: Cursor, digestThere: string | null): ResetReason | null {
  if (seen.epoch !== shortEpoch(state.head.epoch)) return 'OTHER_EPOCH';
  if (seen.seq > state.head.seq) return 'FROM_THE_FUTURE';
  return seen.digest === digestThere ? null : 'OTHER_HISTORY';
}

/** The picture a frame is made of. */
export interface Picture {
  state: NodeState;
  day: Day;
  asOf: Date;
}
