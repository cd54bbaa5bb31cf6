import type { Cursor } from './cursor.ts';
import type { Frame, Picture } from './frame.ts';
import type { Frames } from './frames.ts';
import type { FeedClock, FeedLog } from './ports.ts';
import type { Position } from './position.ts';
import type { Turn } from './turns.ts';

/** What views are made with. */
export interface ViewSurroundings {
  /** The picture now. */
  picture(): Picture;
  frames: Frames;
  clock: FeedClock;
  log: FeedLog;
  /** How long is waited for a database that does not answer, ms. */
  stallMs: number;
}

/** What can be watched: a board of figures, or a list. Readers of one name see the same, as far as they may. */
export interface Watched {
  /** Names it among all that can be watched. */
  readonly name: string;
  /** The committee at its top. */
  readonly committeeId: string;
  /** Whether it can be moved by committees that stand elsewhere, so that it is looked at with every batch. */
  readonly isScattered: boolean;
  /** Whether a change of the tree above its top may move it. */
  readonly looksUp: boolean;
  /** How many rows it has, about. */
  rows(picture: Pick<Picture, 'state'>): number;
  /** What somebody is shown who may see so much of it. */
  view(key: string, around: ViewSurroundings): View;
}

/** What readers are shown who see the same, and what frames of it are made of. */
export interface View {
  /** Part of every cursor that it gives. */
  readonly mark: string | null;
  /** Whether the holder of a cursor was shown the same by rights like those of this view. */
  continues(seen: Cursor): boolean;
  /** Whether there may be something to show after a cursor. Costs little, and may be mistaken in that. */
  mayHaveMoved(seen: Cursor, picture: Picture): boolean;
  /**
   * The frame for readers who stand at a position.
   * @param viewer - one of those who see this, as last admitted.
   */
  frame(position: Position, viewer: () => unknown, turn: Turn): Frame | Promise<Frame>;
  /** What readers have seen is of another history. */
  startAnew(): void;
}
