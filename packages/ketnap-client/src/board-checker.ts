/*
 * Keeps a live board up with its frames, and proves that nothing was missed. It needs nothing but this file: import it,
 * or copy it into a client of your own. The dashboard and the tests of the API use it as it stands.
 *
 *   const board = new BoardChecker();
 *   for await (const { data } of stream) board.take(data.quotaBoard);   // throws BoardBroken when a frame does not fit
 *   subscribe({ ...variables, after: board.cursor });                   // after any interruption
 *
 * Ask for `kind from cursor reason rows { id committeeId parentId name admitted admittedHere }` and whatever you draw.
 */

/** What the checker looks at in a row (`QuotaProgress`). */
export interface CheckedRow {
  id: string;
  committeeId: string;
  parentId?: string | null;
  name: string;
  admitted: number;
  admittedHere: number;
}

/** A frame of a live board (`QuotaFrame`). */
export interface CheckedFrame<Row extends CheckedRow = CheckedRow> {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  from?: string | null;
  cursor: string;
  reason?: string | null;
  rows: readonly Row[];
}

/** A frame does not continue what is shown. Nothing of it was taken: ask for the whole board anew. */
export class BoardBroken extends Error {
  override name = 'BoardBroken';
}

/** A board as its frames have made it. */
export class BoardChecker<Row extends CheckedRow = CheckedRow> {
  /** What the board shows, by the id of the row; in the order in which the server sent it. */
  rows: ReadonlyMap<string, Row>;
  /** Where the board stands: `after` of the next subscription. Null before the first frame. */
  cursor: string | null;
  /** How many frames were taken. */
  frames = 0;
  readonly #sums: boolean;

  /**
   * @param after - the cursor of a board that was queried, when `rows` are its rows.
   * @param sums - whether to check that each parent is the sum of its rows and its own. Not for boards of depth SELF.
   */
  constructor({
    after = null,
    rows = [],
    sums = true,
  }: { after?: string | null; rows?: readonly Row[]; sums?: boolean } = {}) {
    this.rows = byId(rows);
    this.cursor = after;
    this.#sums = sums;
    if (sums) checkSums(this.rows);
  }

  /**
   * Takes a frame over, whole or not at all.
   * @throws BoardBroken when the frame does not continue the one before, or does not add up
   */
  take(frame: CheckedFrame<Row>): void {
    checkForm(frame);
    const whole = frame.kind === 'SNAPSHOT' || frame.kind === 'RESET';
    if (frame.kind === 'SNAPSHOT' && this.cursor !== null) throw new BoardBroken('a second SNAPSHOT on one board');
    if (!whole && (this.cursor === null || frame.from !== this.cursor)) {
      throw new BoardBroken(`gap: ${frame.kind} continues ${frame.from}, but this client stands at ${this.cursor}`);
    }
    const rows = frame.rows.length === 0 ? this.rows : byId([...(whole ? [] : this.rows.values()), ...frame.rows]);
    if (this.#sums && frame.rows.length > 0) checkSums(rows);
    this.rows = rows;
    this.cursor = frame.cursor;
    this.frames += 1;
  }
}

/** What each kind of frame must have, and must not. */
function checkForm({ kind, from, reason, rows }: CheckedFrame): void {
  const whole = kind === 'SNAPSHOT' || kind === 'RESET';
  if (whole && from != null) throw new BoardBroken(`${kind} claims to continue ${from}`);
  if (reason !== undefined && (kind === 'RESET') !== (reason !== null)) {
    throw new BoardBroken(`${kind} with reason ${reason}`);
  }
  if (kind === 'HEARTBEAT' && rows.length > 0) throw new BoardBroken('a HEARTBEAT with rows');
  if (kind !== 'HEARTBEAT' && rows.length === 0) throw new BoardBroken(`a ${kind} without rows`);
}

/** A parent whose parts are on the board is their sum and what it admitted itself. */
function checkSums(rows: ReadonlyMap<string, CheckedRow>): void {
  const below = new Map<string, number>();
  for (const { parentId, admitted } of rows.values()) {
    if (parentId != null) below.set(parentId, (below.get(parentId) ?? 0) + admitted);
  }
  for (const { committeeId, name, admitted, admittedHere } of rows.values()) {
    const parts = below.get(committeeId);
    if (parts !== undefined && parts + admittedHere !== admitted) {
      throw new BoardBroken(`${name} shows ${admitted}, its parts are ${parts} + ${admittedHere}`);
    }
  }
}

/** A row that comes again keeps its place. */
function byId<Row extends CheckedRow>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
