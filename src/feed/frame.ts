import type { Day } from '../calendar.ts';
import { type BoardScope, boardRows, changedRows, shapeSeq } from './board.ts';
import { type Cursor, encodeCursor, shortEpoch } from './cursor.ts';
import type { NodeState } from './node-state.ts';
import type { QuotaProgress } from './quota-progress.ts';

/** Why a board is sent whole though the client named a cursor. */
export type ResetReason = 'OTHER_EPOCH' | 'FROM_THE_FUTURE' | 'OTHER_HISTORY' | 'TREE_CHANGED' | 'ACCESS_CHANGED';

/**
 * One message of a live board. Frames tile: `from` of a frame is the `cursor` of the one before it on the same board,
 * so that a client can prove it missed nothing. A frame without `from` starts anew with the whole board.
 */
export interface QuotaFrame {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  from: string | null;
  cursor: string;
  /** Up to when the figures are known to be complete. */
  asOf: Date;
  rows: QuotaProgress[];
  reason: ResetReason | null;
}

/** Where a board stands in the history of a node. */
export function cursorOf(state: NodeState, day: Day): Cursor {
  const { epoch, seq, digest } = state.head;
  return { epoch: shortEpoch(epoch), seq, digest, day };
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

/** The whole board: the first frame, or a fresh start with its reason. */
export function wholeFrame({ state, day, asOf }: Picture, scope: BoardScope, reason: ResetReason | null): QuotaFrame {
  return {
    kind: reason === null ? 'SNAPSHOT' : 'RESET',
    from: null,
    cursor: encodeCursor(cursorOf(state, day)),
    asOf,
    rows: boardRows(state, scope, day),
    reason,
  };
}

/**
 * What changed since `seen`, a cursor of this history: a HEARTBEAT when nothing did, a RESET when rows may have come,
 * gone or changed their names.
 */
export function nextFrame(picture: Picture, scope: BoardScope, seen: Cursor): QuotaFrame {
  const { state, day, asOf } = picture;
  if (state.head.treeSeq > seen.seq && shapeSeq(state, scope) > seen.seq) {
    return wholeFrame(picture, scope, 'TREE_CHANGED');
  }
  const rows = changedRows(state, scope, seen, day);
  return {
    kind: rows.length === 0 ? 'HEARTBEAT' : 'DELTA',
    from: encodeCursor(seen),
    cursor: encodeCursor(cursorOf(state, day)),
    asOf,
    rows,
    reason: null,
  };
}
