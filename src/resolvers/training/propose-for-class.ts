import { v7 as uuidv7 } from 'uuid';
import { namedCase } from '../candidate/see-candidate.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClass } from './locks.ts';
import { enterProposals, readEnrolment } from './records.ts';
import { isOnList } from './roll-rules.ts';
import { checkClassIsFor, checkProposal } from './rules.ts';

/** The resolution of a cell that proposes somebody. */
export interface ProposeForClassInput {
  candidateId: UnreadId;
  classId: UnreadId;
  proposedOn: UnreadDay;
  documentNumber: string;
}

/**
 * Proposes a candidate for a class, by the resolution of the cell. No step: `enrolInClass` is the one.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkClassIsFor and checkProposal
 */
export const proposeForClass = write({
  places: { candidate: namedCase<ProposeForClassInput>('training:propose') },
  read: (input: ProposeForClassInput, { today }) =>
    readFields({
      classId: () => readId(input.classId),
      proposedOn: () => readPastDay(input.proposedOn, 'proposedOn', today),
      proposalNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { candidate }, { classId, ...resolution }) {
    const { id: candidateId, path } = candidate;
    const taught = checkClassIsFor(await lockClass(tx, classId), path);
    const known = await readEnrolment(tx, { candidateId, classId });
    checkProposal(taught, candidate, known.status === 'PROPOSED' || isOnList(known.status));
    const enrolment = known.id ?? uuidv7();
    await enterProposals(tx, [{ id: enrolment, candidateId, classId, ...resolution }], by.subject);
    return { enrolment };
  },
});
