import type { Lock } from '../db/lock-order.ts';
import { type Allowed, authorize, type Needed } from './authorize.ts';
import type { LockedCommittee } from './committee/locks.ts';
import { readEach } from './form.ts';
import type { OperationContext } from './operation-context.ts';
import { readId, type UnreadId } from './unread.ts';

/** Something that an operation names, and what must be allowed there. */
export interface Place<Input, Found> extends Asked<Input, Found> {
  /**
   * Reads which one is meant.
   * @throws InvalidInput
   */
  read(input: Input): string;
}

/** Several things of a kind, such as the committees of a merger: each is locked, and asserted, as one. */
export interface Places<Input, Found> extends Asked<Input, Found> {
  /**
   * Reads which are meant.
   * @throws InvalidInput with the mistakes of all
   */
  read(input: Input): readonly string[];
}

/** What is asked of each of them. */
interface Asked<Input, Found> {
  /**
   * Asserts the same out of this node's memory, before anything is locked: for what would hold others up.
   * @throws NotFound, Forbidden
   */
  recall?(id: string, input: Input, context: OperationContext): Promise<unknown>;
  /** Locks it, in its place of the order. Null when there is none. */
  readonly lock: Lock<Found>;
  /**
   * Asserts that the viewer may see what was locked, and may do this to it; gives the role by which.
   * @param again - whether it was done before: what was changed by that must not refuse the repeat.
   * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
   */
  allow(found: Found | null, input: Input, context: OperationContext, again?: boolean): Promise<Allowed<Found>>;
}

/** What must be allowed beside the policy's actions. Throws Forbidden. */
type Further<Input, Found> = (found: Found, input: Input, context: OperationContext) => void;

/** What the input names in a field, and where the record itself says where it stands. */
export function named<Field extends string, Found extends { path: string }, Input extends Record<Field, UnreadId>>(
  field: Field,
  lock: Lock<Found>,
  needed: Needed,
  further?: Further<Input, Found>,
): Place<Input, Found> {
  return { read: (input) => readId(input[field]), ...asked(field, lock, needed, further) };
}

/** A committee that the input names. This node knows all of them: who may not is refused before anything is locked. */
export function namedCommittee<Field extends string, Input extends Record<Field, UnreadId>>(
  field: Field,
  lock: Lock<LockedCommittee>,
  needed: Needed,
  further?: Further<Input, LockedCommittee>,
): Place<Input, LockedCommittee> {
  return { read: (input) => readId(input[field]), ...recalled(asked(field, lock, needed, further)) };
}

/** The committees that the input names in a list. */
export function namedCommittees<Field extends string, Input extends Record<Field, readonly UnreadId[]>>(
  field: Field,
  lock: Lock<LockedCommittee>,
  needed: Needed,
  further?: Further<Input, LockedCommittee>,
): Places<Input, LockedCommittee> {
  return {
    read: (input) => readEach(input[field], (id): string => readId(id)),
    ...recalled(asked(field, lock, needed, further)),
  };
}

function asked<Input, Found extends { path: string }>(
  field: string,
  lock: Lock<Found>,
  needed: Needed,
  further: Further<Input, Found> = () => {},
): Asked<Input, Found> {
  return {
    lock,
    allow: async (found, input, context) => {
      const allowed = authorize(context, needed, found, field);
      further(allowed.thing, input, context);
      return allowed;
    },
  };
}

function recalled<Input>(place: Asked<Input, LockedCommittee>): Asked<Input, LockedCommittee> {
  return {
    ...place,
    recall: (id, input, context) => place.allow(context.feed.state.committees.get(id) ?? null, input, context),
  };
}
