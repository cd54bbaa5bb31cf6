import { write } from '../write.ts';
import { caseForStep } from './place.ts';
import { enterVote, readVote, type VoteInput } from './vote.ts';

/** A vote of a grassroots committee on a case. */
export interface RecordCommitteeVoteInput extends VoteInput {
  members: number;
}

/**
 * Records the vote of a grassroots committee on admission or recognition, and takes the step that it leads to.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterVote
 */
export const recordCommitteeVote = write({
  places: { candidate: caseForStep<RecordCommitteeVoteInput>('GRASSROOTS') },
  read: (input: RecordCommitteeVoteInput, { today }) => {
    return { matter: input.matter, vote: readVote(input, { members: input.members }, today) };
  },
  async work(at, { candidate: { id: candidateId } }, { matter, vote }) {
    await enterVote(at, { candidateId, body: 'GRASSROOTS', matter }, vote);
    return { candidate: candidateId };
  },
});
