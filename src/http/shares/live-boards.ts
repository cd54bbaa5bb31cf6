import type { Viewer } from './viewer.ts';

/** How much of live boards a viewer may have. */
export interface LiveBoardLimits {
  /** Rows of different boards: the same board with the same document counts once. */
  rowsOf(viewer: Viewer): number;
  /** Boards, each as often as it is watched. */
  boardsOf(viewer: Viewer): number;
}

/** A board that a viewer watches, shared by all who watch it for that viewer. */
export interface WatchedBoard {
  readonly viewer: Viewer;
  readonly name: string;
  readonly rows: number;
  readers: number;
}

/** Why there is no room for one more. */
export type NoRoom = 'live_rows' | 'live_boards';

interface Watching {
  rows: number;
  readers: number;
  boards: Map<string, WatchedBoard>;
}

/** Who watches which boards on this node: what may have to be made anew in one moment, and kept, for one viewer. */
export class LiveBoards {
  readonly #limits: LiveBoardLimits;
  readonly #watching = new Map<Viewer, Watching>();
  #rows = 0;

  constructor(limits: LiveBoardLimits) {
    this.#limits = limits;
  }

  /** Rows of all that is watched. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Takes note of one more reader of a board.
   * @param name - of board and document together.
   * @param rows - how many the board has now; later ones are not counted.
   */
  enter(viewer: Viewer, name: string, rows: number): WatchedBoard | NoRoom {
    const own = this.#watching.get(viewer) ?? { rows: 0, readers: 0, boards: new Map() };
    if (own.readers >= this.#limits.boardsOf(viewer)) return 'live_boards';
    let board = own.boards.get(name);
    if (!board) {
      if (own.rows + rows > this.#limits.rowsOf(viewer)) return 'live_rows';
      board = { viewer, name, rows, readers: 0 };
      own.boards.set(name, board);
      own.rows += rows;
      this.#rows += rows;
    }
    board.readers += 1;
    own.readers += 1;
    this.#watching.set(viewer, own);
    return board;
  }

  /** Takes note that one reader has gone. */
  leave(board: WatchedBoard): void {
    const own = this.#watching.get(board.viewer);
    if (!own) return;
    board.readers -= 1;
    own.readers -= 1;
    if (board.readers > 0) return;
    own.boards.delete(board.name);
    own.rows -= board.rows;
    this.#rows -= board.rows;
    if (own.readers === 0) this.#watching.delete(board.viewer);
  }
}
