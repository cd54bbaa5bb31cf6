import type { Action } from '../access/policy.ts';
import { permits } from '../access/scope.ts';
import type { Message } from '../messages/catalogue.ts';
import { Forbidden, NotFound } from './errors.ts';
import { type OperationContext, signedIn } from './operation-context.ts';

/** What must be allowed for an operation: to see the thing, and to do something to it. */
export interface Needed {
  see: Action;
  do: Action;
}

/**
 * Asserts that the viewer may see and do. Comes before any look at the input: what is hidden must not answer.
 * @param path - the place of the committee concerned; null when the thing does not exist.
 * @param what - the argument that named the thing.
 * @param doer - the place of the committee whose business it is, where that is another one than is looked at.
 * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
 */
export function authorize(
  context: OperationContext,
  needed: Needed,
  path: string | null | undefined,
  what: string,
  doer: string | null | undefined = path,
): void {
  const viewer = signedIn(context);
  if (path === null || path === undefined || !permits(viewer, needed.see, path)) {
    throw new NotFound((texts) => texts.hidden(what), [what]);
  }
  if (doer === null || doer === undefined || !permits(viewer, needed.do, doer)) {
    throw new Forbidden((texts) => texts.forbidden(needed.do), [what]);
  }
}

/**
 * The place of a committee that the viewer may see, out of this node's memory.
 * Null when it is hidden or missing.
 */
export function visiblePath(context: OperationContext, action: Action, committeeId: string): string | null {
  const path = placeOf(context, committeeId);
  return path !== null && permits(signedIn(context), action, path) ? path : null;
}

/** The place of a committee, whoever asks. Null when there is no such committee. */
export function placeOf({ feed }: OperationContext, committeeId: string): string | null {
  return feed.state.committees.get(committeeId)?.path ?? null;
}

/**
 * Asserts that the viewer may see something that stands at `path`.
 * @param otherwise - what is said when not.
 * @throws NotFound when not
 */
export function visible(context: OperationContext, action: Action, path: string | null, otherwise: Message): true {
  if (path !== null && permits(signedIn(context), action, path)) return true;
  throw new NotFound(otherwise);
}

/** Whether the viewer may do an action for a committee. False where it is hidden or missing. */
export function viewerCan(context: OperationContext, action: Action, committeeId: string): boolean {
  return visiblePath(context, action, committeeId) !== null;
}
