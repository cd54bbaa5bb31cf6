import type { Cursor } from './cursor.ts';
import type { Admittance, BoardJoining, Refusal } from './ports.ts';
import type { Position } from './position.ts';
import type { Watched } from './view.ts';

/** What somebody wants to watch. */
export interface WatchRequest {
  watched: Watched;
  /** Whose grants decide whether it may be seen. */
  subject: string;
  /** Where the client left off; null for a first look. */
  after: Cursor | null;
  /**
   * Asks whether the viewer may see it, as of now or later. Rejects only when that cannot be found out.
   */
  admit(): Promise<Admittance | Refusal>;
}

/** Readers of a cohort that stand at the same place. */
export interface Group {
  readonly cohort: SeatHolder;
  readonly key: string;
  readonly position: Position;
  seats: Seat[];
  /** When the one of them was served that has waited longest, ms since the epoch. */
  servedAtMs: number;
  /** Since when a frame is being made for it, ms since the epoch; null when none is. */
  busySinceMs: number | null;
  /** Something moved meanwhile. */
  again: boolean;
  /** Meanwhile it was time for a frame, if only a heartbeat. */
  beatAgain: boolean;
}

/** What a seat knows of the cohort it belongs to. */
export interface SeatHolder {
  readonly key: string;
  readonly watched: Watched;
  /** Ids of the committees on which what its readers may see rests: the board's, and those of their grants. */
  readonly places: readonly string[];
  readonly isEmpty: boolean;
  viewer: unknown;
  remove(seat: Seat): Position;
  serve(group: Group): void;
}

/** One reader's place at a board: little more than a cursor, which is its group's. */
export class Seat {
  readonly request: WatchRequest;
  readonly joining: BoardJoining<unknown>;
  /** The readers that stand where this one stands; null while it waits to be placed. */
  group: Group | null = null;
  /** Its index in the group. */
  index = 0;
  /** Since when it waits to be placed, ms since the epoch. */
  unplacedSinceMs = 0;
  /** What it may see, as far as the hub knows; null before the first answer. */
  key: string | null = null;
  /** When it must be asked for again, ms since the epoch. */
  untilMs = 0;
  /** Since when something has been on its way, ms since the epoch; null when nothing is known to be. */
  unflushedSinceMs: number | null = null;
  left = false;

  constructor(request: WatchRequest, joining: BoardJoining<unknown>) {
    this.request = request;
    this.joining = joining;
  }
}
