import type { OfficeEnd } from '../../db/generated/enums.ts';
import { readPastDay } from '../input.ts';
import { named } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockOfficer } from './locks.ts';
import { endOfficers } from './records.ts';
import { checkEnd } from './rules.ts';

/** Who leaves an office, when and why. */
export interface EndAppointmentInput {
  officerId: UnreadId;
  endsOn: UnreadDay;
  reason: OfficeEnd;
}

/**
 * Records that somebody has left an office.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation APPOINTMENT_ENDED, END_BEFORE_BEGINNING
 */
export const endAppointment = write({
  places: { officer: named('officerId', lockOfficer, { see: 'officer:read', do: 'officer:change' }) },
  read: ({ endsOn, reason }: EndAppointmentInput, { today }) => ({
    endsOn: readPastDay(endsOn, 'endsOn', today),
    reason,
  }),
  async work({ tx, by }, { officer }, { endsOn, reason }) {
    checkEnd(officer, endsOn);
    await endOfficers(tx, [{ officerId: officer.id, endsOn, reason }], by.subject);
    return { officer: officer.id };
  },
});
