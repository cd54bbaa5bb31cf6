import { yearOf } from '../../calendar.ts';
import { committeeProgress } from '../../feed/board.ts';
import { type CommitteeNode, includesDay, stayOn } from '../../feed/node-state.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import { visiblePath } from '../authorize.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { topsOf } from '../visible-sizes.ts';

/**
 * This year's figures of the committees of a scope that stand today, as far as the viewer may see them: of each the whole ones, wherever
 * it stood within the year.
 */
export function standingFigures(withinId: string | null, context: OperationContext): QuotaProgress[] {
  const { state, day } = context.feed;
  const found: QuotaProgress[] = [];
  const add = (committee: CommitteeNode): void => {
    const figures = committeeProgress(state, committee.id, yearOf(day), day);
    if (figures !== null) found.push(figures);
    for (const stay of committee.below) if (includesDay(stay, day)) add(stay.committee);
  };
  for (const id of withinId === null ? topsOf(signedIn(context), 'quota:read') : [withinId]) {
    const top = state.committees.get(id);
    if (top && stayOn(top, day) && visiblePath(context, 'quota:read', id) !== null) add(top);
  }
  return found;
}
