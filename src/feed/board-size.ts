import { FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import type { BoardScope } from './board.ts';
import { jointOf, membersOf } from './joint.ts';
import type { CommitteeNode, NodeState, PlacementNode } from './node-state.ts';

/** Boards with fewer rows are counted again each time: that is quicker than to remember them. */
const LEAST_REMEMBERED = 64;
/** Years of a committee that are remembered. */
const MOST_YEARS = 8;

/** Rows of SUBTREE boards of a committee by year, good as long as nothing below it has moved. */
interface Remembered {
  treeBelow: number;
  rows: Map<number, number>;
}

const remembered = new WeakMap<CommitteeNode, Remembered>();

/** How many rows a board has, without making them. 0 where there is no such committee, or no board of such a year. */
export function countBoardRows(state: NodeState, { committeeId, year, depth, view }: BoardScope): number {
  const top = state.committees.get(committeeId);
  if (!top || !(year >= FIRST_YEAR && year <= LAST_YEAR)) return 0;
  if (depth === 'SELF') return 1;
  if (view === 'SUCCESSORS') {
    const joint = jointOf(state, top, year);
    if (depth === 'CHILDREN') return rowsBelow(top, year, depth) + 1 + joint.predecessors.length;
    return membersOf(joint).reduce((rows, one) => rows + 1 + rowsBelow(one, year, depth), 0);
  }
  return 1 + rowsBelow(top, year, depth);
}

function rowsBelow(top: CommitteeNode, year: number, depth: BoardScope['depth']): number {
  const days = { first: `${year}-01-01`, last: `${year}-12-31`, deep: depth === 'SUBTREE' };
  return days.deep ? countSubtree(top, year, days) : countBelow(top, days);
}

/** The days of a year, and whether to look further down. */
interface Walk {
  first: string;
  last: string;
  deep: boolean;
}

function countSubtree(top: CommitteeNode, year: number, walk: Walk): number {
  let known = remembered.get(top);
  if (known?.treeBelow !== top.treeBelow) known = { treeBelow: top.treeBelow, rows: new Map() };
  const before = known.rows.get(year);
  if (before !== undefined) return before;
  const rows = countBelow(top, walk);
  if (rows < LEAST_REMEMBERED) return rows;
  known.rows.set(year, rows);
  if (known.rows.size > MOST_YEARS) known.rows.delete(known.rows.keys().next().value as number);
  remembered.set(top, known);
  return rows;
}

/** As `addBelow` of boards walks: one row for a committee, and nothing below one that is a part here. */
function countBelow(parent: CommitteeNode, walk: Walk): number {
  let rows = 0;
  let last: CommitteeNode | null = null;
  for (const stay of parent.below) {
    const { committee } = stay;
    if (committee === last || !touches(stay, walk)) continue;
    last = committee;
    rows += 1;
    if (walk.deep && committee.placements.every((own) => own.parent === parent || !touches(own, walk))) {
      rows += countBelow(committee, walk);
    }
  }
  return rows;
}

/** The same as `touchesYear`, without writing the days of the year for each. */
function touches({ from, to }: PlacementNode, { first, last }: Walk): boolean {
  return from <= last && (to === null || to > first);
}
