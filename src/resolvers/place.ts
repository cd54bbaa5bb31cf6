import type { LockedCommittee } from '../db/queries/locks.ts';
import type { Transaction } from '../db/transaction.ts';
import { authorize, type Needed } from './authorize.ts';
import type { OperationContext } from './operation-context.ts';

/** Something that an operation names, and what must be allowed there. */
export interface Place<Input, Found> {
  /**
   * Asserts the same out of this node's memory, before anything is locked: for what would hold others up.
   * @throws NotFound, Forbidden
   */
  recall?(input: Input, context: OperationContext): Promise<unknown>;
  /** Locks it. Null when there is none. */
  lock(tx: Transaction, input: Input): Promise<Found | null>;
  /**
   * Asserts that the viewer may see what was locked, and may do this to it.
   * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
   */
  allow(found: Found | null, input: Input, context: OperationContext): Promise<Found>;
}

/** What must be allowed beside the policy's actions. Throws Forbidden. */
type Further<Input, Found> = (found: Found, input: Input, context: OperationContext) => void;

/** What the input names in a field, and where the record itself says where it stands. */
export function named<Field extends string, Found extends { path: string }, Input extends Record<Field, string>>(
  field: Field,
  lock: (tx: Transaction, id: string) => Promise<Found | null>,
  needed: Needed,
  further: Further<Input, Found> = () => {},
): Place<Input, Found> {
  return {
    lock: (tx, input) => lock(tx, input[field]),
    allow: async (found, input, context) => {
      const allowed = authorize(context, needed, found, field);
      further(allowed, input, context);
      return allowed;
    },
  };
}

/** A committee that the input names. This node knows all of them: who may not is refused before anything is locked. */
export function namedCommittee<Field extends string, Input extends Record<Field, string>>(
  field: Field,
  lock: (tx: Transaction, id: string) => Promise<LockedCommittee | null>,
  needed: Needed,
  further?: Further<Input, LockedCommittee>,
): Place<Input, LockedCommittee> {
  const place = named(field, lock, needed, further);
  return {
    ...place,
    recall: (input, context) => place.allow(context.feed.state.committees.get(input[field]) ?? null, input, context),
  };
}
