import type { Day } from '../../calendar.ts';
import { type BoardScope, boardPage, committeeProgress } from '../../feed/board.ts';
import type { Feed } from '../../feed/feed.ts';
import { inSlices } from '../../feed/frames.ts';
import { sharedPredecessors } from '../../feed/joint.ts';
import { ancestorsOn } from '../../feed/node-state.ts';
import type { BoardView, QuotaProgress } from '../../feed/quota-progress.ts';
import { type Successor, successorsOf } from '../../feed/successors.ts';
import { forHeavyRows } from '../../feed/turns.ts';
import { visiblePath } from '../authorize.ts';
import { checkYear, readWhole } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkSize } from './check-size.ts';
import { mistakes } from './violations.ts';

/** What names the figures of a committee: its id, the year, and the parent where they are a part. */
export interface ProgressKey {
  committeeId: string;
  year: number;
  partOf: string | null;
  /** As then, where it is left out. */
  view?: BoardView;
}

/**
 * A board as the feed stands when it is first looked at. What is asked of it is asked in one stretch, so that rows and
 * cursor are of one position.
 */
export class QuotaBoard {
  readonly #scope: BoardScope;
  readonly #feed: Feed;
  #taken: { cursor: string; asOf: Date } | null = null;

  constructor(scope: BoardScope, feed: Feed) {
    this.#scope = scope;
    this.#feed = feed;
  }

  /** Subscribe after it: what follows continues these rows. */
  get cursor(): string {
    return this.#take().cursor;
  }

  get asOf(): Date {
    return this.#take().asOf;
  }

  /** Those in the year whom the committee followed with others. None as then. */
  get sharedPredecessors(): Successor[] {
    const { committeeId, year, view } = this.#scope;
    const top = this.#feed.state.committees.get(committeeId);
    return view !== 'SUCCESSORS' || top === undefined ? [] : sharedPredecessors(this.#feed.state, top, year);
  }

  /** Who followed the committee; null where it goes on. */
  get successors(): Successor[] | null {
    return successorsOf(this.#feed.state, this.#scope.committeeId);
  }

  /**
   * All rows, or so many of them after one.
   * @throws BoardTooLarge when all are asked for, and they are too many
   * @throws InvalidInput when `first` is out of range, or the row is not on this board
   */
  rows({ first, after }: { first: number | null; after: ProgressKey | null }): QuotaProgress[] {
    const { state, day, mostBoardRows } = this.#feed;
    if (this.#take().cursor !== this.#feed.cursor()) throw new Error('a board was read at two positions');
    if (first === null) checkSize(this.#scope, this.#feed);
    else readWhole(first, 'first', 1, mostBoardRows);
    const isOfYear = after === null || after.year === this.#scope.year;
    const rows = isOfYear ? boardPage(state, this.#scope, day, { first: first ?? mostBoardRows, after }) : null;
    if (rows === null) throw mistakes.rowNotOnBoard();
    return rows;
  }

  #take(): { cursor: string; asOf: Date } {
    this.#taken ??= { cursor: this.#feed.cursor(), asOf: this.#feed.asOf };
    return this.#taken;
  }
}

/** The board of a committee, out of this node's memory. Null when the committee is hidden or missing. */
export function readQuotaBoard(scope: BoardScope, context: OperationContext): QuotaBoard | null {
  if (visiblePath(context, 'quota:read', scope.committeeId) === null) return null;
  checkYear(scope.year);
  return new QuotaBoard(scope, context.feed);
}

/** What a row costs that is no more work than usual, in fields of the database's rows. */
const USUAL_COST = 2;

/**
 * Rows one by one, worked on in slices, each when it is the viewer's turn.
 * @param cost - of all that is asked of them, in fields of the database's rows
 */
export async function* inTurn(
  rows: readonly QuotaProgress[],
  context: OperationContext,
  cost: number,
): AsyncGenerator<QuotaProgress> {
  const { turns } = context.feed;
  const { subject } = signedIn(context);
  const turn = { sliceRows: turns.sliceRows, take: (count: number) => turns.take(subject, count) };
  const times = Math.max(1, Math.ceil(cost / (rows.length * USUAL_COST)));
  for await (const slice of inSlices({ rows }, forHeavyRows(turn, times))) yield* slice;
}

/** The figures of one committee. Null when it is hidden or missing. */
export function readQuotaProgress(
  { committeeId, year: wanted, partOf = null, view }: Omit<ProgressKey, 'partOf'> & Partial<ProgressKey>,
  context: OperationContext,
): QuotaProgress | null {
  if (visiblePath(context, 'quota:read', committeeId) === null) return null;
  checkYear(wanted);
  return committeeProgress(context.feed.state, committeeId, wanted, context.feed.day, partOf, view);
}

/**
 * The figures of a committee in a year, and of everything that stood above it on some of its days, as far as the viewer may
 * see them: the highest first.
 */
export function readProgressUpwards(
  committeeId: string,
  wanted: number,
  days: readonly Day[],
  context: OperationContext,
): QuotaProgress[] {
  const committee = context.feed.state.committees.get(committeeId);
  if (!committee) return [];
  const above = new Set(days.flatMap((day) => ancestorsOn(committee, day)).map(({ id }) => id));
  return [...above, committeeId].flatMap((id) => readQuotaProgress({ committeeId: id, year: wanted }, context) ?? []);
}
