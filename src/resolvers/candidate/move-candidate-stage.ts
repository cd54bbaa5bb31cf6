import type { CandidateStage } from '../../db/generated/client.ts';
import { readCase } from '../../db/queries/cases.ts';
import { readCeremonyOn } from '../admission/records.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkTimeSinceLeaving } from '../member/rules.ts';
import { namedPerson } from '../person/named-person.ts';
import { checkMayGoOn, checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { takeSteps } from './records.ts';
import { ADMISSION_AGE, bodyOfMove, checkAge, checkStageMove } from './rules.ts';

/** A step of a candidate's case. */
export interface MoveCandidateStageInput {
  candidateId: UnreadId;
  to: CandidateStage;
  effectiveOn: UnreadDay;
  /** Needed for going back and off the list. */
  reason?: string | null;
  documentNumber?: string | null;
}

/**
 * Moves a candidate one stage on, or back: a step of the viewer's own body, or of one below it.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, OTHER_CASE_OPEN, AGE_OUT_OF_RANGE, READMISSION_TOO_EARLY, or as checkStageMove
 */
export const moveCandidateStage = write({
  places: {
    candidate: namedPerson('candidate:move', ({ stage }, { to }: MoveCandidateStageInput, again) => {
      // The case has left the stage from which a repeated step was taken.
      return { body: bodyOfMove(again ? to : stage, to), field: 'to' };
    }),
  },
  read({ to, ...input }: MoveCandidateStageInput, { today }) {
    const fields = readFields({
      effectiveOn: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
      documentNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    });
    return { to, ...fields };
  },
  async work({ tx, by }, { candidate: { id: candidateId, stage, stageSince, erased, others } }, step) {
    const { to, effectiveOn, reason } = step;
    const ceremonyOn = await readCeremonyOn(tx, candidateId);
    checkNotErased(erased);
    checkMayGoOn({ stage }, others);
    checkStageMove({ from: stage, since: stageSince, to, effectiveOn, reason, ceremonyOn });
    if (to === 'CELL_REVIEW') {
      checkTimeSinceLeaving(others, effectiveOn);
      const asked = { reviewOn: effectiveOn, otherwise: effectiveOn, ages: ADMISSION_AGE.versions };
      checkAge(await readCase(tx, candidateId, asked), 'candidateId');
    }
    await takeSteps(tx, [{ candidateId, from: stage, ...step }], by);
    return { candidate: candidateId };
  },
});
