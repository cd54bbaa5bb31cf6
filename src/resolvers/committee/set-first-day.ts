import { isRoot } from '../../access/scope.ts';
import { namedCommittee } from '../place.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockCommitteeToChange } from './locks.ts';
import { enterFirstDay, readLastLegacyDay } from './start-records.ts';
import { violations } from './violations.ts';

/** The first day in the system of a committee at the top. */
export interface SetFirstDayInput {
  committeeId: UnreadId;
  firstDay: UnreadDay;
}

/**
 * Sets the first day in the system of everything below a committee at the top, once: history from before it is imported, what is
 * later is recorded. No import may be under way meanwhile: they hold the tree.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation FIRST_DAY_OF_ROOT, FIRST_DAY_SET, FIRST_DAY_AFTER_HISTORY
 */
export const setFirstDay = write({
  // Whoever imports holds the tree still, so that nothing is entered between the question and the answer.
  moves: true,
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'committee:change' }),
  },
  read: ({ firstDay }: SetFirstDayInput) => readDay(firstDay),
  async work({ tx, by }, { committee: { id: committeeId, path } }, firstDay) {
    if (!isRoot(path)) throw violations.FIRST_DAY_OF_ROOT();
    const last = await readLastLegacyDay(tx, path);
    if (last !== null && firstDay <= last) throw violations.FIRST_DAY_AFTER_HISTORY(last);
    if (!(await enterFirstDay(tx, { committeeId, firstDay }, by))) throw violations.FIRST_DAY_SET();
    return { committee: committeeId };
  },
});
