import type { Action, Body } from '../access/policy.ts';
import { isForThoseAbove, permits, roleFor, roleForStep, roleReaching } from '../access/scope.ts';
import type { Role } from '../db/generated/enums.ts';
import type { Message } from '../messages/catalogue.ts';
import { Forbidden, NotFound, NotYourStep } from './errors.ts';
import { type OperationContext, signedIn } from './operation-context.ts';

/** What must be allowed for an operation: to see the thing, and to do something to it. */
export interface Needed {
  see: Action;
  do: Action;
}

/** What may be done to, and the role by which. */
export interface Allowed<Thing> {
  thing: Thing;
  role: Role;
}

/**
 * Asserts that the viewer may see and do. Comes before any look at the input: what is hidden must not answer.
 * @param at - the thing and the place of the committee concerned; null when it does not exist.
 * @param what - the argument that named the thing.
 * @param doer - the place of the committee whose business it is, where that is another one than is looked at.
 * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
 */
export function authorize<Thing extends { path: string }>(
  context: OperationContext,
  needed: Needed,
  at: Thing | null,
  what: string,
  doer = at?.path,
): Allowed<Thing> {
  const viewer = signedIn(context);
  if (at === null || !permits(viewer, needed.see, at.path)) throw new NotFound((texts) => texts.hidden(what), [what]);
  const role = doer === undefined ? null : roleFor(viewer, needed.do, doer);
  if (role !== null) return { thing: at, role };
  const ofThoseAbove = isForThoseAbove(viewer, needed.do, at.path);
  throw new Forbidden((texts) => (ofThoseAbove ? texts.fromAbove : texts.forbidden)(needed.do), [what]);
}

/**
 * Asserts that the viewer may do something to what stands below a committee, be it the viewer's own: for whom others come under.
 * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
 */
export function authorizeBelow<Thing extends { path: string }>(
  context: OperationContext,
  needed: Needed,
  at: Thing | null,
  what: string,
): Allowed<Thing> {
  const { thing } = authorize(context, { see: needed.see, do: needed.see }, at, what);
  const role = roleReaching(signedIn(context), needed.do, thing.path);
  if (role === null) throw new Forbidden((texts) => texts.forbidden(needed.do), [what]);
  return { thing, role };
}

/**
 * Asserts that the step of a case is one of the viewer's own body, or of one below it; gives the role that takes it. Comes
 * after `authorize`.
 * @param path - the place of the cell that follows the person.
 * @throws NotYourStep
 */
export function authorizeStep(context: OperationContext, action: Action, body: Body, path: string, what: string): Role {
  const role = roleForStep(signedIn(context), action, body, path);
  if (role === null) throw new NotYourStep((texts) => texts.stepOfBody(body), [what]);
  return role;
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
