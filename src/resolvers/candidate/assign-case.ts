import { lockCommitteeToRefer } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkFollowsCandidates } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { placeCases, readPlacedOn } from './records.ts';
import { ASSIGNED_BY, checkAssigned } from './rules.ts';
import { namedCase } from './see-candidate.ts';

/** The cell that is to have a case, and by which document. */
export interface AssignCaseInput {
  candidateId: UnreadId;
  committeeId: UnreadId;
  effectiveOn: UnreadDay;
  documentNumber: string;
}

/**
 * Gives a case to the best placed cell, where the person has none of their own: a step of the committee above.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_A_CELL, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, or as checkAssigned
 */
export const assignCase = write({
  places: {
    candidate: namedCase<AssignCaseInput>('candidate:move', () => ({ body: ASSIGNED_BY, field: 'candidateId' })),
    committee: namedCommittee('committeeId', lockCommitteeToRefer, { see: 'candidate:read', do: 'candidate:move' }),
  },
  read: (input: AssignCaseInput, { today }) =>
    readFields({
      from: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { candidate, committee }, { from, documentNumber }) {
    const { id: candidateId } = candidate;
    checkNotErased(candidate.erased);
    checkFollowsCandidates(committee.kind, 'committeeId');
    await refuseEnded(tx, committee, from);
    if (!(await hadPlace(tx, committee.id, from))) throw committees.COMMITTEE_NOT_IN_FORCE('effectiveOn');
    const placedOn = await readPlacedOn(tx, candidateId);
    checkAssigned({ ...candidate, placedOn }, { cellId: committee.id, from });
    await placeCases(tx, [{ candidateId, committeeId: committee.id, from, cause: 'ASSIGNMENT', documentNumber }], by);
    return { candidate: candidateId };
  },
});
