import { type Action, stepOf } from '../../access/policy.ts';
import { permits, roleFor, scopePaths } from '../../access/scope.ts';
import type { Lock } from '../../db/lock-order.ts';
import { authorize, authorizeStep } from '../authorize.ts';
import { rightToRead } from '../candidate/see-candidate.ts';
import { Forbidden, InvalidInput, NotFound } from '../errors.ts';
import { readEach } from '../form.ts';
import { signedIn } from '../operation-context.ts';
import type { Place, Places } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import {
  type LockedCertificate,
  type LockedEnrolment,
  type LockedSeat,
  lockCertificate,
  lockEnrolment,
  lockSeat,
} from './locks.ts';
import { MOST_APPROVED } from './roll-rules.ts';
import { mistakes } from './violations.ts';

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

/**
 * Reads the people of a list, each of whom stands in it once.
 * @throws InvalidInput
 */
export function readPeople(given: readonly UnreadId[], field: string, most: number): string[] {
  if (given.length === 0 || given.length > most) {
    throw new InvalidInput((texts) => texts.between(field, 1, most), [field]);
  }
  const known = new Set<string>();
  return readEach(given, (one, n): string => {
    const id = readId(one);
    if (known.has(id)) throw mistakes.personTwice([field, String(n)]);
    known.add(id);
    return id;
  });
}

/** Proposals for a class: each is seen with the case, and approved by who enrols. */
export const namedProposals: Places<{ enrolmentIds: readonly UnreadId[] }, LockedEnrolment> = {
  read: ({ enrolmentIds }) => readPeople(enrolmentIds, 'enrolmentIds', MOST_APPROVED),
  lock: lockEnrolment,
  allow: async (found, _input, context) => {
    const see = await rightToRead(found?.id ?? '', found?.path ?? null, context);
    return authorize(context, { see, do: 'training:enrol' }, found, 'enrolmentIds');
  },
};

/**
 * What was issued to somebody, seen with the case. It is the centre's that issued it, or that of the committees that host it and
 * stand above; where there is no centre, of the committee above the cell.
 */
function namedOfHolder<Field extends string, Found extends { id: string; path: string; issuer: string | null }>(
  field: Field,
  lock: Lock<Found>,
): Place<Record<Field, UnreadId>, Found> {
  return {
    read: (input) => readId(input[field]),
    lock,
    allow: async (found, _input, context) => {
      const see = await rightToRead(found?.id ?? '', found?.path ?? null, context);
      const { thing } = authorize(context, { see, do: see }, found, field);
      if (thing.issuer === null) {
        const role = authorizeStep(context, 'certificate:record', stepOf.AWARENESS_CERTIFIED, thing.path, field);
        return { thing, role };
      }
      return authorize(context, { see, do: 'certificate:record' }, thing, field, thing.issuer);
    },
  };
}

/** A certificate. */
export const namedCertificate = namedOfHolder<'certificateId', LockedCertificate>('certificateId', lockCertificate);

/** Somebody with a result in a class. */
export const namedSeat = namedOfHolder<'enrolmentId', LockedSeat>('enrolmentId', lockSeat);
