import { roleFor, roleForStep } from '../../access/scope.ts';
import { authorizeCase } from '../candidate/see-candidate.ts';
import { Forbidden } from '../errors.ts';
import { signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedCase, lockCase } from './locks.ts';
import type { StepBody } from './next-step.ts';
import { notYourStep } from './violations.ts';

/** The case that an input names, for a step of a body: that one takes it, or one above it in its place. */
export function caseForStep<Input extends { candidateId: UnreadId }>(
  body: Exclude<StepBody, 'CENTRE'>,
): Place<Input, LockedCase> {
  return {
    read: ({ candidateId }) => readId(candidateId),
    lock: lockCase,
    allow: async (found, _input, context) => {
      await authorizeCase(found, 'case:resolve', context);
      const thing = found as LockedCase;
      const viewer = signedIn(context);
      const { authority, path } = thing;
      if (authority === null) throw new Forbidden((texts) => texts.forbidden('case:resolve'), ['candidateId']);
      const role =
        body === 'AUTHORITY'
          ? roleFor(viewer, 'case:decide', authority.decider.path)
          : roleForStep(viewer, 'case:resolve', body, path);
      if (role === null) throw notYourStep((body === 'AUTHORITY' ? authority.decider : authority.grassroots).name);
      return { thing, role };
    },
  };
}
