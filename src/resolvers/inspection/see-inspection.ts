import type { Action } from '../../access/policy.ts';
import { authorize } from '../authorize.ts';
import type { Place } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { type LockedInspection, lockInspection } from './locks.ts';

/** The inspection that an input names: who may see the inspected may see it, and the committee that inspects does it. */
export function namedInspection(action: Action): Place<{ inspectionId: UnreadId }, LockedInspection> {
  return {
    read: ({ inspectionId }) => readId(inspectionId),
    lock: lockInspection,
    allow: async (found, _input, context) =>
      authorize(context, { see: 'inspection:read', do: action }, found, 'inspectionId', found?.inspectorPath),
  };
}
