import type { Day } from '../../calendar.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import type { ListPart } from '../../feed/list-view.ts';
import { subtreeSize } from '../../feed/subtree-size.ts';
import { type LivePart, openList } from '../open-list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { WatchContext } from '../watch-context.ts';
import { type Acts, actOn } from './act-on.ts';
import type { Source, SourcePart, ToldDue } from './due.ts';
import { findDeadlines } from './list-deadlines.ts';
import { checkCommittees, inOrder, type TimeLeft, timeLeft } from './rules.ts';
import { sources } from './sources.ts';
import type { DeadlineKind } from './words.ts';

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
      parts: partsOf(asked),
      order: inOrder,
      size,
      check: () => checkCommittees(size()),
    },
    after,
    context,
  );
}

/** What moves each part. */
const MOVED_BY: Record<SourcePart, ListPart> = {
  CASES: { topics: ['CASES'] },
  PLANS: { topics: ['CASES'], figures: true },
  PLACES: { topics: ['DUE'] },
};

/** What is read by itself of a list: a step of a case leaves terms, inspections and classes as they were read. */
function partsOf(asked: WorkListAsked): LivePart<WorkRow>[] {
  return (Object.keys(MOVED_BY) as SourcePart[]).flatMap((part) => {
    const among = sources.filter(
      (source) => source.part === part && (!asked.kind || source.kinds.some((one) => asked.kind?.includes(one))),
    );
    return among.length === 0 ? [] : [{ ...MOVED_BY[part], read: (as) => readRows(asked, among, as) }];
  });
}

/** The rows of some sources as they are now, by as many statements as these need for `deadlines`, whatever their number. */
async function readRows(asked: WorkListAsked, among: readonly Source[], context: OperationContext): Promise<WorkRow[]> {
  const [found, calendar] = await Promise.all([
    findDeadlines(asked, context, among),
    context.loaders.calendar.load('all'),
  ]);
  return Promise.all(
    found.map(async (due) => {
      const { by: _by, ...told } = due;
      return { ...told, left: timeLeft(calendar, due.day, context.feed.day), acts: await actOn(due, context) };
    }),
  );
}
