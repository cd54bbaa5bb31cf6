import { BoardChecker } from '../../packages/ketnap-client/src/board-checker.ts';

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

/** The board of a client under test: the checker that is handed to every client, and rows by name. */
export class BoardClient extends BoardChecker<BoardRow> {
  /** The row of a committee by its name. Throws when there is none. */
  row(name: string): BoardRow {
    const row = [...this.rows.values()].find((candidate) => candidate.name === name);
    if (!row) throw new Error(`the board has no row ${name}`);
    return row;
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
