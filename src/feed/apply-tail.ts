import type { TailRow, TreeRow } from '../db/queries/feed.ts';
import {
  type CommitteeNode,
  inOrder,
  NONE,
  type NodeState,
  newCommittee,
  reshape,
  sharersOf,
  touch,
} from './node-state.ts';
import { NOBODY } from './stage-counts.ts';

/** What a tail has moved. */
export interface Applied {
  /** The committees at which something changed and everything above them: the tops of the boards concerned; null when it may be any. */
  touched: Set<CommitteeNode> | null;
  /** Those that stand elsewhere or are of another kind now, or whose parent is. */
  moved: Set<string>;
}

/** A tail that tells all of what changed in the tree. */
type ToldTail = TailRow & { tree: TreeRow };

/** Whether a tail tells all that has changed, and speaks of nothing that is neither here nor comes with it. */
export function fits(state: NodeState, tail: TailRow): tail is ToldTail {
  const { tree, tallies, pipelines, targets } = tail;
  if (tree === null) return false;
  const committees = new Set(tree.committees.map(([id]) => id));
  const placements = new Set(tree.placements.map(([id]) => id));
  const hasCommittee = (id: string): boolean => state.committees.has(id) || committees.has(id);
  const hasPlacement = (id: number): boolean => state.placements.has(id) || placements.has(id);
  return (
    tree.placements.every(([, child, parent]) => committees.has(child) && (parent === null || hasCommittee(parent))) &&
    tree.below.every(([top, below]) => hasCommittee(top) && below.every(hasPlacement)) &&
    tallies.every(([id]) => hasPlacement(id)) &&
    pipelines.every(([id]) => hasPlacement(id)) &&
    targets.every(([id]) => hasCommittee(id))
  );
}

/** Takes over what changed up to the head of a tail that fits. What it takes grows with what changed, not with the tree. */
export function applyTail(state: NodeState, tail: ToldTail): Applied {
  const touched = new Set<CommitteeNode>();
  const moved = applyTree(state, tail.tree, touched);
  state.count(tail, touched);
  const everywhere = state.topics.note(tail.topics, state.committees, touched);
  state.head = tail.head;
  const isAny = everywhere || tail.forecasts.length > 0 || tail.roots.length > 0;
  return { touched: isAny ? null : touched, moved };
}

function applyTree(
  state: NodeState,
  { committees, placements, below }: TreeRow,
  touched: Set<CommitteeNode>,
): Set<string> {
  const moved = new Set<string>();
  const changed = committees.map((row) => {
    const known = state.committees.get(row[0]);
    if (known === undefined) {
      const founded = newCommittee(row);
      state.committees.set(founded.id, founded);
      state.ended.add(founded);
      moved.add(founded.id);
      return founded;
    }
    const [id, kind, name, path, code, forms, line, treeSeq] = row;
    if (known.path !== path || known.kind !== kind || sharersOf(known.line) !== sharersOf(line)) moved.add(id);
    // What a committee below is among the bodies depends on it too.
    if (known.kind !== kind) for (const { committee } of known.below) moved.add(committee.id);
    state.ended.remove(known);
    Object.assign(known, { kind, name, path, code, forms, line, treeSeq });
    state.ended.add(known);
    return known;
  });

  // All stays of those who changed, anew: one that is not among them any more has gone.
  const before = new Map(changed.flatMap(({ placements }) => placements.map((stay) => [stay.id, stay])));
  for (const id of before.keys()) state.placements.delete(id);
  for (const committee of changed) committee.placements = NONE;
  for (const [id, childId, parentId, from, to] of placements) {
    const committee = state.committee(childId);
    const parent = parentId === null ? null : state.committee(parentId);
    const counted = before.get(id) ?? { tallies: NONE, waiting: NOBODY, waitingSeq: 0 };
    const stay = Object.assign(counted, { id, committee, parent, from, to });
    state.placements.set(id, stay);
    committee.placements = [...committee.placements, stay];
  }
  for (const committee of changed) committee.placements = inOrder(committee.placements);
  for (const [id, stays] of below) {
    state.committee(id).below = stays.length === 0 ? NONE : stays.map((stay) => state.placement(stay));
  }

  // What is above is as new as what is below, also where one has only now come to stand above the other.
  for (const committee of changed) {
    reshape(committee, committee.treeSeq, touched);
    for (const { parent } of committee.placements) {
      if (parent === null) continue;
      reshape(parent, committee.treeBelow, touched);
      touch(parent, committee.newest, touched);
    }
  }
  return moved;
}
