import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToRefer } from '../committee/locks.ts';
import { readFields } from '../form.ts';
import { checkYear } from '../input.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterProgramme } from './programme-records.ts';
import { checkScheme } from './programme-rules.ts';
import { checkPlans } from './rules.ts';
import { mayNameScheme } from './see-scheme.ts';
import { violations } from './violations.ts';

/** What a committee inspects and supervises in a year. */
export interface CreateProgrammeInput {
  committeeId: UnreadId;
  year: number;
  /** The scheme of several years under which it is made. */
  schemeId?: UnreadId | null;
}

/**
 * Begins the programme of a committee for a year, as a draft.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NO_PROGRAMME_OF_CELL, PROGRAMME_EXISTS, and as checkScheme
 */
export const createProgramme = write({
  places: {
    committee: namedCommittee<'committeeId', CreateProgrammeInput>('committeeId', lockCommitteeToRefer, {
      see: 'inspection:read',
      do: 'inspection:plan',
    }),
    scheme: mayNameScheme<CreateProgrammeInput>(),
  },
  read: ({ year }: CreateProgrammeInput) => readFields({ year: () => checkYear(year) }),
  async work({ tx }, { committee: { id: committeeId, kind, path }, scheme: [scheme] }, { year }) {
    checkPlans(kind);
    if (scheme !== undefined) checkScheme(scheme, { year, path });
    const id = uuidv7();
    if (!(await enterProgramme(tx, { id, committeeId, year, schemeId: scheme?.id ?? null })))
      throw violations.PROGRAMME_EXISTS(year);
    return { programme: id };
  },
});
