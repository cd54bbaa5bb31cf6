import { v7 as uuidv7 } from 'uuid';
import { takeSteps } from '../candidate/records.ts';
import { readFields } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readCalendarToday } from '../rule/records.ts';
import { write } from '../write.ts';
import { type DecisionInput, readDecision } from './decide.ts';
import { checkOnProbation } from './next-step.ts';
import { caseForStep } from './place.ts';
import { readCaseOn } from './read-case.ts';
import { enterDecisions } from './records.ts';
import { timeTaken } from './rules.ts';

/** A decision to remove somebody who is on probation. */
export interface RemoveProbationerInput extends DecisionInput {
  reason: string;
}

/**
 * Records the decision that removes somebody who is on probation. The admission stays counted in its year.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkOnProbation, COMMITTEE_NOT_IN_FORCE
 */
export const removeProbationer = write({
  places: { candidate: caseForStep<RemoveProbationerInput>('AUTHORITY') },
  read: (input: RemoveProbationerInput, { today }) => ({
    paper: readDecision(input, today),
    ...readFields({ reason: () => readText(input.reason, 'reason', LONGEST.reason) }),
  }),
  async work({ tx, by }, { candidate: { id: candidateId } }, { paper, reason }) {
    const at = await readCaseOn(tx, candidateId, paper.issuedOn, 'issuedOn');
    checkOnProbation(at);
    const { decider, byDefault, body } = at.authority;
    const whose = {
      candidateId,
      deciderId: decider.id,
      byDefault,
      body,
      matter: 'RECOGNITION',
      granted: false,
    } as const;
    const time = timeTaken('RECOGNITION', null, paper.issuedOn, await readCalendarToday(tx));
    await enterDecisions(tx, [{ id: uuidv7(), ...whose, ...paper, resolvedOn: null, ...time }], by);
    const step = { candidateId, from: at.facts.stage, to: 'REMOVED', effectiveOn: paper.issuedOn } as const;
    await takeSteps(tx, [{ ...step, reason, documentNumber: paper.number }], by);
    return { candidate: candidateId };
  },
});
