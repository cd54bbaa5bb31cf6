import { type BoardScope, mayHaveMoved } from './board.ts';
import { countBoardRows } from './board-size.ts';
import type { Cursor } from './cursor.ts';
import type { Frame, Picture } from './frame.ts';
import type { Position } from './position.ts';
import type { View, ViewSurroundings, Watched } from './view.ts';

/** A board of figures, which lie in the picture: whoever may see it is shown the same. */
export class WatchedBoard implements Watched {
  readonly name: string;
  readonly looksUp = false;
  readonly #scope: BoardScope;

  constructor(scope: BoardScope) {
    const { committeeId, year, depth, view } = scope;
    this.#scope = scope;
    this.name = JSON.stringify([committeeId, year, depth, view]);
  }

  get committeeId(): string {
    return this.#scope.committeeId;
  }

  /** Predecessors stand below others than their follower. */
  get isScattered(): boolean {
    return this.#scope.view === 'SUCCESSORS';
  }

  rows({ state }: Pick<Picture, 'state'>): number {
    return countBoardRows(state, this.#scope);
  }

  view(_key: string, around: ViewSurroundings): View {
    return new BoardView(this.#scope, around);
  }
}

class BoardView implements View {
  readonly mark = null;
  readonly #scope: BoardScope;
  readonly #around: ViewSurroundings;

  constructor(scope: BoardScope, around: ViewSurroundings) {
    this.#scope = scope;
    this.#around = around;
  }

  continues({ mark }: Cursor): boolean {
    return mark === null;
  }

  mayHaveMoved(seen: Cursor, { state, day }: Picture): boolean {
    return mayHaveMoved(state, this.#scope, seen, day);
  }

  frame(position: Position): Frame {
    return this.#around.frames.from(position, this.#scope, this.#around.picture());
  }

  startAnew(): void {}
}
