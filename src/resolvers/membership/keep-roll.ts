import { v7 as uuidv7 } from 'uuid';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committees } from '../committee/violations.ts';
import { readPastDay } from '../input.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterKeepings } from './records.ts';
import { checkHasMembers } from './rules.ts';

/** From when on a cell keeps its roll. */
export interface KeepRollInput {
  committeeId: UnreadId;
  /** Left out where it is kept no more. */
  since?: UnreadDay | null;
}

/**
 * Says from when on the roll of a cell is whole: its figures are counted from it then, and no more taken from reports.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation MEMBERS_IN_CELLS, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE
 */
export const keepRoll = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'membership:report' }),
  },
  read: ({ since }: KeepRollInput, { today }) => ({ since: since ? readPastDay(since, 'since', today) : null }),
  async work({ tx, by, today }, { committee }, { since }) {
    const committeeId = committee.id;
    checkHasMembers(committee.kind);
    await refuseEnded(tx, committee, since ?? today);
    if (since !== null && !(await hadPlace(tx, committeeId, since))) throw committees.COMMITTEE_NOT_IN_FORCE('since');
    await enterKeepings(tx, [{ id: uuidv7(), committeeId, since }], by);
    return { committee: committeeId };
  },
});
