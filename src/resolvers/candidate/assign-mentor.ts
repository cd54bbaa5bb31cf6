import { v7 as uuidv7 } from 'uuid';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { MOST_MENTORS } from './mentors.ts';
import { enterMentors, readHelping, readListedOn } from './records.ts';
import { checkHelped } from './rules.ts';
import { namedCase } from './see-candidate.ts';
import { violations } from './violations.ts';

/** A member whom the cell assigns to help. */
export interface AssignMentorInput {
  candidateId: UnreadId;
  memberName: string;
  startsOn: UnreadDay;
  documentNumber?: string | null;
}

/**
 * Assigns another member to help somebody who is on the list.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_ON_LIST, MENTOR_BEFORE_LIST, ALREADY_MENTOR, MENTORS_ENOUGH
 */
export const assignMentor = write({
  places: { candidate: namedCase('candidate:change') },
  read: (input: AssignMentorInput, { today }) =>
    readFields({
      memberName: () => readText(input.memberName, 'memberName', LONGEST.personName),
      validFrom: () => readPastDay(input.startsOn, 'startsOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { candidate: { id: candidateId, stage, erased } }, mentor) {
    checkNotErased(erased);
    checkHelped(stage);
    const listedOn = await readListedOn(tx, candidateId);
    if (listedOn !== null && mentor.validFrom < listedOn) throw violations.MENTOR_BEFORE_LIST(listedOn);
    const names = [mentor.memberName];
    const helping = await readHelping(tx, { candidateId, day: mentor.validFrom, names });
    if (helping.some(({ named }) => named)) throw violations.ALREADY_MENTOR();
    if (helping.length >= MOST_MENTORS) throw violations.MENTORS_ENOUGH(MOST_MENTORS);
    const id = uuidv7();
    await enterMentors(tx, [{ id, candidateId, ...mentor }], by);
    return { mentor: id };
  },
});
