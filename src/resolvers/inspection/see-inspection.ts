import type { Action } from '../../access/policy.ts';
import { authorize } from '../authorize.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import {
  type LockedInspection,
  type LockedProgramme,
  type LockedRemedy,
  lockInspection,
  lockProgramme,
  lockRemedy,
} from './locks.ts';

/** The inspection that an input names: who may see the inspected may see it, and the committee that inspects does it. */
export function namedInspection(action: Action): Place<{ inspectionId: UnreadId }, LockedInspection> {
  return {
    read: ({ inspectionId }) => readId(inspectionId),
    lock: lockInspection,
    allow: async (found, _input, context) =>
      authorize(context, { see: 'inspection:read', do: action }, found, 'inspectionId', found?.inspectorPath),
  };
}

/** The programme that an input names. */
export function namedProgramme<Input extends { programmeId: UnreadId }>(): Place<Input, LockedProgramme> {
  return {
    read: ({ programmeId }) => readId(programmeId),
    lock: lockProgramme,
    allow: async (found, _input, context) =>
      authorize(context, { see: 'inspection:read', do: 'inspection:plan' }, found, 'programmeId'),
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
      authorize(context, { see: 'inspection:read', do: action }, found, 'remedyId', found?.[at]),
  };
}
