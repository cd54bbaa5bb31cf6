import { type Inherited, inheritedIn } from '../../feed/inherited.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import { visiblePath } from '../authorize.ts';
import type { OperationContext } from '../operation-context.ts';

/** What a committee took over in a year that was cut by a reorganisation, of those whose figures the viewer may see. */
export function readInherited(
  { committeeId, year }: Pick<QuotaProgress, 'committeeId' | 'year'>,
  context: OperationContext,
): Inherited | null {
  const { state, day } = context.feed;
  const committee = state.committees.get(committeeId);
  const inherited = committee ? inheritedIn(state, committee, year, day) : null;
  if (inherited === null) return null;
  const isSeen = ({ id }: { id: string }): boolean => visiblePath(context, 'quota:read', id) !== null;
  return { ...inherited, predecessors: inherited.predecessors.filter(isSeen) };
}
