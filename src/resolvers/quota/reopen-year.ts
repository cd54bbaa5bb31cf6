import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { markReopened, readClosing } from './records.ts';
import { violations } from './violations.ts';

/** A year that is opened again. */
export interface ReopenYearInput {
  committeeId: UnreadId;
  year: number;
  reason: string;
}

/**
 * Opens a year again that was closed for a committee. What was published with it stays on record.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation YEAR_NOT_CLOSED
 */
export const reopenYear = write({
  places: {
    committee: namedCommittee<'committeeId', ReopenYearInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'quota:set',
    }),
  },
  read: (input: ReopenYearInput) =>
    readFields({
      year: () => checkYear(input.year),
      reason: () => readText(input.reason, 'reason', LONGEST.reason),
    }),
  async work({ tx, by }, { committee: { id: committeeId } }, { year, reason }) {
    const closing = await readClosing(tx, committeeId, year);
    if (closing === null) throw violations.YEAR_NOT_CLOSED(year);
    await markReopened(tx, closing, reason, by);
    return { closing, committeeId, year };
  },
});
