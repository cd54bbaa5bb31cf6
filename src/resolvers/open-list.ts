import type { Viewer } from '../access/viewer.ts';
import { Operation, runOperation } from '../db/operation.ts';
import type { BoardWatch } from '../feed/board-watch.ts';
import { type Cursor, decodeCursor } from '../feed/cursor.ts';
import { isOfList, type ListPart, type ListRow } from '../feed/list-view.ts';
import { Refusal } from '../feed/ports.ts';
import { admitViewer, type Watching } from './admit-viewer.ts';
import { InvalidInput } from './errors.ts';
import type { OperationContext } from './operation-context.ts';
import type { WatchContext } from './watch-context.ts';

/** Rows of a live list that are read by themselves. */
export interface LivePart<Row extends ListRow> extends ListPart {
  /** The rows as they are now, as far as the viewer of the context may see them: by few statements. */
  read(context: OperationContext): Promise<Row[]>;
}

/** A list that is to be kept live. */
export interface LiveList<Row extends ListRow> extends Watching {
  /** Names the list with its arguments. */
  name: readonly unknown[];
  parts: readonly LivePart<Row>[];
  /** The order of the rows of several parts; left out where there is one, whose rows come in their order. */
  order?: (one: Row, other: Row) => number;
  /** How many rows it has, about. */
  size(): number;
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
  { name: named, parts, order, size, check, ...watching }: LiveList<Row>,
  after: string | null,
  { feed, viewerNow, contextAs, readings }: WatchContext,
): Promise<BoardWatch<Row>> {
  const admitted = await admitViewer(watching, feed, viewerNow);
  check();
  const { committeeId } = watching;
  const name = JSON.stringify(named);
  // It is for everybody who gets it, whoever leaves meanwhile, and counts for the one it is read as.
  const readAs = (context: OperationContext, some: readonly LivePart<Row>[]): Promise<Row[][] | Refusal> =>
    runOperation(new Operation(context.viewer?.subject ?? null), () =>
      Promise.all(some.map((part) => part.read(context))).catch(refusalOf),
    );
  return feed.watchList({
    source: {
      name,
      committeeId,
      parts,
      ...(order ? { order } : {}),
      size,
      read: (viewer, some) =>
        readings.read(size(), (records) =>
          readAs(
            contextAs(viewer as Viewer, records),
            parts.filter((part) => some.includes(part)),
          ),
        ),
    },
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
