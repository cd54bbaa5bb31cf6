import { addDays, type Day, daysBetween, yearOf } from '../calendar.ts';
import { committeeProgress } from './board.ts';
import type { NodeState } from './node-state.ts';
import type { QuotaStatus } from './quota-progress.ts';

/**
 * The day since when a committee stands as it does, by the figures that it has today: the first one of the year on which these would
 * have been judged so. Of a judgement that only time brings about.
 * @param isSo - holds for the status of the day, and once it does for all days that follow.
 */
export function standsSince(
  state: NodeState,
  committeeId: string,
  day: Day,
  isSo: (status: QuotaStatus) => boolean,
): Day {
  const year = yearOf(day);
  const first = `${year}-01-01`;
  let [early, late] = [0, daysBetween(first, day)];
  while (early < late) {
    const between = (early + late) >> 1;
    const then = committeeProgress(state, committeeId, year, addDays(first, between));
    if (then !== null && isSo(then.status)) late = between;
    else early = between + 1;
  }
  return addDays(first, late);
}
