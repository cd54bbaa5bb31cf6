import { v7 as uuidv7 } from 'uuid';
import type { MembershipEndReason } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedPerson } from '../person/named-person.ts';
import { checkMayGoOn, checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterEnds } from './records.ts';
import { checkEnds } from './rules.ts';
import { mistakes } from './violations.ts';

/** Who is a member no more, from when on and why. */
export interface EndMembershipInput {
  candidateId: UnreadId;
  reason: MembershipEndReason;
  /** Left out where the entry before was a mistake. */
  endsOn?: UnreadDay | null;
  documentNumber?: string | null;
}

/** Reasons that are no decision. */
const WITHOUT_DECISION: readonly MembershipEndReason[] = ['DIED', 'MISTAKE'];

/**
 * Records that an official member is one no more, corrects what was entered, or takes it back as a mistake.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_AN_OFFICIAL_MEMBER, ENDS_BEFORE_OFFICIAL, NO_END_RECORDED, OTHER_CASE_OPEN
 */
export const endMembership = write({
  places: { candidate: namedPerson('member:change') },
  read({ reason, ...input }: EndMembershipInput, { today }) {
    const mistake = reason === 'MISTAKE';
    const form = readFields({
      endedOn: () => {
        if (!input.endsOn) {
          if (mistake) return null;
          throw mistakes.dayMissing();
        }
        if (mistake) throw mistakes.dayOfMistake();
        return readPastDay(input.endsOn, 'endsOn', today);
      },
      documentNumber: () => {
        const number = readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber);
        if (number === null && !WITHOUT_DECISION.includes(reason)) throw mistakes.decisionMissing();
        return number;
      },
    });
    return { reason, ...form };
  },
  async work({ tx, by }, { candidate: { id: candidateId, erased, others, ...known } }, end) {
    checkNotErased(erased);
    checkEnds(known, end.endedOn);
    // What was entered is built upon where the person has come back since.
    if (known.left !== null) checkMayGoOn(known, others);
    await enterEnds(tx, [{ id: uuidv7(), candidateId, ...end }], by);
    return { candidate: candidateId };
  },
});
