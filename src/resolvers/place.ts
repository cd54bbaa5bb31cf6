import type { LockedCommittee } from '../db/queries/locks.ts';
import type { Transaction } from '../db/transaction.ts';
import { type Allowed, authorize, type Needed } from './authorize.ts';
import type { OperationContext } from './operation-context.ts';
import { readId, type UnreadId } from './unread.ts';

/** Something that an operation names, and what must be allowed there. */
export interface Place<Input, Found> {
  /**
   * Reads which one is meant.
   * @throws InvalidInput
   */
  read(input: Input): string;
  /**
   * Asserts the same out of this node's memory, before anything is locked: for what would hold others up.
   * @throws NotFound, Forbidden
   */
  recall?(id: string, input: Input, context: OperationContext): Promise<unknown>;
  /** Locks it. Null when there is none. */
  lock(tx: Transaction, id: string): Promise<Found | null>;
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
  lock: (tx: Transaction, id: string) => Promise<Found | null>,
  needed: Needed,
  further: Further<Input, Found> = () => {},
): Place<Input, Found> {
  return {
    read: (input) => readId(input[field]),
    lock,
    allow: async (found, input, context) => {
      const allowed = authorize(context, needed, found, field);
      further(allowed.thing, input, context);
      return allowed;
    },
  };
}

/** A committee that the input names. This node knows all of them: who may not is refused before anything is locked. */
export function namedCommittee<Field extends string, Input extends Record<Field, UnreadId>>(
  field: Field,
  lock: (tx: Transaction, id: string) => Promise<LockedCommittee | null>,
  needed: Needed,
  further?: Further<Input, LockedCommittee>,
): Place<Input, LockedCommittee> {
  const place = named(field, lock, needed, further);
  return {
    ...place,
    recall: (id, input, context) => place.allow(context.feed.state.committees.get(id) ?? null, input, context),
  };
}
