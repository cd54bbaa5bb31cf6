import { v7 as uuidv7 } from 'uuid';
import type { MergeReason } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { areAlike, enterMerge, readBeforeMerge } from './merge-records.ts';
import { mergedPerson } from './named-merge.ts';
import { checkMerge } from './rules.ts';
import { violations } from './violations.ts';

/** Who is one with whom, and why there were two. */
export interface MergePersonsInput {
  /** A case of the person who is kept. */
  candidateId: UnreadId;
  /** A case of the other one, whose cases become those of the first. */
  duplicateId: UnreadId;
  reason: MergeReason;
  documentNumber: string;
  documentOn: UnreadDay;
}

/**
 * Makes one person of two that are one: all cases of both are that person's, each with its history and where it stands. It has the
 * tree to itself, so that no other operation has looked whose a case is before it and goes on behind it.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation DUPLICATE_DIFFERS, or as checkMerge
 */
export const mergePersons = write({
  moves: true,
  places: { candidate: mergedPerson('candidateId'), duplicate: mergedPerson('duplicateId') },
  read: ({ reason, ...input }: MergePersonsInput, { today }) => ({
    reason,
    ...readFields({
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => readPastDay(input.documentOn, 'documentOn', today),
    }),
  }),
  async work({ tx, by }, { candidate: kept, duplicate }, form) {
    checkMerge(kept, duplicate, await readBeforeMerge(tx, kept, duplicate));
    const look = { operation: 'mergePersons', by: by.subject };
    if (!(await areAlike(tx, [kept, duplicate], look))) throw violations.DUPLICATE_DIFFERS();
    const id = uuidv7();
    await enterMerge(tx, { id, kept, duplicate, ...form }, by);
    return { merge: id };
  },
});
