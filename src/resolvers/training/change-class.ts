import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type ClassFormInput, readClassForm } from './class-form.ts';
import { rewriteClasses } from './class-records.ts';
import { lockClass } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { checkClassChange } from './rules.ts';

/** What a class is to be. What is taught, and where, stays. */
export interface ChangeClassInput extends ClassFormInput {
  classId: UnreadId;
}

/**
 * Says anew what a class is, until it is over.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CLASS_STATUS, CAPACITY_BELOW_ENROLLED, CLASS_NOT_BEGUN
 */
export const changeClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClass, 'class:change') },
  read: (input: ChangeClassInput) => readClassForm(input),
  async work({ tx, today }, { trainingClass }, form) {
    checkClassChange(trainingClass, form, today);
    await rewriteClasses(tx, [{ id: trainingClass.id, ...form }]);
    return { trainingClass: trainingClass.id };
  },
});
