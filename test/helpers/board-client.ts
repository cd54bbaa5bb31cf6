/** A row of a live board, as the tests ask for it. */
export interface BoardRow {
  id: string;
  name: string;
  parentId: string | null;
  committeeId: string;
  plan: number | null;
  admitted: number;
  admittedHere: number;
  pipelineCount: number | null;
  status: string;
}

/** A frame of a live board, as the tests ask for it. */
export interface BoardFrame {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  from: string | null;
  cursor: string;
  asOf: string;
  reason: string | null;
  rows: BoardRow[];
}

/** The subscription to a live board with everything a client needs to check it. */
export const WATCH_BOARD = `subscription Watch($committeeId: ID!, $year: Int!, $depth: BoardDepth!, $after: String) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: $depth, after: $after) {
    kind from cursor asOf reason
    rows { id name parentId committeeId plan admitted admittedHere pipelineCount status }
  }
}`;

/**
 * Keeps a board up with its frames and proves that it missed nothing: every frame must continue the one before, and in
 * a board with children every parent must be the sum of its rows and its own admissions.
 */
export class BoardClient {
  readonly rows = new Map<string, BoardRow>();
  cursor: string | null;
  frames = 0;
  readonly #deep: boolean;

  /**
   * @param after - a cursor the client already has the rows of.
   * @param deep - whether rows below the top are shown, so that sums can be checked.
   */
  constructor({
    after = null,
    rows = [],
    deep = true,
  }: { after?: string | null; rows?: BoardRow[]; deep?: boolean } = {}) {
    this.cursor = after;
    this.#deep = deep;
    for (const row of rows) this.rows.set(row.id, row);
  }

  /** Takes a frame over. Throws when it does not fit. */
  take(frame: BoardFrame): void {
    this.frames += 1;
    if (frame.kind === 'SNAPSHOT' || frame.kind === 'RESET') {
      if (frame.from !== null) throw new Error(`${frame.kind} claims to continue ${frame.from}`);
      if (frame.kind === 'SNAPSHOT' && this.frames > 1) throw new Error('a second SNAPSHOT on one board');
      if ((frame.kind === 'RESET') !== (frame.reason !== null))
        throw new Error(`${frame.kind} with reason ${frame.reason}`);
      this.rows.clear();
    } else if (frame.from === null || frame.from !== this.cursor) {
      throw new Error(`gap: ${frame.kind} continues ${frame.from}, but this client stands at ${this.cursor}`);
    }
    if (frame.kind === 'HEARTBEAT' && frame.rows.length > 0) throw new Error('a HEARTBEAT with rows');
    if (frame.kind === 'DELTA' && frame.rows.length === 0) throw new Error('a DELTA without rows');
    for (const row of frame.rows) this.rows.set(row.id, row);
    this.cursor = frame.cursor;
    if (this.#deep) this.#checkSums();
  }

  /** The row of a committee by its name. Throws when there is none. */
  row(name: string): BoardRow {
    const row = [...this.rows.values()].find((candidate) => candidate.name === name);
    if (!row) throw new Error(`the board has no row ${name}`);
    return row;
  }

  #checkSums(): void {
    const sums = new Map<string, number>();
    for (const { parentId, admitted } of this.rows.values()) {
      if (parentId !== null) sums.set(parentId, (sums.get(parentId) ?? 0) + admitted);
    }
    for (const { committeeId, name, admitted, admittedHere } of this.rows.values()) {
      const below = sums.get(committeeId);
      if (below !== undefined && below + admittedHere !== admitted) {
        throw new Error(`${name} shows ${admitted}, its parts are ${below} + ${admittedHere}`);
      }
    }
  }
}

/** What a GraphQL client hands out for a live board. */
export type BoardStream = AsyncIterableIterator<{
  data?: { quotaBoard: BoardFrame } | null;
  errors?: readonly { message: string }[];
}>;

/**
 * Reads frames into a client until `enough` says so, and leaves the stream open. Rejects when the stream ends or fails
 * before.
 */
export async function follow(
  stream: BoardStream,
  client: BoardClient,
  enough: (frame: BoardFrame, client: BoardClient) => boolean,
): Promise<BoardFrame> {
  for (;;) {
    const { done, value } = await stream.next();
    if (done) throw new Error('the board ended before it had shown what was waited for');
    const { data, errors } = value;
    if (errors) throw new Error(`the board answered with: ${errors.map(({ message }) => message).join('; ')}`);
    if (!data) throw new Error('a frame without data');
    client.take(data.quotaBoard);
    if (enough(data.quotaBoard, client)) return data.quotaBoard;
  }
}
