import { roleFor } from '../../access/scope.ts';
import type { Allowed } from '../authorize.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { readEach } from '../form.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Place, Places } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedArea, lockArea } from './locks.ts';

/** Everybody sees areas: one that is not there is the only one that is not found. */
function allow(found: LockedArea | null, context: OperationContext, field: string): Allowed<LockedArea> {
  if (found === null) throw new NotFound((texts) => texts.hidden(field), [field]);
  const role = roleFor(signedIn(context), 'area:change', found.path);
  if (role === null) throw new Forbidden((texts) => texts.forbidden('area:change'), [field]);
  return { thing: found, role };
}

/** An area that the input names, to be changed by the committee that keeps its record, or by whoever stands above that. */
export function namedArea<Field extends string, Input extends Record<Field, UnreadId>>(
  field: Field,
): Place<Input, LockedArea> {
  return {
    read: (input) => readId(input[field]),
    lock: lockArea,
    allow: async (found, _input, context) => allow(found, context, field),
  };
}

/** The same of several, in a list. */
export function namedAreas<Field extends string, Input extends Record<Field, readonly UnreadId[]>>(
  field: Field,
): Places<Input, LockedArea> {
  return {
    read: (input) => readEach(input[field], (id): string => readId(id)),
    lock: lockArea,
    allow: async (found, _input, context) => allow(found, context, field),
  };
}
