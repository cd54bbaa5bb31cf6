import { write } from '../write.ts';
import { type DecisionInput, enterDecision, readDecision } from './decide.ts';
import { caseForStep } from './place.ts';

/**
 * Records the decision to admit somebody.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterDecision
 */
export const recordDecision = write({
  places: { candidate: caseForStep<DecisionInput>('AUTHORITY') },
  read: (input: DecisionInput, { today }) => readDecision(input, today),
  async work(at, { candidate: { id: candidateId } }, paper) {
    await enterDecision(at, { candidateId, matter: 'ADMISSION', granted: true, reason: null }, paper);
    return { candidate: candidateId };
  },
});
