import type { Action, Body } from '../../access/policy.ts';
import { permits } from '../../access/scope.ts';
import type { Lock } from '../../db/lock-order.ts';
import { type Allowed, authorize, authorizeStep, placeOf, visible } from '../authorize.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedCandidate, type LockedMentor, lockCandidate, lockMentor } from './locks.ts';

/**
 * The right by which the viewer reads a case, if any: a training centre needs the person to be on the list of a class.
 * @param path - place of the cell that follows the person, such as `/1/4/9/`; null when there is no such person.
 */
export async function rightToRead(
  candidateId: string,
  path: string | null,
  context: OperationContext,
): Promise<'candidate:read' | 'trainee:read'> {
  if (path === null || !permits(signedIn(context), 'trainee:read', path)) return 'candidate:read';
  return (await context.loaders.trainee.load(candidateId)) ? 'trainee:read' : 'candidate:read';
}

/**
 * Asserts that the viewer may read a case, whatever relation led to it.
 * @throws NotFound when not
 */
export async function seeCandidate(
  { id, committeeId }: { id: string; committeeId: string },
  context: OperationContext,
): Promise<true> {
  const path = placeOf(context, committeeId);
  return visible(context, await rightToRead(id, path, context), path, (texts) => texts.hiddenCandidate);
}

/**
 * Asserts that the viewer may see a case and do something with it. Comes before any look at the input.
 * @param candidate - the case as it was locked; null when there is none.
 * @param field - that names it.
 * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
 */
export async function authorizeCase<Found extends Pick<LockedCandidate, 'id' | 'path'>>(
  candidate: Found | null,
  action: Action,
  context: OperationContext,
  field = 'candidateId',
): Promise<Allowed<Found>> {
  const see = await rightToRead(candidate?.id ?? '', candidate?.path ?? null, context);
  return authorize(context, { see, do: action }, candidate, field);
}

/**
 * Asserts that the viewer may see a case, where nothing is done to it.
 * @throws NotFound when it is hidden or missing.
 */
export async function seeNamedCase<Found extends LockedCandidate>(
  found: Found | null,
  field: string,
  context: OperationContext,
): Promise<Allowed<Found>> {
  const see = await rightToRead(found?.id ?? '', found?.path ?? null, context);
  return authorize(context, { see, do: see }, found, field);
}

/** Whose step it is and the field that asks for it; `again` says that it was taken before. */
export type StepOf<Input> = (candidate: LockedCandidate, input: Input, again: boolean) => { body: Body; field: string };

/**
 * The case that an input names.
 * @param step - whose step it is, where it is one.
 */
export function namedCase<Input extends { candidateId: UnreadId }>(
  action: Action,
  step?: StepOf<Input>,
): Place<Input, LockedCandidate> {
  return caseLocked(lockCandidate, action, step);
}

/** The case that an input names, locked in some way. */
export function caseLocked<Input extends { candidateId: UnreadId }, Found extends LockedCandidate>(
  lock: Lock<Found>,
  action: Action,
  step?: StepOf<Input>,
): Place<Input, Found> {
  return {
    read: ({ candidateId }) => readId(candidateId),
    lock,
    allow: async (found, input, context, again = false) => {
      const allowed = await authorizeCase(found, action, context);
      if (step === undefined) return allowed;
      const { body, field } = step(allowed.thing, input, again);
      return { ...allowed, role: authorizeStep(context, action, body, allowed.thing.path, field) };
    },
  };
}

/** The assignment of a member who helps that an input names: seen with the case. */
export function namedMentor(action: Action): Place<{ mentorId: UnreadId }, LockedMentor> {
  return {
    read: ({ mentorId }) => readId(mentorId),
    lock: lockMentor,
    allow: async (found, _input, context) => {
      const see = await rightToRead(found?.candidateId ?? '', found?.path ?? null, context);
      return authorize(context, { see, do: action }, found, 'mentorId');
    },
  };
}
