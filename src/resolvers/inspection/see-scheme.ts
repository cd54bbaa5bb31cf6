import { roleWithin } from '../../access/scope.ts';
import { NotFound } from '../errors.ts';
import { signedIn } from '../operation-context.ts';
import type { Places } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedScheme, lockScheme } from './locks.ts';

/** The scheme that an input may name: one that was issued where the viewer sees inspections, or above. */
export function mayNameScheme<Input extends { schemeId?: UnreadId | null }>(): Places<Input, LockedScheme> {
  return {
    read: ({ schemeId }) => (schemeId ? [readId(schemeId)] : []),
    lock: lockScheme,
    allow: async (found, _input, context) => {
      const role = found === null ? null : roleWithin(signedIn(context), 'inspection:read', found.path);
      if (found === null || role === null) throw new NotFound((texts) => texts.hidden('schemeId'), ['schemeId']);
      return { thing: found, role };
    },
  };
}
