import { write } from '../write.ts';
import { type DecisionInput, enterDecision, readDecision } from './decide.ts';
import { caseForStep } from './place.ts';

/**
 * Records the decision that recognises a member. The official day is the one on which probation ended.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterDecision
 */
export const recordRecognition = write({
  places: { candidate: caseForStep<DecisionInput>('AUTHORITY') },
  read: (input: DecisionInput, { today }) => readDecision(input, today),
  async work(at, { candidate: { id: candidateId } }, paper) {
    await enterDecision(at, { candidateId, matter: 'RECOGNITION', granted: true, reason: null }, paper);
    return { candidate: candidateId };
  },
});
