import { lockCommitteeToChange } from '../committee/locks.ts';
import { orRefuse } from '../errors.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type AppointmentInput, appoint, readAppointment } from './appoint.ts';

/** Who holds an office from a day on, and by which decision. */
export interface AppointOfficerInput extends AppointmentInput {
  committeeId: UnreadId;
}

/**
 * Records that somebody has entered an office of a committee.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as appoint
 */
export const appointOfficer = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'officer:read', do: 'officer:change' }),
  },
  read: (input: AppointOfficerInput, { today }) => readAppointment(input, today),
  work: async (at, { committee }, form) => ({ officer: orRefuse(await appoint(at, [{ committee, form }])) }),
});
