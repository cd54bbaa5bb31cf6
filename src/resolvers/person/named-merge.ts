import { permits, roleFor } from '../../access/scope.ts';
import { authorizeCase } from '../candidate/see-candidate.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedMerge, type LockedPerson, lockMerge, lockPerson } from './locks.ts';

/** One of the two who are to be one, by a case. Who may not is refused before anything is locked: everybody waits for a merge. */
export function mergedPerson<Field extends string>(field: Field): Place<Record<Field, UnreadId>, LockedPerson> {
  const may = <Found extends Pick<LockedPerson, 'id' | 'path'>>(found: Found | null, context: OperationContext) =>
    authorizeCase(found, 'person:merge', context, field);
  return {
    read: (input) => readId(input[field]),
    lock: lockPerson,
    allow: async (found, _input, context) => may(found, context),
    recall: async (id, _input, context) => {
      const found = await context.database.prisma.candidate.findUnique({
        where: { id },
        select: { id: true, committee: { select: { path: true } } },
      });
      return may(found && { id, path: found.committee.path }, context);
    },
  };
}

/** A merge that an input names: seen by whoever reads one of the cases, undone by who stands above both. */
export function namedMerge(): Place<{ mergeId: UnreadId }, LockedMerge> {
  return {
    read: ({ mergeId }) => readId(mergeId),
    lock: lockMerge,
    allow: async (found, _input, context) => allowed(found, context),
    recall: async (id, _input, context) => {
      const place = { select: { committee: { select: { path: true } } } } as const;
      const found = await context.database.prisma.personMerge.findUnique({
        where: { id },
        select: { candidate: place, duplicate: place },
      });
      return allowed(
        found && { path: found.candidate.committee.path, duplicatePath: found.duplicate.committee.path },
        context,
      );
    },
  };
}

/** @throws NotFound, Forbidden */
function allowed<Found extends Pick<LockedMerge, 'path' | 'duplicatePath'>>(
  found: Found | null,
  context: OperationContext,
) {
  const viewer = signedIn(context);
  const places = found === null ? [] : [found.path, found.duplicatePath];
  if (found === null || !places.some((path) => permits(viewer, 'candidate:read', path))) {
    throw new NotFound((texts) => texts.hidden('mergeId'), ['mergeId']);
  }
  const [role, other] = places.map((path) => roleFor(viewer, 'person:merge', path));
  if (!role || !other) throw new Forbidden((texts) => texts.forbidden('person:merge'), ['mergeId']);
  return { thing: found, role };
}
