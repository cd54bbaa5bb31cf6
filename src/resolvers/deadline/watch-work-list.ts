import type { Day } from '../../calendar.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import { subtreeSize } from '../../feed/subtree-size.ts';
import { openList } from '../open-list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { WatchContext } from '../watch-context.ts';
import { type Acts, actOn } from './act-on.ts';
import type { ToldDue } from './due.ts';
import { findDeadlines } from './list-deadlines.ts';
import { checkCommittees, type TimeLeft, timeLeft } from './rules.ts';
import { alertKinds, type DeadlineKind } from './words.ts';

/** Which work list. */
export interface WorkListAsked {
  /** Of this committee and everything below it. */
  withinId: string;
  /** Only what is due on this day or before. */
  until?: Day | null;
  /** Only these kinds. */
  kind?: readonly DeadlineKind[] | null;
}

/** A row of a live list: what is told of it was reckoned when it was read. */
export interface WorkRow extends ToldDue {
  left: TimeLeft;
  acts: Acts;
}

/**
 * Opens a live list of what is due.
 * @param after - a cursor to continue from; null for a first look.
 * @throws as `openList` does
 * @throws InvalidInput when there are too many committees; later the list ends with it when there have come to be so many.
 */
export async function watchWorkList(
  asked: WorkListAsked,
  after: string | null,
  context: WatchContext,
): Promise<BoardWatch<WorkRow>> {
  const { withinId: committeeId, until, kind } = asked;
  const size = (): number => subtreeSize(context.feed, committeeId).committees;
  return openList<WorkRow>(
    {
      committeeId,
      action: 'committee:read',
      path: 'withinId',
      name: ['workList', committeeId, until ?? null, kind ? [...kind].sort() : null],
      topics: ['DUE'],
      figures: !kind || alertKinds.some((one) => kind.includes(one)),
      size,
      check: () => checkCommittees(size()),
      read: (as) => readRows(asked, as),
    },
    after,
    context,
  );
}

/** The rows as they are now, by as many statements as `deadlines` needs, whatever their number. */
async function readRows(asked: WorkListAsked, context: OperationContext): Promise<WorkRow[]> {
  const [found, calendar] = await Promise.all([findDeadlines(asked, context), context.loaders.calendar.load('all')]);
  return Promise.all(
    found.map(async (due) => {
      const { by: _by, ...told } = due;
      return { ...told, left: timeLeft(calendar, due.day, context.feed.day), acts: await actOn(due, context) };
    }),
  );
}
