import { lockCommitteeToChange } from '../committee/locks.ts';
import { orRefuse } from '../errors.ts';
import { membersNamed } from '../member/referred.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type AppointmentInput, appoint, named, readAppointment } from './appoint.ts';

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
    members: membersNamed<AppointOfficerInput>((input) => [input]),
  },
  read: (input: AppointOfficerInput, { today }) => readAppointment(input, today),
  async work(at, { committee, members }, form) {
    const appointment = { committee, form: await named(at, committee.id, form, members) };
    return { officer: orRefuse(await appoint(at, [appointment])) };
  },
});
