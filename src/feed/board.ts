import type { Day } from '../calendar.ts';
import type { CommitteeNode, NodeState, PlacementNode } from './node-state.ts';
import { formIn, ofYear, touchesYear } from './node-state.ts';
import { isOpenYear, type QuotaProgress, quotaStatus } from './quota-progress.ts';

/** How far down a board reaches. */
export type BoardDepth = 'SELF' | 'CHILDREN' | 'SUBTREE';

/** What a board shows: a committee, a year, and how far down. */
export interface BoardScope {
  /** Committee id. */
  committeeId: string;
  year: number;
  depth: BoardDepth;
}

/**
 * All rows of a board, a parent always before its children. Empty where the committee does not exist.
 * @param after - leaves out whatever has not changed after this position, without looking below it.
 */
export function boardRows(
  state: NodeState,
  { committeeId, year, depth }: BoardScope,
  day: Day,
  after = -1,
): QuotaProgress[] {
  const root = state.committees.get(committeeId);
  if (!root || root.newest <= after) return [];
  const rows = [wholeProgress(root, year, day)];
  const walk = { year, day, deep: depth === 'SUBTREE', after, most: Number.POSITIVE_INFINITY };
  if (depth !== 'SELF') addBelow(root, walk, rows);
  return rows;
}

/** A row of a board, by what names it. */
export interface RowKey {
  committeeId: string;
  /** As in QuotaProgress. */
  partOf: string | null;
}

/**
 * So many rows of a board, in its order: the first, or those that follow a row, or the place where one stood before its
 * committee moved. Null when that row was never on the board.
 */
export function boardPage(
  state: NodeState,
  scope: BoardScope,
  day: Day,
  { first, after }: { first: number; after: RowKey | null },
): QuotaProgress[] | null {
  const { committeeId, year, depth } = scope;
  const root = state.committees.get(committeeId);
  if (!root) return null;
  const way = after === null ? [] : wayTo(state, scope, after);
  if (way === null) return null;
  const rows = after === null ? [wholeProgress(root, year, day)] : [];
  if (depth !== 'SELF') addBelow(root, { year, day, deep: depth === 'SUBTREE', after: -1, most: first }, rows, way);
  return rows;
}

/**
 * The committees from below the top of a board down to a row of it; null when it has no such row. A row that has left
 * since, with a committee that moved, is found by the part of that committee that stays.
 */
function wayTo(
  { committees }: NodeState,
  { committeeId: top, year, depth }: BoardScope,
  { committeeId, partOf }: RowKey,
): CommitteeNode[] | null {
  const deepest = { SELF: 0, CHILDREN: 1, SUBTREE: Number.POSITIVE_INFINITY }[depth];
  const up = (committee: CommitteeNode, part: string | null, below: CommitteeNode[]): CommitteeNode[] | null => {
    if (committee.id === top && part === null) return below;
    if (below.length >= deepest || below.includes(committee)) return null;
    const parents = new Set(committee.placements.filter((stay) => touchesYear(stay, year)).map(({ parent }) => parent));
    for (const parent of parents) {
      // What was a part may have become whole.
      if (parent === null || (part !== null && parent.id !== part && parents.size > 1)) continue;
      const way = up(parent, null, [committee, ...below]);
      if (way !== null) return way;
    }
    return null;
  };
  const committee = committees.get(committeeId);
  return committee ? up(committee, partOf, []) : null;
}

/** The last position at which rows of a board came, went or changed their names. */
function shapeSeq(state: NodeState, { committeeId, depth }: BoardScope): number {
  const root = state.committees.get(committeeId);
  if (!root) return state.head.treeSeq;
  switch (depth) {
    case 'SELF':
      return root.treeSeq;
    case 'CHILDREN':
      return root.below.reduce((newest, { committee }) => Math.max(newest, committee.treeSeq), root.treeSeq);
    case 'SUBTREE':
      return root.treeBelow;
  }
}

/** Whether rows of a board came, went or changed their names after a position. */
export function hasOtherShape(state: NodeState, scope: BoardScope, { seq }: { seq: number }): boolean {
  return state.head.treeSeq > seq && shapeSeq(state, scope) > seq;
}

/** Whether there may be something to show of a board after a position. Costs little, and may be mistaken in that. */
export function mayHaveMoved(state: NodeState, scope: BoardScope, seen: { seq: number; day: Day }, day: Day): boolean {
  const newest = state.committees.get(scope.committeeId)?.newest ?? 0;
  return newest > seen.seq || seen.day !== day || hasOtherShape(state, scope, seen);
}

/** The rows of a board whose figures are not the ones a client has seen at `seq` and `seenDay`. */
export function changedRows(
  state: NodeState,
  scope: BoardScope,
  seen: { seq: number; day: Day },
  day: Day,
): QuotaProgress[] {
  if (seen.day === day) return boardRows(state, scope, day, seen.seq).filter((row) => row.lastSeq > seen.seq);
  // The calendar moved: status and pipeline may differ though no record changed.
  const before = new Map(boardRows(state, scope, seen.day).map((row) => [rowKey(row), row]));
  return boardRows(state, scope, day).filter((row) => {
    const old = before.get(rowKey(row));
    return row.lastSeq > seen.seq || row.status !== old?.status || row.pipelineCount !== old.pipelineCount;
  });
}

/** The figures of a committee in a year, under whichever parents it stood. Null where it does not exist. */
export function committeeProgress(
  state: NodeState,
  committeeId: string,
  year: number,
  day: Day,
  partOf: string | null = null,
): QuotaProgress | null {
  const committee = state.committees.get(committeeId);
  if (!committee) return null;
  if (partOf === null) return wholeProgress(committee, year, day);
  const stays = committee.placements.filter((stay) => stay.parent?.id === partOf && touchesYear(stay, year));
  return stays.length === 0 ? null : progressOf(committee, stays, partOf, year, day);
}

function rowKey(row: QuotaProgress): string {
  return `${row.committeeId}:${row.partOf}`;
}

function wholeProgress(committee: CommitteeNode, year: number, day: Day): QuotaProgress {
  return progressOf(
    committee,
    committee.placements.filter((stay) => touchesYear(stay, year)),
    null,
    year,
    day,
  );
}

interface Walk {
  year: number;
  day: Day;
  deep: boolean;
  after: number;
  /** Where to stop, in rows. */
  most: number;
}

/** @param way - leads to a row: what stands before it, and the row itself, are left out. */
function addBelow(parent: CommitteeNode, walk: Walk, rows: QuotaProgress[], way: readonly CommitteeNode[] = []): void {
  const { year, day, deep, after, most } = walk;
  let [skipTo = null, ...wayDown] = way;
  let last: CommitteeNode | null = null;
  for (const stay of parent.below) {
    const { committee } = stay;
    // Stays of one committee lie side by side: one that left and came back is one row.
    if (committee === last || committee.newest <= after || !touchesYear(stay, year)) continue;
    last = committee;
    if (skipTo !== null && committee !== skipTo) continue;
    if (rows.length >= most) return;
    const inYear = committee.placements.filter((own) => touchesYear(own, year));
    const here = inYear.filter((own) => own.parent === parent);
    const whole = here.length === inYear.length;
    if (skipTo === null) rows.push(progressOf(committee, here, whole ? null : parent.id, year, day));
    // Below a part there is nothing to show: what is counted there belongs to the whole year, would stand under each of
    // the parents and would not add up to the part.
    if (deep && whole) addBelow(committee, walk, rows, wayDown);
    skipTo = null;
    wayDown = [];
  }
}

function progressOf(
  committee: CommitteeNode,
  stays: PlacementNode[],
  partOf: string | null,
  year: number,
  day: Day,
): QuotaProgress {
  const targets = ofYear(committee.targets, year);
  const open = isOpenYear(year, day);
  let admitted = 0;
  let admittedHere = 0;
  let waiting = 0;
  let lastSeq = Math.max(targets?.PLAN?.lastSeq ?? 0, targets?.FLOOR?.lastSeq ?? 0);
  for (const stay of stays) {
    const tally = ofYear(stay.tallies, year);
    if (tally) {
      admitted += tally.admitted;
      admittedHere += tally.admittedHere;
      lastSeq = Math.max(lastSeq, tally.lastSeq);
    }
    if (open) {
      waiting += stay.waiting;
      lastSeq = Math.max(lastSeq, stay.waitingSeq);
    }
  }
  const plan = targets?.PLAN?.target ?? null;
  const { kind, name } = formIn(committee, year);
  return {
    committeeId: committee.id,
    year,
    partOf,
    parentId: stays.at(-1)?.parent?.id ?? null,
    kind,
    name,
    code: committee.code,
    floor: targets?.FLOOR?.target ?? null,
    plan,
    planVersion: targets?.PLAN?.version ?? 0,
    floorVersion: targets?.FLOOR?.version ?? 0,
    admitted,
    admittedHere,
    pipelineCount: open ? waiting : null,
    status: quotaStatus(plan, admitted, year, day),
    lastSeq,
  };
}
