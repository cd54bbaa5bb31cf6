import { type BoardScope, boardRows, committeeProgress } from '../../feed/board.ts';
import { ancestorsOn } from '../../feed/node-state.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import { visiblePath } from '../authorize.ts';
import { year } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/** A board at one position of the feed. */
export interface QuotaBoard {
  scope: BoardScope;
  /** Subscribe after it: what follows continues these rows. */
  cursor: string;
  asOf: Date;
  rows: QuotaProgress[];
}

/** The board of a committee, out of this node's memory. Null when the committee is hidden or missing. */
export function readQuotaBoard(scope: BoardScope, context: OperationContext): QuotaBoard | null {
  if (visiblePath(context, 'quota:read', scope.committeeId) === null) return null;
  year(scope.year);
  const { feed } = context;
  // No await between these: rows and cursor are of one position.
  return { scope, cursor: feed.cursor(), asOf: feed.asOf, rows: boardRows(feed.state, scope, feed.day) };
}

/** The figures of one committee. Null when it is hidden or missing. */
export function readQuotaProgress(
  { committeeId, year: wanted, partOf = null }: { committeeId: string; year: number; partOf?: string | null },
  context: OperationContext,
): QuotaProgress | null {
  if (visiblePath(context, 'quota:read', committeeId) === null) return null;
  year(wanted);
  return committeeProgress(context.feed.state, committeeId, wanted, context.feed.day, partOf);
}

/** The figures of a committee and everything above it that the viewer may see, the highest first, year by year. */
export function readProgressUpwards(committeeId: string, years: number[], context: OperationContext): QuotaProgress[] {
  const { state, day } = context.feed;
  const committee = state.committees.get(committeeId);
  if (!committee) return [];
  const line = [...ancestorsOn(committee, day), committee].map(({ id }) => id);
  return years.flatMap((wanted) =>
    line.flatMap((id) => readQuotaProgress({ committeeId: id, year: wanted }, context) ?? []),
  );
}
