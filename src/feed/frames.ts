import { type BoardScope, boardRows, changedRows, hasOtherShape } from './board.ts';
import { countBoardRows } from './board-size.ts';
import { BoardTooLarge } from './board-too-large.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import { cursorOf, type Picture, type QuotaFrame, type ResetReason } from './frame.ts';
import { Kept } from './kept.ts';
import type { Position } from './position.ts';
import type { QuotaProgress } from './quota-progress.ts';
import { successorsOf } from './successors.ts';
import type { Turn } from './turns.ts';

/**
 * Takes frames out of the picture, each in one stretch, so that it is of one position. The rows of a board are taken
 * once for all who need the same ones, whatever their documents and roles.
 */
export class Frames {
  readonly #most: number;
  readonly #now: () => number;
  readonly #rows = new Kept<QuotaProgress[]>();

  /** @param most - rows of the largest board that is shown whole. */
  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  /**
   * The frame for readers who stand at a position.
   * @throws BoardTooLarge when it would have to bring a whole board that has grown too large.
   */
  from(position: Position, scope: BoardScope, picture: Picture): QuotaFrame {
    return position.at === 'start'
      ? this.#whole(picture, scope, position.reason)
      : this.#next(picture, scope, position.seen);
  }

  /** Lets go of rows that are too old. */
  sweep(): void {
    this.#rows.sweep(this.#now());
  }

  /** The whole board: the first frame, or a fresh start with its reason. */
  #whole(picture: Picture, scope: BoardScope, because: ResetReason | null): QuotaFrame {
    const { state, day, asOf } = picture;
    const successors = successorsOf(state, scope.committeeId);
    // What moved it, or made rights on it others, is that it ended: nothing else happens to it any more.
    const isEnd = successors !== null && (because === 'TREE_CHANGED' || because === 'ACCESS_CHANGED');
    const reason = isEnd ? 'COMMITTEE_ENDED' : because;
    const size = countBoardRows(state, scope);
    if (size > this.#most) throw new BoardTooLarge(size, this.#most);
    return {
      kind: reason === null ? 'SNAPSHOT' : 'RESET',
      from: null,
      cursor: encodeCursor(cursorOf(state, day)),
      asOf,
      rows: this.#once(picture, scope, null, () => boardRows(state, scope, day)),
      removed: [],
      reason,
      successors,
    };
  }

  /**
   * What changed since `seen`, a cursor of this history: a HEARTBEAT when nothing did, a RESET when rows may have come,
   * gone or changed their names.
   */
  #next(picture: Picture, scope: BoardScope, seen: Cursor): QuotaFrame {
    const { state, day, asOf } = picture;
    if (hasOtherShape(state, scope, seen)) {
      return this.#whole(picture, scope, 'TREE_CHANGED');
    }
    const rows = this.#once(picture, scope, seen, () => changedRows(state, scope, seen, day));
    return {
      kind: rows.length === 0 ? 'HEARTBEAT' : 'DELTA',
      from: encodeCursor(seen),
      cursor: encodeCursor(cursorOf(state, day)),
      asOf,
      rows,
      removed: [],
      reason: null,
      successors: null,
    };
  }

  #once(
    { state, day }: Picture,
    { committeeId, year, depth, view = 'AS_THEN' }: BoardScope,
    seen: Cursor | null,
    take: () => QuotaProgress[],
  ): QuotaProgress[] {
    const from = seen && encodeCursor(seen);
    const key = `${committeeId} ${year} ${depth} ${view} ${from}>${encodeCursor(cursorOf(state, day))}`;
    const known = this.#rows.get(key, this.#now());
    if (known) return known;
    const rows = take();
    this.#rows.put(key, rows, rows.length, this.#now());
    return rows;
  }
}

/**
 * Rows in slices, each when it is its turn. They were taken before: nothing is read from the picture between two slices,
 * which may have moved, and rows of two positions would not add up.
 */
export async function* inSlices<Row>(frame: { rows: readonly Row[] }, turn: Turn): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < frame.rows.length; start += turn.sliceRows) {
    await turn.take(Math.min(turn.sliceRows, frame.rows.length - start));
    yield frame.rows.slice(start, start + turn.sliceRows);
  }
}
