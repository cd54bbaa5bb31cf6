import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear } from '../input.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterProgramme } from './records.ts';
import { checkPlans } from './rules.ts';
import { violations } from './violations.ts';

/** What a committee inspects and supervises in a year. */
export interface CreateProgrammeInput {
  committeeId: UnreadId;
  year: number;
}

/**
 * Begins the programme of a committee for a year, as a draft.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NO_PROGRAMME_OF_CELL, PROGRAMME_EXISTS
 */
export const createProgramme = write({
  places: {
    committee: namedCommittee<'committeeId', CreateProgrammeInput>('committeeId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:plan',
    }),
  },
  read: ({ year }: CreateProgrammeInput) => readFields({ year: () => checkYear(year) }),
  async work({ tx }, { committee: { id: committeeId, kind } }, { year }) {
    checkPlans(kind);
    const id = uuidv7();
    if (!(await enterProgramme(tx, { id, committeeId, year }))) throw violations.PROGRAMME_EXISTS(year);
    return { programme: id };
  },
});
