import type { MentorEnd } from '../../db/generated/enums.ts';
import { readPastDay } from '../input.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { endMentors } from './records.ts';
import { namedMentor } from './see-candidate.ts';
import { violations } from './violations.ts';

/** Who helps no more, from when on and why. */
export interface EndMentorInput {
  mentorId: UnreadId;
  endsOn: UnreadDay;
  reason: MentorEnd;
}

/**
 * Ends the assignment of a member who helps.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation MENTOR_ENDED, MENTOR_ENDS_EARLY
 */
export const endMentor = write({
  places: { mentor: namedMentor('candidate:change') },
  read: ({ endsOn, reason }: EndMentorInput, { today }) => ({ endsOn: readPastDay(endsOn, 'endsOn', today), reason }),
  async work({ tx, by }, { mentor: { id: mentorId, validFrom, validTo } }, end) {
    if (validTo !== null) throw violations.MENTOR_ENDED(validTo);
    if (end.endsOn < validFrom) throw violations.MENTOR_ENDS_EARLY(validFrom);
    await endMentors(tx, [{ mentorId, ...end }], by);
    return { mentor: mentorId };
  },
});
