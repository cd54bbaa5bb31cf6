import type { Action } from '../../access/policy.ts';
import { scopeTops } from '../../access/scope.ts';
import type { CommitteeNode } from '../../feed/node-state.ts';
import { subtreeSize } from '../../feed/subtree-size.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** So many committees at most are looked for by their ids. */
const MOST_SOUGHT = 1_000;
/** Where a year has so many, those of today are not counted: nearly all of them would have to have left. */
const MANY_IN_A_YEAR = 4 * MOST_SOUGHT;

/**
 * The committees from which rows of a list can come, out of this node's memory: a condition beside that of the scope, never
 * instead of it. By a beginning of paths PostgreSQL cannot tell a commune from the country, and would read the people of all
 * in the order of their names to find those of one.
 * @param actions - the viewer sees rows of the committees for which it may do one of these.
 * @param withinId - only rows of this committee and below; its place is one that the viewer may see.
 * @returns null where they are many: then the order of the list is the better way.
 */
export function fewCommittees(
  actions: readonly Action[],
  withinId: string | null | undefined,
  context: OperationContext,
): string[] | null {
  const tops = actions.flatMap((action) => scopeTops(signedIn(context), action));
  return (withinId ? allBelow([withinId], context) : null) ?? allBelow(tops, context);
}

function allBelow(tops: readonly string[], { feed }: OperationContext): string[] | null {
  const found = new Set<string>();
  const add = (committee: CommitteeNode): boolean => {
    if (found.has(committee.id)) return true;
    found.add(committee.id);
    return (
      found.size <= MOST_SOUGHT &&
      committee.below.every(({ committee: one }) => !one.path.startsWith(committee.path) || add(one))
    );
  };
  for (const id of tops) {
    const top = feed.state.committees.get(id);
    // One that this node does not know yet is looked for in the database.
    if (top === undefined || subtreeSize(feed, id).committees > MANY_IN_A_YEAR || !add(top)) return null;
  }
  return [...found];
}
