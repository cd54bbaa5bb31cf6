import { v7 as uuidv7 } from 'uuid';
import type { Sex } from '../../db/generated/enums.ts';
import { readIdentity } from '../candidate/facts.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { readPastDay } from '../input.ts';
import { checkHasMembers } from '../membership/rules.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterMembers } from './records.ts';
import { checkSince } from './rules.ts';

/** Somebody who is a member already. */
export interface EnterMemberInput {
  committeeId: UnreadId;
  fullName: string;
  sex: Sex;
  birthYear: number;
  birthMonth: number;
  probationarySince?: UnreadDay | null;
  officialSince?: UnreadDay | null;
  exemptSince?: UnreadDay | null;
  awaySince?: UnreadDay | null;
}

/**
 * Enters a member on the roll of a cell, who was admitted before the roll was kept or comes from elsewhere.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation MEMBERS_IN_CELLS, COMMITTEE_ENDED
 */
export const enterMember = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'member:read', do: 'member:enter' }),
  },
  read({ fullName, sex, birthYear, birthMonth, ...input }: EnterMemberInput, { today }) {
    const day = (field: 'probationarySince' | 'exemptSince' | 'awaySince') => () => {
      const value = input[field];
      return value ? readPastDay(value, field, today) : null;
    };
    return readFields({
      identity: () => readIdentity({ fullName, sex, birthYear, birthMonth }, today),
      probationarySince: day('probationarySince'),
      officialSince: () => {
        const { officialSince, probationarySince } = input;
        const since = officialSince ? readPastDay(officialSince, 'officialSince', today) : null;
        checkSince({ officialSince: since, probationarySince: probationarySince ? readDay(probationarySince) : null });
        return since;
      },
      exemptSince: day('exemptSince'),
      awaySince: day('awaySince'),
    });
  },
  async work({ tx, by, today }, { committee }, { identity, ...form }) {
    checkHasMembers(committee.kind);
    await refuseEnded(tx, committee, today);
    const member = uuidv7();
    const who = { id: member, personId: uuidv7(), committeeId: committee.id };
    await enterMembers(tx, [{ ...who, ...identity, ...form }], by);
    return { member };
  },
});
