import { BoardBroken, BoardChecker, type CheckedFrame, type CheckedRow } from './board-checker.ts';
import { type LiveOptions, type LiveState, START, type Way } from './live-state.ts';
import { LiveView } from './live-view.ts';
import type { Refusal } from './refusal.ts';

/** How much of the tree a board shows. */
export type Depth = 'SELF' | 'CHILDREN' | 'SUBTREE';

/** A committee that followed one that has ended. */
export interface Successor {
  committeeId: string;
  name: string;
}

/** A frame of a board, as far as it is looked at here. */
export interface BoardFrame<Row extends CheckedRow> extends CheckedFrame<Row> {
  asOf?: string;
  successors?: readonly Successor[] | null;
}

/** A board that was queried. */
export interface QueriedBoard<Row extends CheckedRow> {
  cursor: string;
  asOf: string;
  rows: readonly Row[];
  successors?: readonly Successor[] | null;
}

/** How a board is reached. */
export interface BoardWay<Row extends CheckedRow> extends Way<BoardFrame<Row>> {
  /** Queries it before it is followed, where that is to be; null where there is none to be seen. @throws Refusal */
  load?(): Promise<QueriedBoard<Row> | null>;
}

/** The frame that changed a row, and when it came, by this machine's `performance.now()`. */
export interface RowChange {
  frame: number;
  at: number;
}

/** A live board as it is to be shown. */
export interface LiveBoardState<Row extends CheckedRow> extends LiveState {
  /** A parent before its children; empty when there is nothing (any more) to be seen. */
  rows: readonly Row[];
  /** How much of the tree is shown: the branches only, where the whole is more than the server shows at once. */
  depth: Depth;
  /** Rows by id with the frame that changed them last; those of the first answer are missing. */
  changed: ReadonlyMap<string, RowChange>;
  /** The row that a person would look at in the newest frame: the lowest committee that changed. */
  news: Row | null;
  /** Who followed the committee, where it has ended; null as long as it goes on. */
  successors: readonly Successor[] | null;
}

/** Keeps one board live. */
export class LiveBoard<Row extends CheckedRow> extends LiveView<BoardFrame<Row>, LiveBoardState<Row>> {
  #checker: BoardChecker<Row>;
  readonly #wayTo: (depth: Depth) => BoardWay<Row>;

  constructor(wayTo: (depth: Depth) => BoardWay<Row>, { depth, ...options }: LiveOptions & { depth: Depth }) {
    super({ ...START, rows: [], depth, changed: new Map(), news: null, successors: null }, options);
    this.#wayTo = wayTo;
    this.#checker = this.#newChecker();
  }

  protected get way(): BoardWay<Row> {
    return this.#wayTo(this.state.depth);
  }

  protected get cursor(): string | null {
    return this.#checker.cursor;
  }

  protected override load(): Promise<(() => Partial<LiveBoardState<Row>>) | null> | undefined {
    const loading = this.way.load?.();
    return loading?.then((board) => {
      if (board === null) return null;
      const { cursor, rows, asOf, successors = null } = board;
      return () => {
        this.#checker = this.#newChecker({ after: cursor, rows });
        return { rows, asOf, successors };
      };
    });
  }

  protected take(frame: BoardFrame<Row>): Partial<LiveBoardState<Row>> {
    this.#checker.take(frame);
    if (frame.kind === 'HEARTBEAT') return {};
    const rows = [...this.#checker.rows.values()];
    return frame.kind === 'DELTA'
      ? { rows, ...this.#changes(frame.rows) }
      : { rows, successors: frame.successors ?? null };
  }

  protected forget(): void {
    this.#checker = this.#newChecker();
  }

  protected isBroken(error: unknown): boolean {
    return error instanceof BoardBroken;
  }

  protected override over(refusal: Refusal): Partial<LiveBoardState<Row>> {
    const successors = refusal.detail('successors') as readonly Successor[] | undefined;
    return { rows: [], successors: successors ?? null };
  }

  /** Goes on with the branches where the whole is more than the server shows at once. */
  protected override askOtherwise(refusal: Refusal): boolean {
    if (refusal.code !== 'BOARD_TOO_LARGE' || this.state.depth !== 'SUBTREE') return false;
    this.forget();
    this.set({ depth: 'CHILDREN' });
    return true;
  }

  #newChecker(from: { after?: string; rows?: readonly Row[] } = {}): BoardChecker<Row> {
    return new BoardChecker<Row>({ ...from, sums: this.state.depth !== 'SELF' });
  }

  #changes(rows: readonly Row[]): Pick<LiveBoardState<Row>, 'changed' | 'news'> {
    const changed = new Map(this.state.changed);
    const change = { frame: this.state.frames + 1, at: performance.now() };
    for (const { id } of rows) changed.set(id, change);
    // A parent stands before its children: the last one is the lowest.
    return { changed, news: rows.at(-1) ?? null };
  }
}
