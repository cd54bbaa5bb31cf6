import { takeSteps } from '../candidate/records.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { moveClasses } from './class-records.ts';
import { lockClassWithRoll } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { checkClassStep, goingBack } from './rules.ts';

/** A class that is not held, and why. */
export interface CancelClassInput {
  classId: UnreadId;
  reason: string;
}

/**
 * Cancels a class. Who had entered it as an awareness class is back among the outstanding people, and can be sent to another.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, ROLL_CHANGED
 */
export const cancelClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClassWithRoll, 'class:change') },
  read: (input: CancelClassInput) => ({ reason: readText(input.reason, 'reason', LONGEST.reason) }),
  async work({ tx, by, today }, { trainingClass }, { reason }) {
    const { id, status, kind, roll } = trainingClass;
    checkClassStep(trainingClass, 'CANCELLED', today);
    const steps = kind === 'AWARENESS' ? goingBack(roll) : [];
    await takeSteps(
      tx,
      steps.map(({ candidateId, stage: from }) => ({
        candidateId,
        from,
        to: 'OUTSTANDING',
        effectiveOn: today,
        reason,
      })),
      by,
    );
    await moveClasses(tx, [{ id, from: status, to: 'CANCELLED', reason }], by);
    return { trainingClass: id };
  },
});
