import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { AppointmentBasis, OfficerTitle } from '../../db/generated/enums.ts';
import type { LockedCommittee } from '../committee/locks.ts';
import { notThere } from '../committee/not-there.ts';
import { type RuleViolation, refusalIn } from '../errors.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { ReferredMember } from '../member/locks.ts';
import { namesOf, readWho } from '../member/referred.ts';
import { OFFICE_BY_OFFICIAL } from '../member/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import type { Work } from '../write.ts';
import { type Holder, Holders } from './holders.ts';
import { enterOfficers, type NewOfficer, readAppointed } from './records.ts';
import { checkTitleFits } from './rules.ts';

/** An appointment as a form or a line of a file brings it. */
export interface AppointmentInput {
  /** Left out where a member on the roll is chosen. */
  personName?: string | null;
  memberId?: UnreadId | null;
  title: OfficerTitle;
  startsOn: UnreadDay;
  basis: AppointmentBasis;
  decisionNumber: string;
  decisionOn: UnreadDay;
}

/** @throws InvalidInput */
export function readAppointment({ title, basis, ...input }: AppointmentInput, today: Day) {
  const { who, ...paper } = readFields({
    who: () => readWho(input.personName, input.memberId, 'personName'),
    startsOn: () => readPastDay(input.startsOn, 'startsOn', today),
    decisionNumber: () => readText(input.decisionNumber, 'decisionNumber', LONGEST.documentNumber),
    decisionOn: () => readPastDay(input.decisionOn, 'decisionOn', today),
  });
  return { title, basis, personName: who.name, memberId: who.memberId, ...paper };
}

/** An appointment that was read: of somebody by a name, or of a member on the roll. */
export type AppointmentForm = ReturnType<typeof readAppointment>;

/** Who holds an office from a day on, and by which decision. */
export interface Appointment extends Omit<AppointmentForm, 'personName'> {
  personName: string;
}

/**
 * The name of who is appointed: as it was written, or as it is on the roll.
 * @param members - who was named on the roll; locked.
 * @throws RuleViolation as namesOf
 */
export async function named(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  committeeId: string,
  { personName: name, ...form }: AppointmentForm,
  members: readonly ReferredMember[],
): Promise<Appointment> {
  const official = OFFICE_BY_OFFICIAL.on(form.startsOn);
  const wanted = { day: form.startsOn, where: { below: committeeId }, official, operation: 'appointOfficer' };
  const [who] = await namesOf({ tx, by }, [{ name, memberId: form.memberId }], members, wanted);
  return { ...form, personName: who?.name ?? '' };
}

/** Somebody who enters an office of a committee that is locked. */
export interface NewAppointment {
  committee: Pick<LockedCommittee, 'id' | 'kind' | 'closedOn'>;
  form: Appointment;
}

/**
 * Enters people into offices, each judged on what stands by then, those before it among that. What is refused is left out.
 * @returns for each the id of the appointment, or what refuses it: TITLE_NOT_FOR_COMMITTEE, COMMITTEE_ENDED,
 *   COMMITTEE_NOT_IN_FORCE, ALREADY_APPOINTED, OFFICE_TAKEN
 */
export async function appoint(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  appointments: readonly NewAppointment[],
): Promise<(string | RuleViolation)[]> {
  const beginning = appointments.map(({ committee, form }) => ({ committee, day: form.startsOn }));
  const nowhere = await notThere(tx, beginning, 'startsOn');
  const offices = appointments.map(({ committee, form }) => ({ committeeId: committee.id, title: form.title }));
  const holders = new Holders<Holder>(await readAppointed(tx, offices));
  const entered: NewOfficer[] = [];
  const became = appointments.map(({ committee, form }, n) => {
    const one = { committeeId: committee.id, validTo: null, ...form };
    const refused =
      refusalIn(() => checkTitleFits(one.title, committee.kind)) ??
      nowhere[n] ??
      refusalIn(() => holders.checkFree(one));
    if (refused) return refused;
    holders.add(one);
    const { startsOn, ...appointment } = form;
    const officer = { id: uuidv7(), committeeId: committee.id, validFrom: startsOn, ...appointment };
    entered.push(officer);
    return officer.id;
  });
  await enterOfficers(tx, entered, by.subject);
  return became;
}
