import type { Action } from '../../access/policy.ts';
import { permits } from '../../access/scope.ts';
import { authorize } from '../authorize.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import {
  type Hideable,
  type LockedFinding,
  type LockedInspection,
  type LockedProgramme,
  type LockedRemedy,
  lockFinding,
  lockInspection,
  lockProgramme,
  lockRemedy,
} from './locks.ts';

/** What was locked, where the viewer may know of it: signs of violation that are not announced are the inspector's alone. */
function known<Found extends Hideable>(found: Found | null, context: OperationContext): Found | null {
  const hidden = found !== null && found.kind === 'VIOLATION_SIGNS' && found.announcedOn === null;
  return hidden && !permits(signedIn(context), 'inspection:read', found.inspectorPath) ? null : found;
}

/** The inspection that an input names: who may see the inspected may see it, and the committee that inspects does it. */
export function namedInspection(action: Action): Place<{ inspectionId: UnreadId }, LockedInspection> {
  return {
    read: ({ inspectionId }) => readId(inspectionId),
    lock: lockInspection,
    allow: async (found, _input, context) =>
      authorize(
        context,
        { see: 'inspection:read', do: action },
        known(found, context),
        'inspectionId',
        found?.inspectorPath,
      ),
  };
}

/** The finding that an input names, to be told of. */
export function namedFinding<Input extends { findingId: UnreadId }>(): Place<Input, LockedFinding> {
  return {
    read: ({ findingId }) => readId(findingId),
    lock: lockFinding,
    allow: async (found, _input, context) =>
      authorize(context, { see: 'inspection:read', do: 'inspection:read' }, known(found, context), 'findingId'),
  };
}

/** The programme that an input names. @param needed - what must be allowed, where that hangs on the input. */
export function namedProgramme<Input extends { programmeId: UnreadId }>(
  needed: (input: Input) => Action = () => 'inspection:plan',
): Place<Input, LockedProgramme> {
  return {
    read: ({ programmeId }) => readId(programmeId),
    lock: lockProgramme,
    allow: async (found, input, context) =>
      authorize(context, { see: 'inspection:read', do: needed(input) }, found, 'programmeId'),
  };
}

/**
 * The remedy that an input names.
 * @param at - by whose place the action is allowed: who must put it right, or who inspected.
 */
export function namedRemedy<Input extends { remedyId: UnreadId }>(
  action: Action,
  at: 'ownerPath' | 'inspectorPath',
): Place<Input, LockedRemedy> {
  return {
    read: ({ remedyId }) => readId(remedyId),
    lock: lockRemedy,
    allow: async (found, _input, context) =>
      authorize(context, { see: 'inspection:read', do: action }, known(found, context), 'remedyId', found?.[at]),
  };
}
