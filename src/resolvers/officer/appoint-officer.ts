import { v7 as uuidv7 } from 'uuid';
import type { AppointmentBasis, OfficerTitle } from '../../db/generated/enums.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterOfficers, readHolders } from './records.ts';
import { checkTitleFits } from './rules.ts';
import { violations } from './violations.ts';

/** Who holds an office from a day on, and by which decision. */
export interface AppointOfficerInput {
  committeeId: UnreadId;
  personName: string;
  title: OfficerTitle;
  startsOn: UnreadDay;
  basis: AppointmentBasis;
  decisionNumber: string;
  decisionOn: UnreadDay;
}

/**
 * Records that somebody has entered an office of a committee.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation TITLE_NOT_FOR_COMMITTEE, COMMITTEE_NOT_IN_FORCE, ALREADY_APPOINTED, OFFICE_TAKEN
 */
export const appointOfficer = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'officer:read', do: 'officer:change' }),
  },
  read: ({ title, basis, ...input }: AppointOfficerInput, { today }) => ({
    title,
    basis,
    ...readFields({
      personName: () => readText(input.personName, 'personName', LONGEST.personName),
      startsOn: () => readPastDay(input.startsOn, 'startsOn', today),
      decisionNumber: () => readText(input.decisionNumber, 'decisionNumber', LONGEST.documentNumber),
      decisionOn: () => readPastDay(input.decisionOn, 'decisionOn', today),
    }),
  }),
  async work({ tx, by }, { committee }, { startsOn, ...form }) {
    const committeeId = committee.id;
    checkTitleFits(form.title, committee.kind);
    await refuseEnded(tx, committee, startsOn);
    if (!(await hadPlace(tx, committeeId, startsOn))) throw committees.COMMITTEE_NOT_IN_FORCE('startsOn');
    const officer = { id: uuidv7(), committeeId, validFrom: startsOn, ...form };
    const { taken, same } = await readHolders(tx, officer);
    if (same) throw violations.ALREADY_APPOINTED();
    if (taken && form.title === 'SECRETARY') throw violations.OFFICE_TAKEN();
    await enterOfficers(tx, [officer], by.subject);
    return { officer: officer.id };
  },
});
