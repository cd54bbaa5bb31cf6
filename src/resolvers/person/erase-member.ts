import { erasePersonalData } from '../../db/queries/persons.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { lockMember } from '../member/locks.ts';
import { checkMemberErasable } from '../member/rules.ts';
import { named } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { logLook } from './records.ts';

/** Who shall be erased, and why. */
export interface EraseMemberInput {
  memberId: UnreadId;
  reason: string;
}

/**
 * Makes a person who has left and never had a case unreadable, for good. The roll keeps the days, the access log who did it and why.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation MEMBER_FOLLOWS_CASE, ALREADY_ERASED, MEMBER_REMAINS
 */
export const eraseMember = write({
  places: { member: named('memberId', lockMember, { see: 'member:read', do: 'person:erase' }) },
  read: ({ reason }: EraseMemberInput) => readText(reason, 'reason', LONGEST.reason),
  async work({ tx, by, now }, { member }, reason) {
    checkMemberErasable(member);
    const { personId } = member;
    await erasePersonalData(tx, personId, now);
    await logLook(tx, { personId, candidateIds: [], group: 'ERASURE', operation: 'eraseMember', reason }, by.subject);
    return { member: member.id };
  },
});
