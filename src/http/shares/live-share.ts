import type { LiveBoards, WatchedBoard } from './live-boards.ts';
import type { EndTurn } from './turn-queue.ts';

/** The opening of a live board, until it has shown something. */
export interface Opening {
  endTurn: EndTurn;
  /** Charges the viewer for a frame of so many rows. */
  pay(rows: number): void;
}

/** What a live board has of its viewer's share. Made for every reader. */
export class LiveShare {
  readonly #boards: LiveBoards;
  readonly #board: WatchedBoard;
  #opening: Opening | null;
  #over = false;

  constructor(boards: LiveBoards, board: WatchedBoard, opening: Opening) {
    this.#boards = boards;
    this.#board = board;
    this.#opening = opening;
  }

  /** A frame is made because of this reader. Only the first is its viewer's: later ones are made for a change. */
  pay(rows: number): void {
    this.#opening?.pay(rows);
  }

  /** It has shown something. */
  shown(): void {
    this.#opening?.endTurn();
    this.#opening = null;
  }

  /** Nobody watches it any more. */
  end(): void {
    this.shown();
    if (!this.#over) this.#boards.leave(this.#board);
    this.#over = true;
  }
}
