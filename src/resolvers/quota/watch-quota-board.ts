import { permits } from '../../access/scope.ts';
import { InvalidToken } from '../../access/session.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { BoardScope } from '../../feed/board.ts';
import type { BoardWatch } from '../../feed/board-watch.ts';
import { type Cursor, decodeCursor } from '../../feed/cursor.ts';
import type { Feed } from '../../feed/feed.ts';
import { type Admittance, Refusal } from '../../feed/ports.ts';
import { successorsOf } from '../../feed/successors.ts';
import { violations as committees } from '../committee/violations.ts';
import { NotFound, type UserError } from '../errors.ts';
import { checkYear } from '../input.ts';
import { checkSize } from './check-size.ts';
import { mistakes } from './violations.ts';

/** A viewer who watches a board. */
export interface BoardViewer {
  viewer: Viewer;
  /** When the session ends or the next grant begins or ends by itself, ms since the epoch. */
  untilMs: number;
}

/**
 * Opens a live board.
 * @param after - a cursor to continue from; null for a first look.
 * @param viewerNow - the viewer with its grants as they are now; throws InvalidToken when the session has run out.
 * @throws NotFound when the committee is hidden or missing; later the board ends with it when a grant was revoked, and with
 *   RuleViolation COMMITTEE_ENDED when the right has ended with the committee.
 * @throws InvalidInput when `after` is no cursor of this server's, or the year is out of range.
 * @throws BoardTooLarge when it has too many rows; later the board ends with it when it has grown so far.
 */
export async function watchQuotaBoard(
  scope: BoardScope,
  after: string | null,
  feed: Feed,
  viewerNow: () => Promise<BoardViewer>,
): Promise<BoardWatch> {
  const { subject } = (await viewerNow()).viewer;
  let wasAdmitted = false;
  const admit = async (): Promise<Admittance | Refusal> => {
    const ask = () => admitToBoard(scope.committeeId, feed, viewerNow);
    let answer = await ask();
    if (answer === null && wasAdmitted) {
      // Grants are read as they are: this node may not show yet what they ended with, and where those lead that followed.
      await feed.settle();
      answer = await ask();
    }
    if (answer === null) return new Refusal(wasAdmitted ? whyNoMore(scope.committeeId, feed) : hidden());
    if (!(answer instanceof Refusal)) wasAdmitted = true;
    return answer;
  };
  // Asked here too, so that a refusal answers the subscribe itself and not its first frame.
  const admitted = await admit();
  if (admitted instanceof Refusal) throw admitted.reason;
  checkYear(scope.year);
  const seen = after === null ? null : position(after);
  checkSize(scope, feed);
  return feed.watch({ scope, subject, after: seen, admit });
}

/** Null where the committee is hidden or missing. */
async function admitToBoard(
  committeeId: string,
  feed: Feed,
  viewerNow: () => Promise<BoardViewer>,
): Promise<Admittance | Refusal | null> {
  let now: BoardViewer;
  try {
    now = await viewerNow();
  } catch (error) {
    if (error instanceof InvalidToken) return new Refusal(error);
    throw error;
  }
  const path = feed.state.committees.get(committeeId)?.path;
  if (path === undefined || !permits(now.viewer, 'quota:read', path)) {
    return null;
  }
  const places = now.viewer.grants.map((grant) => grant.committeeId);
  return { key: now.viewer.key, places, untilMs: now.untilMs, viewer: now.viewer };
}

function hidden(): NotFound {
  return new NotFound((texts) => texts.hidden('committeeId'), ['committeeId']);
}

/** What is said to somebody who has seen the board and may not any more: that the committee has ended, where that is why. */
function whyNoMore(committeeId: string, { state }: Feed): UserError {
  const [name, successors] = [state.committees.get(committeeId)?.name, successorsOf(state, committeeId)];
  if (name === undefined || successors === null) return hidden();
  const ended = state.committees.get(committeeId)?.placements.at(-1)?.to ?? null;
  return committees.COMMITTEE_ENDED('committeeId', name, ended, successors);
}

function position(after: string): Cursor {
  const cursor = decodeCursor(after);
  if (cursor === null) throw mistakes.badBoardCursor();
  return cursor;
}
