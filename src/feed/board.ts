import { type Day, dayInYear, yearOf } from '../calendar.ts';
import { type ForecastTimes, outlookOf } from './forecast.ts';
import { type Joint, jointOf, membersOf } from './joint.ts';
import type { CommitteeNode, NodeState, PlacementNode } from './node-state.ts';
import { formIn, includesDay, ofYear, touchesYear } from './node-state.ts';
import { type BoardView, isOpenYear, type QuotaProgress, quotaStatus, shownOutlook } from './quota-progress.ts';
import type { RootSettings } from './root-settings.ts';
import { addCounts, inPipeline, NOBODY, type StageCounts } from './stage-counts.ts';

/** How far down a board reaches. */
export type BoardDepth = 'SELF' | 'CHILDREN' | 'SUBTREE';

/** What a board shows: a committee, a year, and how far down. */
export interface BoardScope {
  /** Committee id. */
  committeeId: string;
  year: number;
  depth: BoardDepth;
  /** As then, where it is left out. */
  view?: BoardView;
}

/**
 * All rows of a board, a parent always before its children. Empty where the committee does not exist.
 * @param after - leaves out whatever has not changed after this position, without looking below it.
 */
export function boardRows(
  state: NodeState,
  { committeeId, year, depth, view }: BoardScope,
  day: Day,
  after = -1,
): QuotaProgress[] {
  const root = state.committees.get(committeeId);
  if (!root) return [];
  const at = atDay(state, root, year, day);
  // Other times and settings move what is said of everybody.
  const since = settingsSeq(at) > after ? -1 : after;
  if (view === 'SUCCESSORS') return jointRows(jointOf(state, root, year), depth, at, since);
  if (root.newest <= since) return [];
  const rows = [wholeProgress(root, at)];
  const walk = { ...at, deep: depth === 'SUBTREE', after: since, most: Number.POSITIVE_INFINITY };
  if (depth !== 'SELF') addBelow(root, walk, rows);
  return rows;
}

/**
 * The rows of a board on which a committee stands with its predecessors: each is the sum of its own and of those whom it alone
 * followed, whose rows stand before those of its own children.
 */
function jointRows(joint: Joint, depth: BoardDepth, at: AtDay, after: number): QuotaProgress[] {
  const rows: QuotaProgress[] = [];
  const walk = { ...at, deep: depth === 'SUBTREE', after, most: Number.POSITIVE_INFINITY };
  const add = ({ committee, predecessors }: Joint, parent: CommitteeNode | null): void => {
    if (membersOf({ committee, predecessors }).every(({ newest }) => newest <= after)) return;
    const row = jointProgress({ committee, predecessors }, at);
    rows.push(parent === null ? row : { ...row, parentId: parent.id });
    if (depth === 'SELF' || (depth === 'CHILDREN' && parent !== null)) return;
    for (const before of predecessors) add(before, committee);
    if (committee.newest > after) addBelow(committee, walk, rows);
  };
  add(joint, null);
  return rows;
}

/** The figures of a committee together with those of whom it alone followed. */
function jointProgress(joint: Joint, at: AtDay): QuotaProgress {
  const { year, day, times, settings } = at;
  const own = wholeProgress(joint.committee, at);
  const parts = [own, ...joint.predecessors.map((before) => jointProgress(before, at))];
  const sum = (figure: (part: QuotaProgress) => number | null): number | null => {
    const known = parts.map(figure).filter((one) => one !== null);
    return known.length === 0 ? null : known.reduce((all, one) => all + one, 0);
  };
  const plan = sum((part) => part.plan);
  const admitted = sum((part) => part.admitted) ?? 0;
  const people = membersOf(joint).map((one) => peopleOf(staysIn(one, year)));
  const outlook = outlookOf(admitted, people.reduce(addCounts, NOBODY), times, year, day);
  return {
    ...own,
    view: 'SUCCESSORS',
    plan,
    floor: sum((part) => part.floor),
    stretch: sum((part) => part.stretch),
    admitted,
    pipelineCount: sum((part) => part.pipelineCount),
    ...shownOutlook(outlook),
    status: quotaStatus(plan, admitted, year, day, own.endedOn, outlook, settings.pace),
    lastSeq: Math.max(...parts.map(({ lastSeq }) => lastSeq)),
  };
}

/** A row of a board, by what names it. */
export interface RowKey {
  committeeId: string;
  /** As in QuotaProgress. */
  partOf: string | null;
  /** As then, where it is left out. */
  view?: BoardView;
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
  if (scope.view === 'SUCCESSORS') {
    const all = boardRows(state, scope, day);
    const at = after === null ? -1 : all.findIndex((row) => rowKey(row) === rowKey(after));
    return after !== null && at < 0 ? null : all.slice(at + 1, at + 1 + first);
  }
  const way = after === null ? [] : wayTo(state, scope, after);
  if (way === null) return null;
  const at = atDay(state, root, year, day);
  const rows = after === null ? [wholeProgress(root, at)] : [];
  if (depth !== 'SELF') addBelow(root, { ...at, deep: depth === 'SUBTREE', after: -1, most: first }, rows, way);
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
function shapeSeq(state: NodeState, { committeeId, year, depth, view }: BoardScope): number {
  const root = state.committees.get(committeeId);
  if (!root) return state.head.treeSeq;
  const tops = view === 'SUCCESSORS' ? membersOf(jointOf(state, root, year)) : [root];
  return tops.reduce((newest, top) => Math.max(newest, shapeSeqBelow(top, depth)), 0);
}

function shapeSeqBelow(root: CommitteeNode, depth: BoardDepth): number {
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

/** The last position at which something of a board may have changed: after it, it has not moved before the day does. */
export function boardSeq(state: NodeState, scope: BoardScope, day: Day): number {
  const root = state.committees.get(scope.committeeId);
  const shape = shapeSeq(state, scope);
  if (!root) return shape;
  const members = scope.view === 'SUCCESSORS' ? membersOf(jointOf(state, root, scope.year)) : [];
  const settings = settingsSeq(atDay(state, root, scope.year, day));
  return Math.max(shape, root.newest, settings, ...members.map(({ newest }) => newest));
}

/** Whether there may be something to show of a board after a position. Costs little, and may be mistaken in that. */
export function mayHaveMoved(state: NodeState, scope: BoardScope, seen: { seq: number; day: Day }, day: Day): boolean {
  const root = state.committees.get(scope.committeeId);
  if (root && scope.view === 'SUCCESSORS') {
    // Who is among them may be others than a moment ago.
    const members = membersOf(jointOf(state, root, scope.year));
    if (members.some(({ newest }) => newest > seen.seq)) return true;
  }
  if (!root) return seen.day !== day || hasOtherShape(state, scope, seen);
  const settings = settingsSeq(atDay(state, root, scope.year, day));
  return root.newest > seen.seq || settings > seen.seq || seen.day !== day || hasOtherShape(state, scope, seen);
}

/** The rows of a board whose figures are not the ones a client has seen at `seq` and `seenDay`. */
export function changedRows(
  state: NodeState,
  scope: BoardScope,
  seen: { seq: number; day: Day },
  day: Day,
): QuotaProgress[] {
  if (seen.day === day) return boardRows(state, scope, day, seen.seq).filter((row) => row.lastSeq > seen.seq);
  // The calendar moved: values may differ though no record changed.
  const before = new Map(boardRows(state, scope, seen.day).map((row) => [rowKey(row), row]));
  return boardRows(state, scope, day).filter((row) => {
    const old = before.get(rowKey(row));
    return row.lastSeq > seen.seq || old === undefined || isOther(row, old);
  });
}

/** The figures of a committee in a year, under whichever parents it stood. Null where it does not exist. */
export function committeeProgress(
  state: NodeState,
  committeeId: string,
  year: number,
  day: Day,
  partOf: string | null = null,
  view: BoardView = 'AS_THEN',
): QuotaProgress | null {
  const committee = state.committees.get(committeeId);
  if (!committee) return null;
  const at = atDay(state, committee, year, day);
  if (view === 'SUCCESSORS') return jointProgress(jointOf(state, committee, year), at);
  if (partOf === null) return wholeProgress(committee, at);
  const stays = committee.placements.filter((stay) => stay.parent?.id === partOf && touchesYear(stay, year));
  const parent = stays[0]?.parent;
  if (!parent) return null;
  return progressOf(committee, stays, partOf, { ...at, settings: state.settingsOf(parent, dayInYear(year, day)) });
}

/** Whether any value of a row is another one. */
function isOther(row: QuotaProgress, old: QuotaProgress): boolean {
  return (Object.keys(row) as (keyof QuotaProgress)[]).some(
    (field) => field !== 'lastSeq' && row[field] !== old[field],
  );
}

function rowKey({ committeeId, partOf, view = 'AS_THEN' }: RowKey): string {
  return `${committeeId}:${partOf}:${view}`;
}

function wholeProgress(committee: CommitteeNode, at: AtDay): QuotaProgress {
  return progressOf(committee, staysIn(committee, at.year), null, at);
}

function staysIn(committee: CommitteeNode, year: number): PlacementNode[] {
  return committee.placements.filter((stay) => touchesYear(stay, year));
}

/** Open cases of today that are counted on some stays. */
function peopleOf(stays: readonly PlacementNode[]): StageCounts {
  return stays.reduce((all, { waiting }) => addCounts(all, waiting), NOBODY);
}

/** What figures of a year are judged by. */
interface AtDay {
  year: number;
  day: Day;
  /** Those of the root of a board: whoever has people on the way below it today stands below that root. Null for other years. */
  times: ForecastTimes | null;
  /** Of the root of a board in that year. */
  settings: RootSettings;
}

function atDay(state: NodeState, root: CommitteeNode, year: number, day: Day): AtDay {
  return {
    year,
    day,
    times: year === yearOf(day) ? state.forecastOf(root, day) : null,
    settings: state.settingsOf(root, dayInYear(year, day)),
  };
}

/** The last position at which something changed that all rows go by. */
function settingsSeq({ times, settings }: AtDay): number {
  return Math.max(times?.lastSeq ?? 0, settings.lastSeq);
}

interface Walk extends AtDay {
  deep: boolean;
  after: number;
  /** Where to stop, in rows. */
  most: number;
}

/** @param way - leads to a row: what stands before it, and the row itself, are left out. */
function addBelow(parent: CommitteeNode, walk: Walk, rows: QuotaProgress[], way: readonly CommitteeNode[] = []): void {
  const { year, deep, after, most } = walk;
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
    if (skipTo === null) rows.push(progressOf(committee, here, whole ? null : parent.id, walk));
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
  { year, day, times, settings }: AtDay,
): QuotaProgress {
  const targets = ofYear(committee.targets, year);
  const open = isOpenYear(year, day);
  let admitted = 0;
  let admittedHere = 0;
  let lastSeq = Math.max(
    settings.lastSeq,
    targets?.PLAN?.lastSeq ?? 0,
    targets?.FLOOR?.lastSeq ?? 0,
    targets?.STRETCH?.lastSeq ?? 0,
  );
  for (const stay of stays) {
    const tally = ofYear(stay.tallies, year);
    if (tally) {
      admitted += tally.admitted;
      admittedHere += tally.admittedHere;
      lastSeq = Math.max(lastSeq, tally.lastSeq);
    }
    if (open) {
      lastSeq = Math.max(lastSeq, stay.waitingSeq);
    }
  }
  const plan = targets?.PLAN?.target ?? null;
  const people = open ? peopleOf(stays) : NOBODY;
  const outlook = outlookOf(admitted, people, times, year, day);
  // Where there is neither a plan nor anybody on the way, the times say nothing.
  if (outlook !== null && times !== null && (plan !== null || outlook.people > 0)) {
    lastSeq = Math.max(lastSeq, times.lastSeq);
  }
  const end = committee.placements.at(-1)?.to ?? null;
  const { kind, name } = formIn(committee, year);
  const below = allocationOf(committee, year, day);
  return {
    committeeId: committee.id,
    year,
    view: 'AS_THEN',
    endedOn: end !== null && end <= day ? end : null,
    partOf,
    parentId: stays.at(-1)?.parent?.id ?? null,
    kind,
    name,
    code: committee.code,
    floor: targets?.FLOOR?.target ?? null,
    plan,
    planVersion: targets?.PLAN?.version ?? 0,
    floorVersion: targets?.FLOOR?.version ?? 0,
    stretch: targets?.STRETCH?.target ?? null,
    stretchVersion: targets?.STRETCH?.version ?? 0,
    allocated: below.allocated,
    withoutTargetCount: below.withoutTargetCount,
    admitted,
    admittedHere,
    countedBy: settings.countedBy,
    pipelineCount: open ? inPipeline(people) : null,
    ...shownOutlook(outlook),
    status: quotaStatus(plan, admitted, year, day, end, outlook, settings.pace),
    lastSeq: Math.max(lastSeq, below.lastSeq),
  };
}

/** What was given to the committees directly below. */
interface Allocation {
  allocated: number | null;
  withoutTargetCount: number | null;
  lastSeq: number;
}

/** Sums the plans of those who stand directly below: who has ended, or gone, is left out from that day on. */
function allocationOf(committee: CommitteeNode, year: number, day: Day): Allocation {
  const subordinates = subordinatesOf(committee, year, day);
  let sum = 0;
  let without = 0;
  let lastSeq = 0;
  for (const { targets } of subordinates) {
    const plan = ofYear(targets, year)?.PLAN;
    sum += plan?.target ?? 0;
    if (!plan?.target) without += 1;
    lastSeq = Math.max(lastSeq, plan?.lastSeq ?? 0);
  }
  return subordinates.length === 0
    ? { allocated: null, withoutTargetCount: null, lastSeq }
    : { allocated: sum, withoutTargetCount: without, lastSeq };
}

/** The committees that stand directly below one when a year is shared out among them, in the order of boards. */
export function subordinatesOf(committee: CommitteeNode, year: number, day: Day): CommitteeNode[] {
  const on = dayInYear(year, day);
  return committee.below.filter((stay) => includesDay(stay, on)).map((stay) => stay.committee);
}
