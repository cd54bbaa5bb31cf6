import type { Expected } from './frame-checker.ts';

/** How the subscribers talk: bare, or graphql-transport-ws. */
export interface Dialect {
  path: string;
  protocol: string | null;
  /** One for each subscriber in turn; null for a bare socket, which needs none. */
  tokens: string[] | null;
}

/** Asks the load to open its sockets; answered when every one has its first frame, and it was right. */
export interface Open {
  port: number;
  subscribers: number;
  dialect: Dialect;
  /** Whether they are work lists and no boards. */
  lists?: boolean;
  /** Subscribers are dealt out over the boards in turn. */
  boards: (Expected & { subscribe: string })[];
}

/** A figure that reached a subscriber; columns of equal length, in the order in which they came. */
export interface Deliveries {
  subscriber: Uint32Array;
  value: Uint32Array;
  /** On the monotonic clock, ms. */
  at: Float64Array;
}

/** What was wrong, should anything have been. */
export interface Faults {
  count: number;
  examples: string[];
}
