import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readPastDay } from '../input.ts';
import { named, namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockOfficer } from './locks.ts';
import { enterCharges, isInCharge } from './records.ts';
import { violations } from './violations.ts';

/** Who looks after a committee no more, from a day on. */
export interface EndInChargeInput {
  officerId: UnreadId;
  committeeId: UnreadId;
  endsOn: UnreadDay;
}

/**
 * Says that nobody looks after a committee from a day on. Whoever leaves the office needs no such end.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_IN_CHARGE
 */
export const endInCharge = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'officer:read', do: 'officer:read' }),
    officer: named('officerId', lockOfficer, { see: 'officer:read', do: 'officer:change' }),
  },
  read: ({ endsOn }: EndInChargeInput, { today }) => ({ endsOn: readPastDay(endsOn, 'endsOn', today) }),
  async work({ tx, by }, { committee, officer }, { endsOn }) {
    const charge = { committeeId: committee.id, officerId: officer.id, day: endsOn };
    if (!(await isInCharge(tx, charge))) throw violations.NOT_IN_CHARGE();
    const end = { id: uuidv7(), committeeId: committee.id, officerId: null, validFrom: endsOn, documentNumber: null };
    await enterCharges(tx, [end], by);
    return { committee: committee.id };
  },
});
