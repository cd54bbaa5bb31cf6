import { type CheckedListFrame, ListBroken, ListChecker } from './list-checker.ts';
import { type LiveOptions, type LiveState, START, type Way } from './live-state.ts';
import { LiveView } from './live-view.ts';

/** A frame of a list. */
export interface ListFrame<Row extends { id: string }> extends CheckedListFrame<Row> {
  asOf?: string;
}

/** A live list as it is to be shown. */
export interface LiveListState<Row> extends LiveState {
  /** In the order that was asked for; where none was, those that are new stand last. */
  rows: readonly Row[];
}

/** Keeps one list live. */
export class LiveList<Row extends { id: string }> extends LiveView<ListFrame<Row>, LiveListState<Row>> {
  #checker = new ListChecker<Row>();
  protected readonly way: Way<ListFrame<Row>>;
  readonly #order: ((a: Row, b: Row) => number) | undefined;

  constructor(
    way: Way<ListFrame<Row>>,
    { order, ...options }: LiveOptions & { order?: (a: Row, b: Row) => number } = {},
  ) {
    super({ ...START, rows: [] }, options);
    this.way = way;
    this.#order = order;
  }

  protected get cursor(): string | null {
    return this.#checker.cursor;
  }

  protected take(frame: ListFrame<Row>): Partial<LiveListState<Row>> {
    this.#checker.take(frame);
    if (frame.kind === 'HEARTBEAT') return {};
    const rows = [...this.#checker.rows.values()];
    return { rows: this.#order === undefined ? rows : rows.sort(this.#order) };
  }

  protected forget(): void {
    this.#checker = new ListChecker<Row>();
  }

  protected isBroken(error: unknown): boolean {
    return error instanceof ListBroken;
  }

  protected override over(): Partial<LiveListState<Row>> {
    return { rows: [] };
  }
}
