import { permits, roleFor, roleWithin } from '../../access/scope.ts';
import { type LockedCommittee, lockCommitteeToRefer } from '../committee/locks.ts';
import { isGrassroots } from '../committee/rules.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedTransfer, lockTransfer } from './locks.ts';

/**
 * The request that an input names, for one side of it: seen by both, and answered or withdrawn by that one.
 * @param side - whose business it is.
 */
export function namedTransfer<Input extends { transferId: UnreadId }>(
  side: 'fromPath' | 'toPath',
): Place<Input, LockedTransfer> {
  return {
    read: ({ transferId }) => readId(transferId),
    lock: lockTransfer,
    allow: async (found, _input, context) => {
      const viewer = signedIn(context);
      const sees = (path: string): boolean => permits(viewer, 'candidate:read', path);
      if (found === null || !(sees(found.fromPath) || sees(found.toPath))) {
        throw new NotFound((texts) => texts.hidden('transferId'), ['transferId']);
      }
      const role = roleFor(viewer, 'candidate:move', found[side]);
      if (role === null) throw new Forbidden((texts) => texts.forbidden('candidate:move'), ['transferId']);
      return { thing: found, role };
    },
  };
}

/** Whatever begins with this is a place in the tree. */
const ANYWHERE = '/';

/**
 * The grassroots organisation that an input asks to take a case: whoever hands over cases somewhere may name any, since people go to
 * where one sees nothing. Other committees are found where they are seen.
 */
export function namedDestination<Input extends { committeeId: UnreadId }>(): Place<Input, LockedCommittee> {
  return {
    read: ({ committeeId }) => readId(committeeId),
    lock: lockCommitteeToRefer,
    allow: async (found, _input, context) => {
      const viewer = signedIn(context);
      const role = roleWithin(viewer, 'candidate:move', ANYWHERE);
      const known = found !== null && (isGrassroots(found.kind) || permits(viewer, 'committee:read', found.path));
      if (role === null || !known) throw new NotFound((texts) => texts.hidden('committeeId'), ['committeeId']);
      return { thing: found, role };
    },
  };
}
