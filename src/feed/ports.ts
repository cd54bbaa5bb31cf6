import type { Clock } from '../calendar.ts';
import type { TailRow, WholePart } from '../db/queries/feed.ts';
import type { Frame } from './frame.ts';
import type { Turn } from './turns.ts';

/** Time as the feed sees it: the machine's, or a simulated one. */
export interface FeedClock extends Clock {
  /** Calls back once after `ms`, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void;
}

/** What the feed asks of a database. */
export interface FeedDatabase {
  /** Makes the next position; null when another session is at it. */
  sequence(): Promise<number | null>;
  /** @param seq - the position whose digest is asked for, and whose grants changed since. */
  readWhole(seq: number): AsyncIterable<WholePart>;
  readTail(seq: number): Promise<TailRow>;
  /** The digests at old positions, in one snapshot; null where there is no such position. */
  readDigests(seqs: readonly number[]): Promise<(string | null)[]>;
  /**
   * Calls back for every position some session has made, until stopped; with null when positions may have been missed.
   * Notifications may be lost.
   */
  listen(onNotify: (seq: number | null) => void): { stop(): Promise<void> };
}

/** What the feed says when something is wrong with its surroundings. */
export interface FeedLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** One client's end of a live board. `R` is a frame in the form its connection takes. */
export interface BoardReader<R> {
  /**
   * Whether everything written to the connection has left this process. Only then is a frame handed over. Where it
   * answers no, `BoardSeat.flushed` must be called later.
   */
  ready(): boolean;
  /** Bytes written to the connection that have not left this process. */
  waiting(): number;
  /** Hands over one frame. */
  send(rendered: R): void;
  /** The board is over, and the client is told why. Nothing is handed over afterwards. */
  refuse(reason: unknown): void;
  /** The connection does not take anything any more, or cannot be served now: cut, and the client comes back. */
  cut(): void;
}

/** What a viewer may see of a board: readers with the same `key` see the same. */
export interface Admittance {
  key: string;
  /** Ids of the committees on which the viewer has its grants: the same for the same key. */
  places: readonly string[];
  /** When this must be asked again, ms since the epoch; Infinity where only a change of grants can end it. */
  untilMs: number;
  /** Who was admitted; given back when a frame is made for everybody with this key. */
  viewer: unknown;
}

/** Why a viewer may not (or no longer) see a board. */
export class Refusal {
  readonly reason: unknown;
  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/** A live board somebody may join. */
export interface BoardJoining<R> {
  /** Names the form of the frames: readers with the same shape and the same admittance get the same bytes. */
  shape: string;
  reader: BoardReader<R>;
  /**
   * Makes the frame in the form the readers of this shape take, for a viewer as it was last admitted, slice by slice.
   */
  render(frame: Frame, viewer: unknown, turn: Turn): Promise<R>;
}
