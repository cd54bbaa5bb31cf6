import { type BoardScope, boardRows, hasOtherShape } from '../../src/feed/board.ts';
import type { CommitteeNode, NodeState, PlacementNode } from '../../src/feed/node-state.ts';

const DEPTHS = ['SELF', 'CHILDREN', 'SUBTREE'] as const;
const byYear = (a: { year: number }, b: { year: number }): number => a.year - b.year;

/** Everything that a state can show, in a form that can be compared: two ways to it must give the same. */
export function picture(state: NodeState): object {
  const committees = [...state.committees.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    head: state.head,
    placements: [...state.placements.values()].sort((a, b) => a.id - b.id).map(stayOf),
    committees: committees.map((committee) => committeeOf(state, committee)),
  };
}

function stayOf({ id, committee, parent, from, to, tallies, waiting, waitingSeq }: PlacementNode): object {
  const counted = { tallies: tallies.toSorted(byYear), waiting, waitingSeq };
  return { id, committee: committee.id, parent: parent?.id ?? null, from, to, ...counted };
}

function committeeOf(state: NodeState, committee: CommitteeNode): object {
  const { id, kind, name, path, code, placements, below, targets, treeSeq, treeBelow } = committee;
  const years = new Set(placements.flatMap(({ tallies }) => tallies.map(({ year }) => year)));
  const day = '2026-06-30';
  return {
    ...{ id, kind, name, path, code, treeSeq, treeBelow },
    placements: placements.map((stay) => stay.id),
    below: below.map((stay) => stay.id),
    targets: targets.toSorted(byYear),
    boards: DEPTHS.map((depth) => ({
      shape: shapeOf(state, { committeeId: id, year: 2026, depth }),
      rows: [...years, 2026].map((year) => boardRows(state, { committeeId: id, year, depth }, day)),
      // What is left out of a continuation must not have changed.
      news: boardRows(state, { committeeId: id, year: 2026, depth }, day, state.head.seq - 1).filter(
        ({ lastSeq }) => lastSeq === state.head.seq,
      ),
    })),
  };
}

/** The first position from which on rows of a board have neither come, gone nor changed their names. */
function shapeOf(state: NodeState, scope: BoardScope): number {
  let seq = state.head.seq;
  while (seq > 0 && !hasOtherShape(state, scope, { seq: seq - 1 })) seq -= 1;
  return seq;
}
