import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear, readOptionalText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterProposal } from './records.ts';
import { refuseClosed } from './refuse-closed.ts';
import { MOST_TARGET } from './rules.ts';

/** What a committee registers for a year. */
export interface RegisterQuotaInput {
  committeeId: UnreadId;
  year: number;
  target: number;
  reason?: string | null;
}

/**
 * Registers how many a committee means to admit in a year. It is shown beside the plan to those who give it, and counts nowhere.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation YEAR_CLOSED
 */
export const registerQuota = write({
  places: {
    committee: namedCommittee<'committeeId', RegisterQuotaInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'quota:register',
    }),
  },
  read: (input: RegisterQuotaInput) =>
    readFields({
      year: () => checkYear(input.year),
      target: () => readWhole(input.target, 'target', 0, MOST_TARGET),
      reason: () => readOptionalText(input.reason, 'reason', LONGEST.reason),
    }),
  async work({ tx, by, today }, { committee: { id: committeeId } }, { year, ...form }) {
    await refuseClosed(tx, year, [{ committeeId, path: ['year'] }], today);
    const proposal = uuidv7();
    await enterProposal(tx, { id: proposal, committeeId, year, ...form }, by);
    return { proposal };
  },
});
