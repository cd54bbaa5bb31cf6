import type { NextMessage } from '../board.ts';

/** What a board must show. */
export interface Expected {
  /** Id of the committee at the top, as the API writes it. */
  top: string;
  /** Admitted by committee. */
  admitted: Record<string, number>;
}

/** What a subscriber has seen. */
export interface Seen {
  board: number;
  /** The figure at the top. */
  value: number;
  cursor: string | null;
}

interface Checked {
  bytes: Buffer;
  board: number;
  from: string | null;
  before: number;
  cursor: string;
  value: number;
  moved: boolean;
}

/** Checks what subscribers are sent. */
export interface Checker {
  expect(board: number, admitted: Record<string, number> | null): void;
  /**
   * Takes a message over into what the subscriber has seen. Returns whether its figure was shown anew.
   * @throws Error when the message does not fit
   */
  take(seen: Seen, bytes: Buffer, start: number, end: number): boolean;
}

/** Messages remembered as checked. */
const REMEMBERED = 8;

/**
 * Checks every message, byte by byte. One that equals a message that was checked for another subscriber who stood at
 * the same cursor of the same board needs no parsing; every other is parsed and checked as a whole.
 */
export class FrameChecker implements Checker {
  readonly #boards: Expected[];
  #checked: Checked[] = [];
  #next: Record<string, number> | null = null;

  constructor(boards: Expected[]) {
    this.#boards = boards;
  }

  /**
   * From now on each change of the board must show exactly these figures; null for changes that come at the same time,
   * where figures must only grow.
   */
  expect(board: number, admitted: Record<string, number> | null): void {
    this.#checked = [];
    this.#next = admitted;
    Object.assign((this.#boards[board] as Expected).admitted, admitted);
  }

  take(seen: Seen, bytes: Buffer, start: number, end: number): boolean {
    for (const checked of this.#checked) {
      if (
        checked.board === seen.board &&
        checked.from === seen.cursor &&
        checked.before === seen.value &&
        checked.bytes.length === end - start &&
        bytes.compare(checked.bytes, 0, checked.bytes.length, start, end) === 0
      ) {
        return accept(seen, checked);
      }
    }
    const checked = this.#check(seen, Buffer.from(bytes.subarray(start, end)));
    this.#checked.unshift(checked);
    this.#checked.length = Math.min(this.#checked.length, REMEMBERED);
    return accept(seen, checked);
  }

  #check(seen: Seen, bytes: Buffer): Checked {
    const message = JSON.parse(bytes.toString()) as NextMessage;
    const frame = message.payload?.data?.quotaBoard;
    if (message.type !== 'next' || !frame || message.payload.errors) throw new Error(`no frame: ${bytes}`);
    const { kind, from, cursor, rows } = frame;
    if (from !== seen.cursor)
      throw new Error(`a gap: ${kind} continues ${from}, the subscriber stands at ${seen.cursor}`);
    const { top, admitted } = this.#boards[seen.board] as Expected;
    const shown = new Map(rows.map((row) => [row.committeeId, row.admitted]));
    if (shown.size !== rows.length) throw new Error(`a row twice: ${bytes}`);

    if (kind === 'SNAPSHOT') compare(shown, admitted);
    else if (kind === 'DELTA' && this.#next !== null) compare(shown, this.#next);
    else if (kind === 'DELTA') grows(shown, admitted, top, seen.value);
    else if (kind !== 'HEARTBEAT' || rows.length > 0) throw new Error(`unexpected: ${bytes}`);
    const value = shown.get(top) ?? seen.value;
    return { bytes, board: seen.board, from, before: seen.value, cursor, value, moved: kind === 'DELTA' };
  }
}

function accept(seen: Seen, { cursor, value, moved }: Checked): boolean {
  seen.cursor = cursor;
  seen.value = value;
  return moved;
}

function compare(shown: Map<string, number>, admitted: Record<string, number>): void {
  for (const [id, value] of Object.entries(admitted)) {
    if (shown.get(id) !== value) throw new Error(`${id} shows ${shown.get(id)} instead of ${value}`);
  }
  if (shown.size !== Object.keys(admitted).length) throw new Error(`${shown.size} rows instead of those expected`);
}

function grows(shown: Map<string, number>, admitted: Record<string, number>, top: string, before: number): void {
  for (const id of shown.keys()) if (!(id in admitted)) throw new Error(`${id} is no row of this board`);
  const now = shown.get(top) ?? Number.NaN;
  // Not below: a change of another column (who still waits) shows the figure once more.
  if (!(now >= before)) throw new Error(`${top} shows ${now} after ${before}`);
}
