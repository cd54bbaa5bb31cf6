import type { Session } from '../../access/session.ts';
import type { Wire } from './board-stream.ts';

/** What is kept of a WebSocket for as long as it is open. */
export type Connection = Record<PropertyKey, unknown> & {
  wire: Wire;
  session: Session | null;
  /** Gives back the viewer's place; null before there is one. */
  leave: (() => void) | null;
  /** For its first message, then for the end of its session. */
  timer: NodeJS.Timeout | undefined;
  /** Whether its client wants to be told before a server ends, and leaves by itself. */
  leavesWhenTold: boolean;
  /** Operations that have not ended. */
  operations: number;
  /** Operations that were begun. */
  begun: number;
};
