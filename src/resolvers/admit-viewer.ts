import type { Action } from '../access/policy.ts';
import { permits } from '../access/scope.ts';
import { InvalidToken } from '../access/session.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Feed } from '../feed/feed.ts';
import { type Admittance, Refusal } from '../feed/ports.ts';
import { successorsOf } from '../feed/successors.ts';
import { violations as committees } from './committee/violations.ts';
import { NotFound, type UserError } from './errors.ts';

/** A viewer who watches a board or a list. */
export interface BoardViewer {
  viewer: Viewer;
  /** When the session ends or the next grant begins or ends by itself, ms since the epoch. */
  untilMs: number;
}

/** What is to be watched: something of a committee, which whoever may do the action there may see. */
export interface Watching {
  committeeId: string;
  action: Action;
  /** The argument that names the committee. */
  path: string;
}

/** Who has been let in, and how it is asked again whether that still holds. */
export interface Admitted {
  subject: string;
  admit(): Promise<Admittance | Refusal>;
}

/**
 * Lets a viewer in who may see what is to be watched.
 * @param viewerNow - the viewer with its grants as they are now; throws InvalidToken when the session has run out.
 * @throws NotFound when the committee is hidden or missing; later the watching ends with it when a grant was revoked, and with
 *   RuleViolation COMMITTEE_ENDED when the right has ended with the committee.
 */
export async function admitViewer(
  watching: Watching,
  feed: Feed,
  viewerNow: () => Promise<BoardViewer>,
): Promise<Admitted> {
  const { subject } = (await viewerNow()).viewer;
  let wasAdmitted = false;
  const admit = async (): Promise<Admittance | Refusal> => {
    const ask = () => admittance(watching, feed, viewerNow);
    let answer = await ask();
    if (answer === null && wasAdmitted) {
      // Grants are read as they are: this node may not show yet what they ended with, and where those lead that followed.
      await feed.settle();
      answer = await ask();
    }
    if (answer === null) return new Refusal(wasAdmitted ? whyNoMore(watching, feed) : hidden(watching));
    if (!(answer instanceof Refusal)) wasAdmitted = true;
    return answer;
  };
  // Asked here too, so that a refusal answers the subscribe itself and not its first frame.
  const admitted = await admit();
  if (admitted instanceof Refusal) throw admitted.reason;
  return { subject, admit };
}

/** Null where the committee is hidden or missing. */
async function admittance(
  { committeeId, action }: Watching,
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
  if (path === undefined || !permits(now.viewer, action, path)) {
    return null;
  }
  const places = now.viewer.grants.map((grant) => grant.committeeId);
  return { key: now.viewer.key, places, untilMs: now.untilMs, viewer: now.viewer };
}

function hidden({ path }: Watching): NotFound {
  return new NotFound((texts) => texts.hidden(path), [path]);
}

/** What is said to somebody who has seen it and may not any more: that the committee has ended, where that is why. */
function whyNoMore(watching: Watching, { state }: Feed): UserError {
  const { committeeId, path } = watching;
  const [name, successors] = [state.committees.get(committeeId)?.name, successorsOf(state, committeeId)];
  if (name === undefined || successors === null) return hidden(watching);
  const ended = state.committees.get(committeeId)?.placements.at(-1)?.to ?? null;
  return committees.COMMITTEE_ENDED(path, name, ended, successors);
}
