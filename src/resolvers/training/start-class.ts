import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { moveClasses } from './class-records.ts';
import { lockClass } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { checkClassStep } from './rules.ts';

/**
 * Says that a class has begun (khai giảng), on its first day or later: it takes nobody any more.
 * @throws NotFound, Forbidden
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CLASS_NOT_BEGUN
 */
export const startClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClass, 'class:change') },
  read: (_input: { classId: UnreadId }) => ({}),
  async work({ tx, by, today }, { trainingClass }) {
    checkClassStep(trainingClass, 'RUNNING', today);
    await moveClasses(tx, [{ id: trainingClass.id, from: trainingClass.status, to: 'RUNNING' }], by);
    return { trainingClass: trainingClass.id };
  },
});
