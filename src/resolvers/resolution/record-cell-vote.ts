import { write } from '../write.ts';
import { caseForStep } from './place.ts';
import { enterVote, readVote, type VoteInput } from './vote.ts';

/** A vote of a cell on a case. */
export interface RecordCellVoteInput extends VoteInput {
  official: number;
  away: number;
  exemptAbsent: number;
}

/**
 * Records the vote of a cell on admission or recognition, and takes the step that it leads to.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterVote
 */
export const recordCellVote = write({
  places: { candidate: caseForStep<RecordCellVoteInput>('CELL') },
  read: (input: RecordCellVoteInput, { today }) => {
    const { official, away, exemptAbsent } = input;
    return { matter: input.matter, vote: readVote(input, { official, away, exemptAbsent }, today) };
  },
  async work(at, { candidate: { id: candidateId } }, { matter, vote }) {
    await enterVote(at, { candidateId, body: 'CELL', matter }, vote);
    return { candidate: candidateId };
  },
});
