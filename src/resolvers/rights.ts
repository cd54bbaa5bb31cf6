import { type Action, actions } from '../access/policy.ts';
import { mayGive, mayWithin, permits, permittedActions } from '../access/scope.ts';
import type { Role } from '../db/generated/enums.ts';
import { placeOf } from './authorize.ts';
import { InvalidInput } from './errors.ts';
import { LARGEST_PAGE } from './input.ts';
import { type OperationContext, signedIn } from './operation-context.ts';

/** The buttons of a record: what its operations want to be allowed. */
export const buttons = {
  Committee: actions,
  Area: ['area:change'],
  Officer: ['officer:change'],
  Candidate: [
    'candidate:change',
    'candidate:move',
    'case:resolve',
    'case:decide',
    'admission:record',
    'member:change',
    'training:propose',
    'training:enrol',
    'certificate:record',
    'person:export',
    'person:erase',
    'person:merge',
  ],
  Member: ['member:enter', 'member:change', 'person:export', 'person:erase'],
  Admission: ['admission:correct'],
  AdmissionQuota: ['quota:set'],
  TrainingCentre: ['centre:change', 'class:change'],
  TrainingClass: ['training:enrol', 'class:change', 'certificate:record'],
  InspectionProgramme: ['inspection:plan', 'programme:relieve'],
  Inspection: ['inspection:plan', 'inspection:conclude'],
  Remedy: ['remedy:report'],
  Grant: ['grant:change'],
} as const satisfies Record<string, readonly Action[]>;

// All of it comes out of this node's memory: a list may ask it of each of its rows.

/** What a viewer may do with a record of a committee, of what its buttons do. Nothing where the committee is hidden. */
export function mayDo(type: keyof typeof buttons, committeeId: string, context: OperationContext): Action[] {
  const path = placeOf(context, committeeId);
  return path === null ? [] : permittedActions(signedIn(context), path, buttons[type]);
}

/** What a viewer may do about a grant: who may not give the role may not end it. */
export function mayDoWithGrant(grant: { role: Role; committeeId: string }, context: OperationContext): Action[] {
  const path = placeOf(context, grant.committeeId);
  return path !== null && mayGive(signedIn(context), grant.role, path) ? [...buttons.Grant] : [];
}

/** What a viewer may do with a class: send people of a committee that its host teaches, and hold it for the host. */
export function mayDoWithClass(hostCommitteeId: string, context: OperationContext): Action[] {
  const path = placeOf(context, hostCommitteeId);
  if (path === null) return [];
  const viewer = signedIn(context);
  return buttons.TrainingClass.filter((action) =>
    action === 'training:enrol' ? mayWithin(viewer, action, path) : permits(viewer, action, path),
  );
}

/** What a viewer may do for a committee. */
export interface Rights {
  committeeId: string;
  can: Action[];
}

/**
 * What a viewer may do for each of several committees, in their order.
 * @throws InvalidInput where there are too many
 */
export function rightsAt(committeeIds: readonly string[], context: OperationContext): Rights[] {
  if (committeeIds.length > LARGEST_PAGE) {
    throw new InvalidInput((texts) => texts.tooManyIds(LARGEST_PAGE), ['committeeIds']);
  }
  return committeeIds.map((committeeId) => ({ committeeId, can: mayDo('Committee', committeeId, context) }));
}
