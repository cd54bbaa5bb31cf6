import type { TailRow, WholeRow } from '../db/queries/feed.ts';

/** What the feed asks of a database. */
export interface FeedDatabase {
  /** Makes the next position; null when another session is at it. */
  sequence(): Promise<number | null>;
  readWhole(): Promise<WholeRow>;
  readTail(seq: number): Promise<TailRow>;
  readDigest(seq: number): Promise<string | null>;
  /** Calls back for every position some session has made, until stopped. Notifications may be lost. */
  listen(onNotify: () => void): { stop(): Promise<void> };
}

/** What the feed says when something is wrong with its surroundings. */
export interface FeedLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
