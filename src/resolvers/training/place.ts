import type { Action } from '../../access/policy.ts';
import { permits, roleFor, scopePaths } from '../../access/scope.ts';
import type { Lock } from '../../db/lock-order.ts';
import { authorize } from '../authorize.ts';
import { rightToRead } from '../candidate/see-candidate.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedEnrolment, lockEnrolment } from './locks.ts';

/** What a centre has: the place of its host, and of those it teaches for. */
interface Taught {
  path: string;
  teaches: readonly string[];
}

/**
 * What the input names of a centre: whoever is taught there sees it, and so does whoever stands above one who is. To do
 * something with it is its own, its host's and of whoever stands above.
 */
export function namedOfCentre<Field extends string, Found extends Taught>(
  field: Field,
  lock: Lock<Found>,
  action: Action,
): Place<Record<Field, UnreadId>, Found> {
  return {
    read: (input) => readId(input[field]),
    lock,
    allow: async (found, _input, context) => {
      const viewer = signedIn(context);
      const below = scopePaths(viewer, 'training:read');
      const seen = found?.teaches.some(
        (place) => permits(viewer, 'training:read', place) || below.some((own) => own.startsWith(place)),
      );
      if (found === null || !seen) throw new NotFound((texts) => texts.hidden(field), [field]);
      const role = roleFor(viewer, action, found.path);
      if (role === null) throw new Forbidden((texts) => texts.forbidden(action), [field]);
      return { thing: found, role };
    },
  };
}

/** A seat in a class, or a proposal: seen with the case. A proposal is the cell's, a seat that of who enrols. */
export const namedEnrolment: Place<{ enrolmentId: UnreadId }, LockedEnrolment> = {
  read: ({ enrolmentId }) => readId(enrolmentId),
  lock: lockEnrolment,
  allow: async (found, _input, context) => {
    const see = await rightToRead(found?.id ?? '', found?.path ?? null, context);
    const action = found?.status === 'PROPOSED' ? 'training:propose' : 'training:enrol';
    return authorize(context, { see, do: action }, found, 'enrolmentId');
  },
};
