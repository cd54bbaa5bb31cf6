import type { Action } from '../../access/policy.ts';
import { caseLocked, type StepOf, seeNamedCase } from '../candidate/see-candidate.ts';
import type { Place, Places } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedPerson, lockPerson } from './locks.ts';

/**
 * The case that an input names, with the person and all other cases of theirs. Who may do it to the one that is named may do it.
 * @param step - whose step it is, where it is one.
 */
export function namedPerson<Input extends { candidateId: UnreadId }>(
  action: Action,
  step?: StepOf<Input>,
): Place<Input, LockedPerson> {
  return caseLocked(lockPerson, action, step);
}

/** The person of an earlier case that an input may name: one that the viewer may see. */
export function mayNameEarlierCase(): Places<{ earlierCaseId?: UnreadId | null }, LockedPerson> {
  return {
    read: ({ earlierCaseId }) => (earlierCaseId ? [readId(earlierCaseId)] : []),
    lock: lockPerson,
    allow: (found, _input, context) => seeNamedCase(found, 'earlierCaseId', context),
  };
}
