/*
 * Keeps a live list up with its frames, and proves that nothing was missed. As with `board-checker.ts`, it needs nothing but this file.
 *
 *   const list = new ListChecker();
 *   for await (const { data } of stream) list.take(data.workList);     // throws ListBroken when a frame does not fit
 *   subscribe({ ...variables, after: list.cursor });                   // after any interruption
 *
 * Ask for `kind from cursor reason removed rows { id … }` and whatever you draw.
 */

/** A frame of a live list. */
export interface CheckedListFrame<Row extends { id: string } = { id: string }> {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  from?: string | null;
  cursor: string;
  reason?: string | null;
  rows: readonly Row[];
  removed: readonly string[];
}

/** A frame does not continue what is shown. Nothing of it was taken: ask for the whole list anew. */
export class ListBroken extends Error {
  override name = 'ListBroken';
}

/** A list as its frames have made it. */
export class ListChecker<Row extends { id: string }> {
  /** What the list shows, by the id of the row. A row that is new stands last: sort them as the list says. */
  rows: ReadonlyMap<string, Row> = new Map();
  /** Where the list stands: `after` of the next subscription. Null before the first frame. */
  cursor: string | null = null;
  /** How many frames were taken. */
  frames = 0;

  /**
   * Takes a frame over, whole or not at all.
   * @throws ListBroken when the frame does not continue the one before
   */
  take(frame: CheckedListFrame<Row>): void {
    checkForm(frame);
    const isWhole = frame.kind === 'SNAPSHOT' || frame.kind === 'RESET';
    if (!isWhole && (this.cursor === null || frame.from !== this.cursor)) {
      throw new ListBroken(`gap: ${frame.kind} continues ${frame.from}, but this client stands at ${this.cursor}`);
    }
    const rows = new Map(isWhole ? [] : this.rows);
    // One that was not there came and went between two frames.
    for (const id of frame.removed) rows.delete(id);
    for (const row of frame.rows) rows.set(row.id, row);
    this.rows = rows;
    this.cursor = frame.cursor;
    this.frames += 1;
  }
}

/** What each kind of frame must have, and must not. */
function checkForm({ kind, from, reason, rows, removed }: CheckedListFrame): void {
  const isWhole = kind === 'SNAPSHOT' || kind === 'RESET';
  if (isWhole && from != null) throw new ListBroken(`${kind} claims to continue ${from}`);
  if (reason !== undefined && (kind === 'RESET') !== (reason !== null)) {
    throw new ListBroken(`${kind} with reason ${reason}`);
  }
  if (kind !== 'DELTA' && removed.length > 0) throw new ListBroken(`a ${kind} that takes rows out`);
  if (kind === 'HEARTBEAT' && rows.length > 0) throw new ListBroken('a HEARTBEAT with rows');
  if (kind === 'DELTA' && rows.length + removed.length === 0) throw new ListBroken('a DELTA without rows');
  if (new Set(rows.map(({ id }) => id)).size < rows.length) throw new ListBroken('a row comes twice in one frame');
}
