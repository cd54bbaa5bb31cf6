import { placeCases, readPlacedOn } from '../candidate/records.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkHasMembers } from '../membership/rules.ts';
import { checkNotErased } from '../person/rules.ts';
import { named, namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockMember } from './locks.ts';
import { placeMembers, readMemberPlacedOn } from './records.ts';
import { checkGoes } from './rules.ts';

/** The cell that a member goes to, and by which paper. */
export interface TransferMemberInput {
  memberId: UnreadId;
  committeeId: UnreadId;
  effectiveOn: UnreadDay;
  documentNumber: string;
}

/**
 * Has a member go to another cell, with the case where one has led to the membership: a step of who stands above both.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, MEMBERS_IN_CELLS, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, or as checkGoes
 */
export const transferMember = write({
  places: {
    member: named('memberId', lockMember, { see: 'member:read', do: 'member:change' }),
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'member:read', do: 'member:change' }),
  },
  read: (input: TransferMemberInput, { today }) =>
    readFields({
      from: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { member, committee }, { from, documentNumber }) {
    const { id: memberId, candidateId } = member;
    checkNotErased(member.erased, 'memberId');
    checkHasMembers(committee.kind);
    await refuseEnded(tx, committee, from);
    if (!(await hadPlace(tx, committee.id, from))) throw committees.COMMITTEE_NOT_IN_FORCE('effectiveOn');
    const placedOn =
      candidateId === null ? await readMemberPlacedOn(tx, memberId) : await readPlacedOn(tx, candidateId);
    checkGoes({ ...member, placedOn }, { cellId: committee.id, from });
    const place = { committeeId: committee.id, from, cause: 'TRANSFER', documentNumber } as const;
    if (candidateId === null) await placeMembers(tx, [{ memberId, ...place }], by);
    else await placeCases(tx, [{ candidateId, ...place }], by);
    return { member: memberId };
  },
});
