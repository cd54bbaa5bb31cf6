import type { Day } from '../../calendar.ts';
import type { Sex } from '../../db/generated/enums.ts';
import { readIdentity } from '../candidate/facts.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { named } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockMember } from './locks.ts';
import { changeMember, type MemberFacts } from './records.ts';
import { checkOwn, checkSince } from './rules.ts';
import { mistakes } from './violations.ts';

/** What is put right of a member. What is left out stays; a day that is null is taken back. */
export interface UpdateMemberInput {
  memberId: UnreadId;
  fullName?: string | null;
  sex?: Sex | null;
  birthYear?: number | null;
  birthMonth?: number | null;
  probationarySince?: UnreadDay | null;
  officialSince?: UnreadDay | null;
  exemptSince?: UnreadDay | null;
  awaySince?: UnreadDay | null;
  /** Needed where name, sex or birth are put right. */
  reason?: string | null;
}

const DAYS = ['probationarySince', 'officialSince', 'exemptSince', 'awaySince'] as const;

/**
 * Puts right what is on record of a member, and says who is exempt or away. What stood there is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, MEMBER_FOLLOWS_CASE
 */
export const updateMember = write({
  places: { member: named('memberId', lockMember, { see: 'member:read', do: 'member:enter' }) },
  read({ reason, fullName, sex, birthYear, birthMonth, ...input }: UpdateMemberInput, { today }) {
    const identity = { fullName, sex, birthYear, birthMonth };
    return readFields({
      facts: (): MemberFacts => ({ ...readIdentity(identity, today), ...readDays(input, today) }),
      reason: () => {
        const why = readOptionalText(reason, 'reason', LONGEST.reason);
        if (why === null && Object.values(identity).some((value) => value !== undefined)) {
          throw mistakes.reasonForIdentity();
        }
        return why;
      },
    });
  },
  async work({ tx, by }, { member }, { facts, reason }) {
    checkNotErased(member.erased, 'memberId');
    checkOwn(member, facts);
    checkSince({ ...member, ...facts });
    await changeMember(tx, { memberId: member.id, facts, reason }, by);
    return { member: member.id };
  },
});

/** The days that a form says. */
function readDays(
  input: Pick<UpdateMemberInput, (typeof DAYS)[number]>,
  today: Day,
): Partial<Record<(typeof DAYS)[number], Day | null>> {
  const said = DAYS.filter((field) => input[field] !== undefined);
  const readers = said.map((field) => {
    const value = input[field];
    return [field, () => (value ? readPastDay(value, field, today) : null)] as const;
  });
  return readFields(Object.fromEntries(readers) as Partial<Record<(typeof DAYS)[number], () => Day | null>>);
}
