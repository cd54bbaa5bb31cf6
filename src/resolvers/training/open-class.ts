import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { moveClasses } from './class-records.ts';
import { lockClass } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { checkClassStep } from './rules.ts';

/**
 * Announces a planned class: it is open for proposals and enrolments (thông báo chiêu sinh).
 * @throws NotFound, Forbidden
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED
 */
export const openClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClass, 'class:change') },
  read: (_input: { classId: UnreadId }) => ({}),
  async work({ tx, by, today }, { trainingClass }) {
    checkClassStep(trainingClass, 'OPEN', today);
    await moveClasses(tx, [{ id: trainingClass.id, from: trainingClass.status, to: 'OPEN' }], by);
    return { trainingClass: trainingClass.id };
  },
});
