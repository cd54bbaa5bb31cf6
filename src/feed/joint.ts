import { type CommitteeNode, type NodeState, touchesYear } from './node-state.ts';
import type { Successor } from './successors.ts';

/** A committee with those that it alone followed: what they did in a year is its past. */
export interface Joint {
  committee: CommitteeNode;
  predecessors: Joint[];
}

/**
 * A committee and its predecessors that had a place in a year, and theirs. Who stood below another of them in that year is counted
 * there already and left out.
 */
export function jointOf(state: NodeState, top: CommitteeNode, year: number): Joint {
  const all = new Set([top]);
  // A set that grows while it is walked is walked to its end.
  for (const one of all)
    for (const before of state.ended.followedBy(one.id)) if (isFollowedAlone(before)) all.add(before);
  const isApart = (one: CommitteeNode): boolean =>
    one.placements.some((stay) => touchesYear(stay, year)) &&
    !stoodBelow(one, all, year) &&
    !stoodBelow(top, [one], year);
  const join = (committee: CommitteeNode): Joint[] =>
    [...state.ended.followedBy(committee.id)].filter(isFollowedAlone).flatMap((before) => {
      const predecessors = join(before);
      return isApart(before) ? [{ committee: before, predecessors }] : predecessors;
    });
  return { committee: top, predecessors: join(top).toSorted(byName) };
}

/** All committees of a joint, the top first. */
export function membersOf({ committee, predecessors }: Joint): CommitteeNode[] {
  return [committee, ...predecessors.flatMap(membersOf)];
}

/**
 * Those that a committee followed with others, in a year in which they had a place: nobody can say what of them is its past.
 */
export function sharedPredecessors(state: NodeState, top: CommitteeNode, year: number): Successor[] {
  const all = new Set([top]);
  const shared = new Set<CommitteeNode>();
  for (const one of all) {
    for (const before of state.ended.followedBy(one.id)) (isFollowedAlone(before) ? all : shared).add(before);
  }
  for (const one of all) if (one !== top && stoodBelow(top, [one], year)) shared.add(one);
  return [...shared]
    .filter((one) => one.placements.some((stay) => touchesYear(stay, year)))
    .map(({ id, name }) => ({ id, name }));
}

function isFollowedAlone({ line }: CommitteeNode): boolean {
  return line?.[0].length === 1;
}

function byName(one: Joint, other: Joint): number {
  return collator.compare(one.committee.name, other.committee.name);
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Whether a committee stood below one of some others on a day of a year. */
function stoodBelow(committee: CommitteeNode, others: Iterable<CommitteeNode>, year: number): boolean {
  const tops = new Set(others);
  const seen = new Set<CommitteeNode>();
  const up = (one: CommitteeNode): boolean => {
    if (seen.has(one)) return false;
    seen.add(one);
    return one.placements.some(
      (stay) => stay.parent !== null && touchesYear(stay, year) && (tops.has(stay.parent) || up(stay.parent)),
    );
  };
  return up(committee);
}
