import { v7 as uuidv7 } from 'uuid';
import type { CandidateStage, ResolutionMatter } from '../../db/generated/enums.ts';
import { correctAdmissions, readCountingAdmission } from '../admission/records.ts';
import { setStageSince, takeSteps } from '../candidate/records.ts';
import { ORDER_OF_STEPS } from '../candidate/rules.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readOtherCases } from '../person/records.ts';
import { checkMayGoOn, checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { caseForStep } from './place.ts';
import { enterRevocations, readStanding } from './records.ts';
import { violations } from './violations.ts';

/** The paper that revokes a decision. */
export interface RevokeDecisionInput {
  candidateId: UnreadId;
  number: string;
  revokedOn: UnreadDay;
  reason: string;
}

/** The decision that each stage stands on, by the stage that it leads to. */
const restsOn: Partial<Record<CandidateStage, { matter: ResolutionMatter; stage: CandidateStage }>> = {
  DECIDED: { matter: 'ADMISSION', stage: 'DECIDED' },
  PROBATIONARY: { matter: 'ADMISSION', stage: 'DECIDED' },
  OFFICIAL: { matter: 'RECOGNITION', stage: 'OFFICIAL' },
  REMOVED: { matter: 'RECOGNITION', stage: 'REMOVED' },
};

/**
 * Revokes the decision that a case stands on: it stands before that decision again, and an admission that followed counts no
 * more. What was wrong in a paper is corrected otherwise.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, OTHER_CASE_OPEN, NO_DECISION_STANDS, REVOKED_BEFORE_STEP
 */
export const revokeDecision = write({
  places: { candidate: caseForStep<RevokeDecisionInput>('AUTHORITY') },
  read: (input: RevokeDecisionInput, { today }) =>
    readFields({
      number: () => readText(input.number, 'number', LONGEST.documentNumber),
      revokedOn: () => readPastDay(input.revokedOn, 'revokedOn', today),
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
    }),
  async work({ tx, by }, { candidate }, { number, revokedOn, reason }) {
    const { id: candidateId, stage, stageSince } = candidate;
    checkNotErased(candidate.erased);
    checkMayGoOn({ stage }, await readOtherCases(tx, candidateId));
    const what = restsOn[stage];
    const standing = what === undefined ? null : await readStanding(tx, { candidateId, ...what });
    if (what === undefined || standing === null) throw violations.NO_DECISION_STANDS(stage);
    const { decisionId, decidedOn, before } = standing;
    const last = decidedOn > stageSince ? decidedOn : stageSince;
    if (revokedOn < last) throw violations.REVOKED_BEFORE_STEP(last, ORDER_OF_STEPS.on(revokedOn).source);
    const admission = await readCountingAdmission(tx, candidateId);
    if (what.matter === 'ADMISSION' && admission !== null) {
      const { id: admissionId, ceremonyOn: from, committeeId: fromCommitteeId } = admission;
      const revoked = { admissionId, from, to: null, fromCommitteeId, toCommitteeId: fromCommitteeId, reason };
      await correctAdmissions(tx, [revoked], by);
    }
    if (decisionId !== null) await enterRevocations(tx, [{ id: uuidv7(), decisionId, number, revokedOn }], by);
    const to = what.matter === 'ADMISSION' ? (before ?? 'GRASSROOTS_PROPOSED') : 'PROBATIONARY';
    const step = { candidateId, from: stage, to, effectiveOn: revokedOn, reason, documentNumber: number };
    await takeSteps(tx, [step], by);
    // Probation goes on from the ceremony, not anew.
    if (to === 'PROBATIONARY' && admission !== null) await setStageSince(tx, candidateId, admission.ceremonyOn);
    return { candidate: candidateId };
  },
});
