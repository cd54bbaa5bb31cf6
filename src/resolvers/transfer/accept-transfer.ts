import { type MentorInput, mentorsOf, readMentors } from '../candidate/mentors.ts';
import { endMentors, enterMentors, placeCases, readHelping, readPlacedOn } from '../candidate/records.ts';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkFollowsCandidates } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { membersNamed } from '../member/referred.ts';
import { checkNotErased } from '../person/rules.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedTransfer } from './place.ts';
import { answerTransfers } from './records.ts';
import { checkAnswered, checkMentorsOf, checkOwnCell, checkTaken } from './rules.ts';

/** Which cell takes a case, from when on, and who helps there. */
export interface AcceptTransferInput {
  transferId: UnreadId;
  /** The cell that is to follow the person. */
  committeeId: UnreadId;
  effectiveOn: UnreadDay;
  /** The paper by which the committee accepts and assigns. */
  documentNumber: string;
  /** Needed from the list of sympathisers on. */
  mentors?: MentorInput[] | null;
}

/**
 * The new grassroots committee takes a case: it goes on in its stage, with its papers and clocks, in a cell there. Who helped so far
 * does so no more.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_A_CELL, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, or as checkAnswered, checkOwnCell,
 *   checkTaken, checkMentorsOf and namesOf
 */
export const acceptTransfer = write({
  places: {
    transfer: namedTransfer<AcceptTransferInput>('toPath'),
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'candidate:read', do: 'candidate:move' }),
    members: membersNamed<AcceptTransferInput>(({ mentors }) => mentors ?? []),
  },
  read: (input: AcceptTransferInput, { today }) =>
    readFields({
      from: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      mentors: () => (input.mentors && input.mentors.length > 0 ? readMentors(input.mentors) : []),
    }),
  async work({ tx, by }, { transfer, committee, members }, { from, documentNumber, mentors }) {
    const { id, candidateId, toId, toPath, toClosedOn } = transfer;
    const { id: cellId } = committee;
    checkAnswered(transfer, from, 'effectiveOn');
    checkNotErased(transfer.erased, 'transferId');
    await refuseEnded(tx, { id: toId, closedOn: toClosedOn }, from, 'transferId');
    checkFollowsCandidates(committee.kind, 'committeeId');
    checkOwnCell(committee.path, toPath);
    await refuseEnded(tx, committee, from);
    if (!(await hadPlace(tx, cellId, from))) throw committees.COMMITTEE_NOT_IN_FORCE('effectiveOn');
    checkTaken({ ...transfer, placedOn: await readPlacedOn(tx, candidateId) }, { cellId, from });
    checkMentorsOf(transfer.stage, mentors.length, from);
    await placeCases(tx, [{ candidateId, committeeId: cellId, from, cause: 'TRANSFER', documentNumber }], by);
    const helping = await readHelping(tx, { candidateId, day: from, names: [] });
    const ends = helping.map(({ id: mentorId, validFrom }) => {
      const endsOn = validFrom < from ? from : validFrom;
      return { mentorId, endsOn, reason: 'CASE_MOVED' as const };
    });
    await endMentors(tx, ends, by);
    const wanted = { cellId, members, operation: 'acceptTransfer' };
    const assigned = await mentorsOf({ tx, by }, mentors, wanted, { candidateId, validFrom: from, documentNumber });
    await enterMentors(tx, assigned, by);
    await answerTransfers(tx, [{ id, state: 'ACCEPTED', answeredOn: from, answerNumber: documentNumber, cellId }], by);
    return { transfer: id };
  },
});
