import { encodeGlobalId } from '../src/schema/global-id.ts';
import { BENCH_YEAR } from './fixed-day.ts';

/** A row of a live board, as every contender sends it. */
export interface BoardRow {
  id: string;
  committeeId: string;
  parentId: string | null;
  name: string;
  plan: number | null;
  admitted: number;
  admittedHere: number;
  percent: number | null;
  pipelineCount: number | null;
  status: string;
}

/** A frame of a live board, as every contender sends it. */
export interface BoardFrame {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  from: string | null;
  cursor: string;
  asOf: string;
  reason: string | null;
  rows: BoardRow[];
}

/** A message that carries a frame (graphql-transport-ws); the raw contender sends the same. */
export interface NextMessage {
  id: string;
  type: 'next';
  payload: { data?: { quotaBoard: BoardFrame } | null; errors?: { message: string }[] };
}

/** The subscription of every GraphQL subscriber: what a board on a wall shows. */
export const WATCH_BOARD = `subscription Watch($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN) {
    kind from cursor asOf reason
    rows { id committeeId parentId name plan admitted admittedHere percent pipelineCount status }
  }
}`;

/** The subscription to the work list of a committee: what its page draws. */
export const WATCH_LIST = `subscription Work($withinId: ID!) {
  workList(withinId: $withinId) {
    kind from cursor asOf reason removed
    rows { id kind day aboutId committeeId workingDaysLeft overdue actor { step body name } rule { document point } }
  }
}`;

/** Variables of the subscription to the board of a committee. */
export function boardVariables(committeeId: string): object {
  return { committeeId: globalCommitteeId(committeeId), year: BENCH_YEAR };
}

/** Id of a committee as the API writes it. */
export function globalCommitteeId(committeeId: string): string {
  return encodeGlobalId('Committee', committeeId);
}
