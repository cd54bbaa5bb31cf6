import type { Viewer } from '../access/viewer.ts';
import type { FeedTopic } from '../db/generated/client.ts';
import { Operation, runOperation } from '../db/operation.ts';
import type { BoardWatch } from '../feed/board-watch.ts';
import { type Cursor, decodeCursor } from '../feed/cursor.ts';
import { isOfList, type ListRow } from '../feed/list-view.ts';
import { Refusal } from '../feed/ports.ts';
import { admitViewer, type Watching } from './admit-viewer.ts';
import { InvalidInput } from './errors.ts';
import type { OperationContext } from './operation-context.ts';
import type { WatchContext } from './watch-context.ts';

/** A list that is to be kept live. */
export interface LiveList<Row extends ListRow> extends Watching {
  /** Names the list with its arguments. */
  name: readonly unknown[];
  topics: readonly FeedTopic[];
  /** Whether this year's figures move it, too; not, where it is left out. */
  figures?: boolean;
  /** How many rows it has, about. */
  size(): number;
  /** The rows as they are now, as far as the viewer of the context may see them, in their order: by few statements. */
  read(context: OperationContext): Promise<Row[]>;
  /**
   * What it cannot be asked with, said to those alone who may see it.
   * @throws InvalidInput
   */
  check(): void;
}

/**
 * Opens a live list.
 * @param after - a cursor to continue from; null for a first look.
 * @throws NotFound, and RuleViolation COMMITTEE_ENDED, as `admitViewer` does
 * @throws InvalidInput when `after` is no cursor of this list, or the list cannot be asked for so; later it ends with that when it
 *   cannot be read so any more.
 */
export async function openList<Row extends ListRow>(
  { name: named, topics, figures = false, size, read, check, ...watching }: LiveList<Row>,
  after: string | null,
  { feed, viewerNow, contextAs }: WatchContext,
): Promise<BoardWatch<Row>> {
  const admitted = await admitViewer(watching, feed, viewerNow);
  check();
  const { committeeId } = watching;
  const name = JSON.stringify(named);
  // It is for everybody who gets it, whoever leaves meanwhile, and counts for the one it is read as.
  const readAs = (context: OperationContext): Promise<Row[] | Refusal> =>
    runOperation(new Operation(context.viewer?.subject ?? null), () => read(context).catch(refusalOf));
  return feed.watchList({
    source: { name, committeeId, topics, figures, size, read: (viewer) => readAs(contextAs(viewer as Viewer)) },
    after: after === null ? null : position(after, name),
    ...admitted,
  });
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof InvalidInput) return new Refusal(error);
  throw error;
}

function position(after: string, name: string): Cursor {
  const cursor = decodeCursor(after);
  if (cursor === null || !isOfList(cursor, name)) throw new InvalidInput((texts) => texts.badListCursor, ['after']);
  return cursor;
}
