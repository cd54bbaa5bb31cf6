import type { Action } from '../access/policy.ts';
import { roleReaching } from '../access/scope.ts';
import type { Lock } from '../db/lock-order.ts';
import { type Allowed, authorize, authorizeBelow, type Needed } from './authorize.ts';
import type { LockedCommittee } from './committee/locks.ts';
import { Forbidden, InvalidInput, NotFound } from './errors.ts';
import { readEach } from './form.ts';
import { type OperationContext, signedIn } from './operation-context.ts';
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
   * @param id - which one it is, of several that the input names.
   * @throws NotFound when it is hidden or missing; Forbidden when it may only be seen.
   */
  allow(
    found: Found | null,
    input: Input,
    context: OperationContext,
    again?: boolean,
    id?: string,
  ): Promise<Allowed<Found>>;
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

/**
 * What the input names of a committee that gives to those below it, be it the viewer's own. Hidden from whoever does not: by
 * one and the same action it is seen and done.
 */
export function namedToReach<Field extends string, Found extends { path: string }>(
  field: Field,
  lock: Lock<Found>,
  action: Action,
): Place<Record<Field, UnreadId>, Found> {
  return { read: (input) => readId(input[field]), ...reached(field, lock, action) };
}

/** The same where the input may name one. */
export function mayNameToReach<Field extends string, Found extends { path: string }>(
  field: Field,
  lock: Lock<Found>,
  action: Action,
): Places<{ readonly [F in Field]?: UnreadId | null }, Found> {
  return {
    read: (input) => {
      const id = input[field];
      return id ? [readId(id)] : [];
    },
    ...reached(field, lock, action),
  };
}

function reached<Found extends { path: string }>(
  field: string,
  lock: Lock<Found>,
  action: Action,
): Asked<object, Found> {
  return {
    lock,
    allow: async (found, _input, context) => {
      const role = found === null ? null : roleReaching(signedIn(context), action, found.path);
      if (found === null || role === null) throw new NotFound((texts) => texts.hidden(field), [field]);
      return { thing: found, role };
    },
  };
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

/**
 * The committees that the rows of a form are about, each once. What is refused names the first row that is about it.
 * @param most - rows that the form may have.
 */
export function committeesOfRows<Input extends { rows: readonly { committeeId: UnreadId }[] }>(
  lock: Lock<LockedCommittee>,
  needed: Needed,
  most: number,
): Places<Input, LockedCommittee> & Recalled<Input> {
  const place = asked<Input, LockedCommittee>('committeeId', lock, needed);
  const allow: typeof place.allow = async (found, input, context, again, id) => {
    try {
      return await place.allow(found, input, context, again);
    } catch (refusal) {
      if (!(refusal instanceof NotFound || refusal instanceof Forbidden)) throw refusal;
      const row = input.rows.findIndex(({ committeeId }) => readable(committeeId) === id);
      const path = ['rows', String(row), 'committeeId'];
      throw refusal instanceof NotFound ? new NotFound(refusal.say, path) : new Forbidden(refusal.say, path);
    }
  };
  return {
    ...recalled({ ...place, allow }),
    read: ({ rows }) => {
      if (rows.length === 0 || rows.length > most) {
        throw new InvalidInput((texts) => texts.between('rows', 1, most), ['rows']);
      }
      return [...new Set(readEach(rows, ({ committeeId }): string => readId(committeeId)))];
    },
  };
}

/** The id that a form brings; null where it is none. */
function readable(id: UnreadId): string | null {
  try {
    return readId(id);
  } catch {
    return null;
  }
}

/** Committees that the input names at several places. @param field - where most of them stand. */
export function committeesRead<Input>(
  field: string,
  read: (input: Input) => readonly string[],
  lock: Lock<LockedCommittee>,
  needed: Needed,
): Places<Input, LockedCommittee> & Recalled<Input> {
  return { read, ...recalled(asked(field, lock, needed)) };
}

/** Records that the input may name, each of which says itself where it stands. */
export function recordsRead<Input, Found extends { path: string }>(
  field: string,
  read: (input: Input) => readonly string[],
  lock: Lock<Found>,
  needed: Needed,
): Places<Input, Found> {
  return { read, ...asked(field, lock, needed) };
}

/** The same of committees that others come under: the viewer's own may be among them. */
export function committeesReached<Input>(
  field: string,
  read: (input: Input) => readonly string[],
  lock: Lock<LockedCommittee>,
  needed: Needed,
): Places<Input, LockedCommittee> & Recalled<Input> {
  const allow = async (found: LockedCommittee | null, _: Input, context: OperationContext) =>
    authorizeBelow(context, needed, found, field);
  return { read, ...recalled({ lock, allow }) };
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

/**
 * Asserts out of this node's memory that the viewer may do this to all that the input names, where nothing is locked: a dry run.
 * @throws NotFound, Forbidden, InvalidInput
 */
export async function recallAll<Input>(
  places: readonly (Places<Input, LockedCommittee> & Recalled<Input>)[],
  input: Input,
  context: OperationContext,
): Promise<void> {
  for (const place of places) {
    for (const id of place.read(input)) await place.recall(id, input, context);
  }
}

/** What this node's memory answers for. */
interface Recalled<Input> {
  recall(id: string, input: Input, context: OperationContext): Promise<unknown>;
}

function recalled<Input>(place: Asked<Input, LockedCommittee>): Asked<Input, LockedCommittee> & Recalled<Input> {
  return {
    ...place,
    recall: (id, input, context) =>
      place.allow(context.feed.state.committees.get(id) ?? null, input, context, false, id),
  };
}
