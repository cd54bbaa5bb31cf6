import { readFields } from '../form.ts';
import { readPastDay } from '../input.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClassWithRoll } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { type ResultRowInput, readSheet } from './read-sheet.ts';
import { settleClass } from './settle-class.ts';

/** The results of a class, with the certificates of who has passed. */
export interface CloseClassInput {
  classId: UnreadId;
  issuedOn: UnreadDay;
  rows: readonly ResultRowInput[];
}

/**
 * Closes a class with the results of everybody on its roll, whole or not at all. Each certificate is also the step to who
 * holds it; who has passed without one waits for `issueCertificates`.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as settleClass
 */
export const closeClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClassWithRoll, 'certificate:record') },
  read: (input: CloseClassInput, { today }) =>
    readFields({
      issuedOn: () => readPastDay(input.issuedOn, 'issuedOn', today),
      results: () => readSheet(input.rows),
    }),
  async work(at, { trainingClass }, sheet) {
    await settleClass(at, trainingClass, sheet);
    return { trainingClass: trainingClass.id };
  },
});
