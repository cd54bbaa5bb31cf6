import type { Action } from '../../access/policy.ts';
import { type Allowed, authorize } from '../authorize.ts';
import { authorizeCase } from '../candidate/see-candidate.ts';
import type { OperationContext } from '../operation-context.ts';
import type { LockedPerson } from '../person/locks.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { isLockedMember, type LockedMember, lockCaseOrMember } from './locks.ts';
import { mistakes } from './violations.ts';

/** A form that names a case or a member. */
export interface NamesMember {
  candidateId?: UnreadId | null;
  memberId?: UnreadId | null;
}

/**
 * Reads which case or member a form names.
 * @throws InvalidInput when it names both, or neither
 */
export function readCaseOrMember({ candidateId, memberId }: NamesMember): string {
  const named = candidateId ?? memberId;
  if (!named || (candidateId && memberId)) throw mistakes.caseOrMember();
  return readId(named);
}

/**
 * Asserts that the viewer may see a case or a member and do something with it.
 * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
 */
export async function authorizeCaseOrMember(
  found: LockedPerson | LockedMember | null,
  action: Action,
  { memberId }: NamesMember,
  context: OperationContext,
): Promise<Allowed<LockedPerson | LockedMember>> {
  if (found === null || isLockedMember(found)) {
    return authorize(context, { see: 'member:read', do: action }, found, memberId ? 'memberId' : 'candidateId');
  }
  return authorizeCase(found, action, context);
}

/** The case or the member that an input names, with the person. */
export function namedCaseOrMember<Input extends NamesMember>(
  action: Action,
): Place<Input, LockedPerson | LockedMember> {
  return {
    read: readCaseOrMember,
    lock: lockCaseOrMember,
    allow: (found, input, context) => authorizeCaseOrMember(found, action, input, context),
  };
}
