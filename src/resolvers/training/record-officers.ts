import { authorize } from '../authorize.ts';
import { type LockedOfficer, lockOfficer } from '../officer/locks.ts';
import type { Places } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterOfficers } from './class-records.ts';
import { lockClass } from './locks.ts';
import { namedOfCentre, readPeople } from './place.ts';
import { checkOfficers, MOST_OFFICERS } from './roll-rules.ts';

/** Officers who were in a class. */
export interface RecordOfficersInput {
  classId: UnreadId;
  officerIds: readonly UnreadId[];
}

/** The offices that the input names: each that the viewer may see. */
const namedOffices: Places<RecordOfficersInput, LockedOfficer> = {
  read: ({ officerIds }) => readPeople(officerIds, 'officerIds', MOST_OFFICERS),
  lock: lockOfficer,
  allow: async (found, _input, context) =>
    authorize(context, { see: 'officer:read', do: 'officer:read' }, found, 'officerIds'),
};

/**
 * Records officers who were in a class for them, by their offices: all of them or none. Who is on record already stays so.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkOfficers
 */
export const recordOfficers = write({
  places: {
    trainingClass: namedOfCentre('classId', lockClass, 'class:change'),
    offices: namedOffices,
  },
  read: (_input: RecordOfficersInput) => ({}),
  async work({ tx, by }, { trainingClass, offices }) {
    checkOfficers(offices, trainingClass);
    const officerCount = await enterOfficers(
      tx,
      { classId: trainingClass.id, officerIds: offices.map(({ id }) => id) },
      by,
    );
    return { trainingClass: trainingClass.id, officerCount };
  },
});
