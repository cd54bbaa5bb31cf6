import type { CandidateStage } from '../../db/generated/client.ts';
import { readCeremonyOn } from '../admission/records.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedPerson } from '../person/named-person.ts';
import { checkMayGoOn, checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkByHand } from './by-hand.ts';
import { readLeftAt, takeSteps } from './records.ts';
import { bodyOfMove, checkStageMove } from './rules.ts';

/** A way off the list, or back. */
export interface MoveCandidateStageInput {
  candidateId: UnreadId;
  to: CandidateStage;
  effectiveOn: UnreadDay;
  /** Needed but for who has left and is a source again. */
  reason?: string | null;
  documentNumber?: string | null;
}

/**
 * Takes a candidate off the list, notes that one has withdrawn, or moves one back: to a stage before, or from where one has left
 * to where the case stood. A step of the viewer's own body, or of one below it.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, OTHER_CASE_OPEN, or as checkByHand and checkStageMove
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
    const leftAt = stage === 'OFF_LIST' || stage === 'WITHDRAWN' ? await readLeftAt(tx, candidateId) : null;
    checkNotErased(erased);
    checkMayGoOn({ stage }, others);
    checkByHand({ from: stage, to, leftAt });
    checkStageMove({ from: stage, since: stageSince, to, effectiveOn, reason, ceremonyOn, leftAt });
    await takeSteps(tx, [{ candidateId, from: stage, ...step }], by);
    return { candidate: candidateId };
  },
});
