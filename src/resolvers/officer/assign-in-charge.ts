import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { named, namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockOfficer } from './locks.ts';
import { enterCharges, standsDirectlyBelow } from './records.ts';
import { checkInOffice } from './rules.ts';
import { violations } from './violations.ts';

/** Who looks after a committee from a day on. */
export interface AssignInChargeInput {
  officerId: UnreadId;
  committeeId: UnreadId;
  startsOn: UnreadDay;
  documentNumber?: string | null;
}

/**
 * Says who of a committee looks after one directly below it from a day on, instead of whoever did before.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation OFFICE_NOT_HELD, OFFICER_NOT_ABOVE
 */
export const assignInCharge = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'officer:read', do: 'officer:read' }),
    officer: named('officerId', lockOfficer, { see: 'officer:read', do: 'officer:change' }),
  },
  read: (input: AssignInChargeInput, { today }) =>
    readFields({
      startsOn: () => readPastDay(input.startsOn, 'startsOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { committee, officer }, { startsOn, documentNumber }) {
    checkInOffice(officer, startsOn);
    if (!(await standsDirectlyBelow(tx, committee.id, officer.committeeId, startsOn))) {
      throw violations.OFFICER_NOT_ABOVE();
    }
    const charge = { id: uuidv7(), committeeId: committee.id, officerId: officer.id, validFrom: startsOn };
    await enterCharges(tx, [{ ...charge, documentNumber }], by);
    return { committee: committee.id };
  },
});
