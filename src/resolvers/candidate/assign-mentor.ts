import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { membersNamed, readWho } from '../member/referred.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { MOST_MENTORS, mentorsOf } from './mentors.ts';
import { enterMentors, readHelping, readListedOn } from './records.ts';
import { checkHelped } from './rules.ts';
import { namedCase } from './see-candidate.ts';
import { violations } from './violations.ts';

/** A member whom the cell assigns to help. */
export interface AssignMentorInput {
  candidateId: UnreadId;
  /** Left out where a member on the roll is chosen. */
  memberName?: string | null;
  memberId?: UnreadId | null;
  startsOn: UnreadDay;
  documentNumber?: string | null;
}

/**
 * Assigns another member to help somebody who is on the list.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_ON_LIST, MENTOR_BEFORE_LIST, ALREADY_MENTOR, MENTORS_ENOUGH, or as namesOf
 */
export const assignMentor = write({
  places: {
    candidate: namedCase('candidate:change'),
    members: membersNamed<AssignMentorInput>((input) => [input]),
  },
  read: (input: AssignMentorInput, { today }) =>
    readFields({
      who: () => readWho(input.memberName, input.memberId, 'memberName'),
      validFrom: () => readPastDay(input.startsOn, 'startsOn', today),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { candidate, members }, { who, ...assignment }) {
    const { id: candidateId, committeeId, stage, erased } = candidate;
    checkNotErased(erased);
    checkHelped(stage);
    const listedOn = await readListedOn(tx, candidateId);
    const { validFrom } = assignment;
    if (listedOn !== null && validFrom < listedOn) throw violations.MENTOR_BEFORE_LIST(listedOn);
    const from = { cellId: committeeId, members, operation: 'assignMentor' };
    const mentors = await mentorsOf({ tx, by }, [who], from, { candidateId, ...assignment });
    const names = mentors.map(({ memberName }) => memberName);
    const helping = await readHelping(tx, { candidateId, day: validFrom, names });
    if (helping.some(({ named }) => named)) throw violations.ALREADY_MENTOR();
    if (helping.length >= MOST_MENTORS) throw violations.MENTORS_ENOUGH(MOST_MENTORS);
    await enterMentors(tx, mentors, by);
    return { mentor: mentors[0]?.id as string };
  },
});
