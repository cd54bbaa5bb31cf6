import type { StandRow, WholePart } from '../db/queries/feed.ts';
import {
  type CommitteeNode,
  type Counted,
  inOrder,
  NONE,
  NodeState,
  newCommittee,
  reshape,
  sharersOf,
} from './node-state.ts';
import { NOBODY } from './stage-counts.ts';

/** Committees that are linked without a pause: some milliseconds. */
const SLICE = 5_000;

/** A state that was read as a whole. */
export interface WholeState {
  stand: StandRow;
  state: NodeState;
}

/**
 * Builds a state out of its parts, aside, with a pause after each: nothing is held up by it, however large the tree is.
 * @param pause - lets others have their turn.
 */
export async function readState(
  parts: AsyncIterable<WholePart> | Iterable<WholePart>,
  pause: () => Promise<void>,
): Promise<WholeState> {
  let whole: WholeState | null = null;
  let isLinked = false;
  for await (const part of parts) {
    if (part.of === 'stand') {
      whole = { stand: part, state: new NodeState(part.head) };
      continue;
    }
    if (whole === null) throw new Error('a state was read that stands nowhere');
    const { state } = whole;
    const isOfTree = part.of === 'committees' || part.of === 'placements';
    if (!isOfTree && !isLinked) {
      await linkUp(state, pause);
      isLinked = true;
    }
    take(state, part);
    await pause();
  }
  if (whole === null) throw new Error('a state was read that stands nowhere');
  if (!isLinked) await linkUp(whole.state, pause);
  return whole;
}

function take(state: NodeState, part: Exclude<WholePart, { of: 'stand' }>): void {
  switch (part.of) {
    case 'committees':
      for (const row of part.rows) {
        const committee = newCommittee(row);
        state.committees.set(committee.id, committee);
        state.ended.add(committee);
      }
      return;
    case 'placements':
      for (const [id, childId, parentId, from, to] of part.rows) {
        const committee = state.committee(childId);
        const parent = parentId === null ? null : state.committee(parentId);
        const placement = { id, committee, parent, from, to, tallies: NONE, waiting: NOBODY, waitingSeq: 0 };
        state.placements.set(id, placement);
        committee.placements = [...committee.placements, placement];
      }
      return;
    case 'topics':
      state.topics.note(part.rows, state.committees, new Set());
      return;
    default:
      state.count({ ...NOTHING_COUNTED, [part.of]: part.rows }, new Set());
  }
}

const NOTHING_COUNTED: Counted = { tallies: NONE, pipelines: NONE, targets: NONE, forecasts: NONE, roots: NONE };

/** Puts everybody under its parents: in the order of names in which the committees came. */
async function linkUp(state: NodeState, pause: () => Promise<void>): Promise<void> {
  const above = new Set<CommitteeNode>();
  let count = 0;
  for (const committee of state.committees.values()) {
    committee.placements = inOrder(committee.placements);
    for (const placement of committee.placements) {
      const { parent } = placement;
      if (parent === null) continue;
      if (parent.below === NONE) parent.below = [];
      parent.below.push(placement);
    }
    reshape(committee, committee.treeSeq, above);
    count += 1;
    if (count % SLICE === 0) await pause();
  }
}

/**
 * The committees that stand elsewhere or are of another kind than before, and those whose parent is.
 * @param pause - lets others have their turn. Neither state may change meanwhile.
 */
export async function movedBetween(
  before: NodeState,
  state: NodeState,
  pause: () => Promise<void>,
): Promise<Set<string>> {
  const moved = new Set<string>();
  let count = 0;
  for (const { id, path, kind, line, below } of state.committees.values()) {
    const old = before.committees.get(id);
    if (old === undefined || old.path !== path || old.kind !== kind || sharersOf(old.line) !== sharersOf(line)) {
      moved.add(id);
    }
    if (old !== undefined && old.kind !== kind) for (const { committee } of below) moved.add(committee.id);
    count += 1;
    if (count % SLICE === 0) await pause();
  }
  for (const id of before.committees.keys()) {
    if (!state.committees.has(id)) moved.add(id);
    count += 1;
    if (count % SLICE === 0) await pause();
  }
  return moved;
}
