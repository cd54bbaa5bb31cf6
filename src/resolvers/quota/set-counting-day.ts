import { v7 as uuidv7 } from 'uuid';
import { isRoot } from '../../access/scope.ts';
import type { CountedDay } from '../../db/generated/enums.ts';
import { countAnew } from '../admission/records.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterCountingSetting } from './records.ts';
import { violations } from './violations.ts';

/** By which day admissions count, and the paper that says so. */
export interface SetCountingDayInput {
  committeeId: UnreadId;
  countedBy: CountedDay;
  documentNumber: string;
  documentOn: UnreadDay;
}

/** Most admissions that are named of those that kept their day. */
export const MOST_KEPT = 1_000;

/**
 * Sets by which day admissions count below a root, and has those of its open years count by it. Nobody writes meanwhile: the tree is
 * held alone, so that no admission is written by what held before.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation COUNTING_OF_ROOT
 */
export const setCountingDay = write({
  moves: true,
  places: {
    committee: namedCommittee<'committeeId', SetCountingDayInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'quota:set',
    }),
  },
  read: ({ countedBy, ...input }: SetCountingDayInput, { today }) => ({
    countedBy,
    ...readFields({
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      documentOn: () => readPastDay(input.documentOn, 'documentOn', today),
    }),
  }),
  async work({ tx, by }, { committee }, form) {
    if (!isRoot(committee.path)) throw violations.COUNTING_OF_ROOT();
    await enterCountingSetting(tx, { ...form, id: uuidv7(), committeeId: committee.id }, by);
    const kept = await countAnew(tx, committee.id);
    return { committee: committee.id, kept: kept.slice(0, MOST_KEPT), keptCount: kept.length };
  },
});
