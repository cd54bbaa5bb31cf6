import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { endMerge, readSinceMerge } from './merge-records.ts';
import { namedMerge } from './named-merge.ts';
import { checkUndone } from './rules.ts';

/** Which merge was a mistake, and the paper that says so. */
export interface UndoMergeInput {
  mergeId: UnreadId;
  documentNumber: string;
  documentOn: UnreadDay;
}

/**
 * Makes two persons again of one who was merged: the cases that were moved go back, with what was done in them since.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkUndone
 */
export const undoMerge = write({
  moves: true,
  places: { merge: namedMerge() },
  read: (input: UndoMergeInput, { today }) =>
    readFields({
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => readPastDay(input.documentOn, 'documentOn', today),
    }),
  async work({ tx, by }, { merge }, form) {
    checkUndone(merge, await readSinceMerge(tx, merge), form.documentOn);
    await endMerge(tx, merge, form, by);
    return { merge: merge.id };
  },
});
