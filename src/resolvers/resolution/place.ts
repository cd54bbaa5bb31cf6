import type { Body } from '../../access/policy.ts';
import { roleFor, roleForStep } from '../../access/scope.ts';
import type { Allowed } from '../authorize.ts';
import { authorizeCase } from '../candidate/see-candidate.ts';
import { Forbidden } from '../errors.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedCase, lockCase } from './locks.ts';
import { appraiserOf, type StepBody } from './next-step.ts';
import { notYourStep } from './violations.ts';

/** The case that an input names, for a step of a body: that one takes it, or one above it in its place. */
export function caseForStep<Input extends { candidateId: UnreadId }>(
  body: Exclude<StepBody, 'CENTRE'>,
): Place<Input, LockedCase> {
  return {
    read: ({ candidateId }) => readId(candidateId),
    lock: lockCase,
    allow: (found, _input, context) => takesStep(found, body, context),
  };
}

/** The bodies of stages, as those of steps: whoever stands above decides where it is the one that decides. */
export const stepBodies = { CELL: 'CELL', GRASSROOTS: 'GRASSROOTS', SUPERIOR: 'AUTHORITY' } as const satisfies Record<
  Body,
  StepBody
>;

/**
 * Asserts that the viewer may see a case, and takes the steps of a body in it.
 * @throws NotFound, Forbidden, NotYourStep
 */
export async function takesStep(
  found: LockedCase | null,
  body: Exclude<StepBody, 'CENTRE'>,
  context: OperationContext,
): Promise<Allowed<LockedCase>> {
  await authorizeCase(found, 'case:resolve', context);
  const thing = found as LockedCase;
  const viewer = signedIn(context);
  const { authority, path } = thing;
  if (authority === null) throw new Forbidden((texts) => texts.forbidden('case:resolve'), ['candidateId']);
  const { decider, grassroots } = authority;
  if (body === 'AUTHORITY' || body === 'SUB_COMMITTEE') {
    // These are committees by name, and no bodies that kinds of committees make.
    const [whose, action] =
      body === 'AUTHORITY' ? ([decider, 'case:decide'] as const) : ([appraiserOf(authority), 'case:resolve'] as const);
    const role = roleFor(viewer, action, whose.path);
    if (role === null) throw notYourStep(whose.name);
    return { thing, role };
  }
  const role = roleForStep(viewer, 'case:resolve', body, path);
  if (role === null) throw notYourStep(grassroots.name);
  return { thing, role };
}
