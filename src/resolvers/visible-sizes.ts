import type { Action } from '../access/policy.ts';
import { scopePaths } from '../access/scope.ts';
import type { Viewer } from '../access/viewer.ts';
import type { BoardScope } from '../feed/board.ts';
import { countBoardRows } from '../feed/board-size.ts';
import { NOTHING, type SubtreeSize, subtreeSize } from '../feed/subtree-size.ts';
import { visiblePath } from './authorize.ts';
import type { OperationContext } from './operation-context.ts';

/** How much there is at the places an operation asks about, as far as its viewer may see them. */
export interface Sizes {
  /** Rows of a board; 1 where it is hidden or missing, so that the two cost the same. */
  board(scope: BoardScope): number;
  /** Rows of the largest board that is shown whole. */
  mostBoardRows: number;
  /** Below and at a committee; nothing where it is hidden or missing. */
  below(committeeId: string | null): SubtreeSize;
  /** Everywhere. */
  all(): SubtreeSize;
}

/** Of whoever has not been heard of: everything is hidden. */
export const hiddenSizes: Sizes = {
  board: () => 1,
  below: () => NOTHING,
  all: () => NOTHING,
  mostBoardRows: Number.POSITIVE_INFINITY,
};

/** What a viewer may see, out of this node's memory. */
export function visibleSizes(context: OperationContext): Sizes {
  const { viewer, feed } = context;
  if (viewer === null) return hiddenSizes;
  const sees = (id: string, action: 'quota:read' | 'committee:read'): boolean =>
    visiblePath(context, action, id) !== null;
  return {
    mostBoardRows: feed.mostBoardRows,
    board: (scope) =>
      sees(scope.committeeId, 'quota:read') ? Math.max(1, countBoardRows(feed.state, scope)) : hiddenSizes.board(scope),
    below: (id) => (id !== null && sees(id, 'committee:read') ? subtreeSize(feed, id) : NOTHING),
    all: () =>
      topsOf(viewer, 'committee:read')
        .map((id) => subtreeSize(feed, id))
        .reduce(together, NOTHING),
  };
}

/** The committees below which a viewer may do something: together all that it may see, and none below another one. */
export function topsOf(viewer: Viewer, action: Action): string[] {
  const tops = scopePaths(viewer, action);
  return [...new Set(viewer.grants.flatMap(({ path, committeeId }) => (tops.includes(path) ? [committeeId] : [])))];
}

function together(one: SubtreeSize, other: SubtreeSize): SubtreeSize {
  return {
    committees: one.committees + other.committees,
    children: one.children + other.children,
    people: one.people + other.people,
  };
}
