import type { Viewer } from '../access/viewer.ts';
import type { BoardViewer } from './admit-viewer.ts';
import type { OperationContext } from './operation-context.ts';
import type { ReadingRounds } from './reading-rounds.ts';
import type { RecordLoaders } from './record-loaders.ts';

/** What may be used to open what is watched. */
export interface WatchContext extends Pick<OperationContext, 'feed'> {
  /**
   * The viewer as it is now, with its grants as they are now.
   * @throws InvalidToken when the session has run out
   */
  viewerNow(): Promise<BoardViewer>;
  /**
   * A context of its own for a viewer: what is read while something is watched must not know what was read before.
   * @param records - those that are shared with others who read at the same time.
   */
  contextAs(viewer: Viewer, records?: RecordLoaders): OperationContext;
  /** Where lists of few committees are read together. */
  readings: ReadingRounds;
}
