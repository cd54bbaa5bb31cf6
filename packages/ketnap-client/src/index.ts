// What a program imports from `ketnap-client`.
export { BoardBroken, BoardChecker, type CheckedFrame, type CheckedRow } from './board-checker.ts';
export type { ConnectionOptions, Sink } from './connection.ts';
export { type EventSourceOptions, TicketWays } from './event-source.ts';
export { type BoardAsked, type BoardRow, Ketnap, type KetnapOptions, type ListAsked } from './ketnap.ts';
export { Line } from './line.ts';
export { type CheckedListFrame, ListBroken, ListChecker } from './list-checker.ts';
export {
  type BoardFrame,
  type BoardWay,
  type Depth,
  LiveBoard,
  type LiveBoardState,
  type QueriedBoard,
  type RowChange,
  type Successor,
} from './live-board.ts';
export { type ListFrame, LiveList, type LiveListState } from './live-list.ts';
export type { FrameSink, LiveFrame, LiveOptions, LivePhase, LiveState, Way } from './live-state.ts';
export { LiveView } from './live-view.ts';
export { type GraphqlError, Refusal } from './refusal.ts';
export type { Operation } from './subscription.ts';
export type { TokenSource } from './token.ts';
export { wayOver } from './way.ts';
