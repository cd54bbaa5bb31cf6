import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { AppointmentBasis, OfficerTitle } from '../../db/generated/enums.ts';
import type { LockedCommittee } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay } from '../unread.ts';
import type { Work } from '../write.ts';
import { enterOfficers, readHolders } from './records.ts';
import { checkTitleFits } from './rules.ts';
import { violations } from './violations.ts';

/** An appointment as a form or a line of a file brings it. */
export interface AppointmentInput {
  personName: string;
  title: OfficerTitle;
  startsOn: UnreadDay;
  basis: AppointmentBasis;
  decisionNumber: string;
  decisionOn: UnreadDay;
}

/** @throws InvalidInput */
export function readAppointment({ title, basis, ...input }: AppointmentInput, today: Day) {
  return {
    title,
    basis,
    ...readFields({
      personName: () => readText(input.personName, 'personName', LONGEST.personName),
      startsOn: () => readPastDay(input.startsOn, 'startsOn', today),
      decisionNumber: () => readText(input.decisionNumber, 'decisionNumber', LONGEST.documentNumber),
      decisionOn: () => readPastDay(input.decisionOn, 'decisionOn', today),
    }),
  };
}

/** Who holds an office from a day on, and by which decision. */
export type Appointment = ReturnType<typeof readAppointment>;

/**
 * Enters somebody into an office of a committee that is locked.
 * @returns the id of the appointment
 * @throws RuleViolation TITLE_NOT_FOR_COMMITTEE, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, ALREADY_APPOINTED, OFFICE_TAKEN
 */
export async function appoint(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  committee: Pick<LockedCommittee, 'id' | 'kind' | 'closedOn'>,
  { startsOn, ...form }: Appointment,
): Promise<string> {
  const committeeId = committee.id;
  checkTitleFits(form.title, committee.kind);
  await refuseEnded(tx, committee, startsOn);
  if (!(await hadPlace(tx, committeeId, startsOn))) throw committees.COMMITTEE_NOT_IN_FORCE('startsOn');
  const officer = { id: uuidv7(), committeeId, validFrom: startsOn, ...form };
  const { taken, same } = await readHolders(tx, officer);
  if (same) throw violations.ALREADY_APPOINTED();
  if (taken && form.title === 'SECRETARY') throw violations.OFFICE_TAKEN();
  await enterOfficers(tx, [officer], by.subject);
  return officer.id;
}
