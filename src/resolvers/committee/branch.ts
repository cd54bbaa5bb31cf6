import { ancestorsOn } from '../../feed/node-state.ts';
import type { OperationContext } from '../operation-context.ts';

/** The committee directly below one that another one lies in, as the tree is today; the one itself where it lies in none of these. */
export function branchOf(withinId: string, committeeId: string, { feed }: OperationContext): string {
  const { state, day } = feed;
  const found = state.committees.get(committeeId);
  const line = found ? [...ancestorsOn(found, day), found].map(({ id }) => id) : [];
  return line[line.indexOf(withinId) + 1] ?? withinId;
}
