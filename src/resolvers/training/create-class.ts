import { v7 as uuidv7 } from 'uuid';
import type { TrainingKind } from '../../db/generated/enums.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type ClassFormInput, readClassForm } from './class-form.ts';
import { enterClasses } from './class-records.ts';
import { lockCentre } from './locks.ts';
import { namedOfCentre } from './place.ts';

/** A class that a centre plans. */
export interface CreateClassInput extends ClassFormInput {
  centreId: UnreadId;
  kind: TrainingKind;
}

/**
 * Plans a class of a centre. Everybody for whom the centre teaches sees it, down to the cells.
 * @throws NotFound, Forbidden, InvalidInput
 */
export const createClass = write({
  places: { centre: namedOfCentre('centreId', lockCentre, 'class:change') },
  read: ({ kind, ...input }: CreateClassInput) => ({ kind, ...readClassForm(input) }),
  async work({ tx, by }, { centre }, form) {
    const trainingClass = uuidv7();
    await enterClasses(tx, [{ id: trainingClass, centreId: centre.id, ...form }], by);
    return { trainingClass };
  },
});
