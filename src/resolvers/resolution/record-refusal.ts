import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { write } from '../write.ts';
import { type DecisionInput, enterDecision, readDecision } from './decide.ts';
import { caseForStep } from './place.ts';

/** A decision not to admit somebody. */
export interface RecordRefusalInput extends DecisionInput {
  reason: string;
}

/**
 * Records the decision not to admit somebody: the case is on the list again.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enterDecision
 */
export const recordRefusal = write({
  places: { candidate: caseForStep<RecordRefusalInput>('AUTHORITY') },
  read: (input: RecordRefusalInput, { today }) => ({
    paper: readDecision(input, today),
    ...readFields({ reason: () => readText(input.reason, 'reason', LONGEST.reason) }),
  }),
  async work(at, { candidate: { id: candidateId } }, { paper, reason }) {
    await enterDecision(at, { candidateId, matter: 'ADMISSION', granted: false, reason }, paper);
    return { candidate: candidateId };
  },
});
