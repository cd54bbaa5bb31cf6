import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type ClassFormInput, readClassForm } from './class-form.ts';
import { rewriteClasses } from './class-records.ts';
import { lockClassWithRoll } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { readBookings } from './records.ts';
import { checkFree } from './roll-rules.ts';
import { checkClassChange } from './rules.ts';

/** What a class is to be. What is taught, and where, stays. */
export interface ChangeClassInput extends ClassFormInput {
  classId: UnreadId;
}

/**
 * Says anew what a class is, until it is over.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CAPACITY_BELOW_ENROLLED, CLASS_NOT_BEGUN, BOOKED_ELSEWHERE
 */
export const changeClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClassWithRoll, 'class:change') },
  read: (input: ChangeClassInput) => readClassForm(input),
  async work({ tx, today }, { trainingClass }, form) {
    checkClassChange(trainingClass, form, today);
    const people = trainingClass.roll.map(({ candidateId }) => candidateId);
    const [booked] = await readBookings(tx, people, trainingClass.id, form);
    checkFree(booked, 'startsOn');
    await rewriteClasses(tx, [{ id: trainingClass.id, ...form }]);
    return { trainingClass: trainingClass.id };
  },
});
