import { v7 as uuidv7 } from 'uuid';
import type { MembershipEndReason } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkMayGoOn, checkNotErased } from '../person/rules.ts';
import type { UnreadDay } from '../unread.ts';
import { write } from '../write.ts';
import { isLockedMember } from './locks.ts';
import { type NamesMember, namedCaseOrMember } from './named-member.ts';
import { enterEnds, readMemberOf } from './records.ts';
import { checkEnds, checkMemberEnds } from './rules.ts';
import { mistakes } from './violations.ts';

/** Who is a member no more, from when on and why. */
export interface EndMembershipInput extends NamesMember {
  reason: MembershipEndReason;
  /** Left out where the entry before was a mistake. */
  endsOn?: UnreadDay | null;
  documentNumber?: string | null;
}

/** Reasons that are no decision. */
const WITHOUT_DECISION: readonly MembershipEndReason[] = ['DIED', 'MISTAKE'];

/**
 * Records that a member is one no more, corrects what was entered, or takes it back as a mistake.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_AN_OFFICIAL_MEMBER, ENDS_BEFORE_OFFICIAL, MEMBER_ENDS_EARLY, NO_END_RECORDED, OTHER_CASE_OPEN
 */
export const endMembership = write({
  places: { found: namedCaseOrMember<EndMembershipInput>('member:change') },
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
  async work({ tx, by }, { found }, end) {
    const id = uuidv7();
    if (isLockedMember(found)) {
      checkNotErased(found.erased, 'memberId');
      checkMemberEnds(found, end.endedOn);
      await enterEnds(tx, [{ id, candidateId: null, memberId: found.id, ...end }], by);
      return { member: found.id };
    }
    const { id: candidateId, erased, others, ...known } = found;
    checkNotErased(erased);
    checkEnds(known, end.endedOn);
    // What was entered is built upon where the person has come back since.
    if (known.left !== null) checkMayGoOn(known, others);
    await enterEnds(tx, [{ id, candidateId, memberId: null, ...end }], by);
    return { member: await readMemberOf(tx, candidateId) };
  },
});
