import type { Action } from '../../access/policy.ts';
import { scopeShares, scopeTops } from '../../access/scope.ts';
import type { Day } from '../../calendar.ts';
import { type CommitteeNode, includesDay, stayOn } from '../../feed/node-state.ts';
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
  const { ended } = context.feed.state;
  const viewer = signedIn(context);
  const tops = actions.flatMap((action) => [
    ...scopeTops(viewer, action),
    ...scopeShares(viewer, action).flatMap((path) => ended.at(path)?.id ?? []),
  ]);
  return (withinId ? allBelow([withinId], context) : null) ?? allBelow(tops, context);
}

function allBelow(tops: readonly string[], { feed }: OperationContext): string[] | null {
  const found = new Set<string>();
  const add = (committee: CommitteeNode): boolean => {
    if (found.has(committee.id)) return true;
    found.add(committee.id);
    if (found.size > MOST_SOUGHT) return false;
    // Those who have ended lie below those who followed them, where they never stood.
    for (const one of feed.state.ended.under(committee.path)) if (!add(one)) return false;
    return committee.below.every(({ committee: one }) => !one.path.startsWith(committee.path) || add(one));
  };
  for (const id of tops) {
    const top = feed.state.committees.get(id);
    // One that this node does not know yet is looked for in the database.
    if (top === undefined || subtreeSize(feed, id).committees > MANY_IN_A_YEAR || !add(top)) return null;
  }
  return [...found];
}

/** The committees below and at one on a day, out of this node's memory; null where they are many. Nobody where it had no place. */
export function fewBelowOn(top: CommitteeNode, day: Day): string[] | null {
  const found: string[] = [];
  const add = (committee: CommitteeNode): boolean => {
    found.push(committee.id);
    return (
      found.length <= MOST_SOUGHT && committee.below.every((stay) => !includesDay(stay, day) || add(stay.committee))
    );
  };
  if (stayOn(top, day) === undefined) return [];
  return add(top) ? found : null;
}

/** Those that have ended by a day and stood below one last, out of this node's memory. */
export function endedBelow(top: CommitteeNode, day: Day): string[] {
  const found: string[] = [];
  const look = (committee: CommitteeNode): void => {
    for (const stay of committee.below) {
      const { committee: one } = stay;
      if (one.placements.findLast(({ from }) => from <= day) !== stay) continue;
      if (!includesDay(stay, day)) found.push(one.id);
      look(one);
    }
  };
  look(top);
  return found;
}
