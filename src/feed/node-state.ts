import type { Day } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/client.ts';
import type { HeadRow, TailRow, WholeRow } from '../db/queries/feed.ts';

/** Admissions of a year counted on a placement. */
export interface Tally {
  year: number;
  admitted: number;
  admittedHere: number;
  lastSeq: number;
}

/** A target in force. */
export interface Target {
  target: number;
  version: number;
  lastSeq: number;
}

/** The targets of a committee for a year. */
export interface YearTargets {
  year: number;
  FLOOR?: Target;
  PLAN?: Target;
}

/** A stay of a committee under a parent, in half-open days. */
export interface PlacementNode {
  id: number;
  committee: CommitteeNode;
  parent: CommitteeNode | null;
  from: Day;
  to: Day | null;
  /** One for each year with admissions. */
  tallies: readonly Tally[];
  waiting: number;
  waitingSeq: number;
}

/** A committee with everything the boards need of it. */
export interface CommitteeNode {
  id: string;
  kind: CommitteeKind;
  name: string;
  /** Today's place in the tree, the key of every scope. */
  path: string;
  code: string | null;
  /** Its own stays, in order of days. */
  placements: readonly PlacementNode[];
  /** Stays of other committees under this one, in Vietnamese order of their names. */
  below: PlacementNode[];
  /** One for each year that has any. */
  targets: readonly YearTargets[];
  /** The last position at which a figure of it or of anything that ever stood below it changed. */
  newest: number;
  /** The last position at which it was founded, renamed, closed or moved, or something was put below or taken away. */
  treeSeq: number;
  /** The latest `treeSeq` of it and of anything that ever stood below it. */
  treeBelow: number;
}

/**
 * One consistent picture of tree and counters at one position of the feed. Changes are applied whole and without a
 * pause, so that whoever reads between two of them sees a tree in which every parent is the sum of its parts.
 */
export class NodeState {
  head: HeadRow;
  readonly committees = new Map<string, CommitteeNode>();
  readonly placements = new Map<number, PlacementNode>();

  constructor(whole: WholeRow) {
    this.head = whole.head;
    for (const [id, kind, name, path, code, treeSeq] of whole.committees) {
      const committee: CommitteeNode = {
        id,
        kind,
        name,
        path,
        code,
        placements: NONE,
        below: NONE,
        targets: NONE,
        newest: 0,
        treeSeq,
        treeBelow: 0,
      };
      this.committees.set(id, committee);
    }
    for (const [id, childId, parentId, from, to] of whole.placements) {
      const committee = this.#committee(childId);
      const parent = parentId === null ? null : this.#committee(parentId);
      const placement = { id, committee, parent, from, to, tallies: NONE, waiting: 0, waitingSeq: 0 };
      this.placements.set(id, placement);
      committee.placements = [...committee.placements, placement];
    }
    // Walking the committees in their order of name gives every parent its list in that order.
    for (const committee of this.committees.values()) {
      if (committee.placements.length > 1) {
        committee.placements = committee.placements.toSorted((a, b) => (a.from < b.from ? -1 : 1));
      }
      for (const { parent } of committee.placements) if (parent?.below === NONE) parent.below = [];
      for (const placement of committee.placements) placement.parent?.below.push(placement);
      reshape(committee, committee.treeSeq);
    }
    this.apply(whole);
  }

  /**
   * Takes over what changed up to the head of `tail`. The values are absolute: applying twice changes nothing.
   * Returns the committees whose figures changed and everything above them: the tops of the boards concerned.
   */
  apply(tail: TailRow): Set<CommitteeNode> {
    const touched = new Set<CommitteeNode>();
    for (const [id, year, admitted, admittedHere, lastSeq] of tail.tallies) {
      const placement = this.#placement(id);
      placement.tallies = withYear(placement.tallies, { year, admitted, admittedHere, lastSeq });
      touch(placement.committee, lastSeq, touched);
    }
    for (const [id, waiting, lastSeq] of tail.pipelines) {
      const placement = this.#placement(id);
      placement.waiting = waiting;
      placement.waitingSeq = lastSeq;
      touch(placement.committee, lastSeq, touched);
    }
    for (const [id, year, kind, target, version, lastSeq] of tail.targets) {
      const committee = this.#committee(id);
      const others = ofYear(committee.targets, year) ?? { year };
      committee.targets = withYear(committee.targets, { ...others, [kind]: { target, version, lastSeq } });
      touch(committee, lastSeq, touched);
    }
    this.head = tail.head;
    return touched;
  }

  #committee(id: string): CommitteeNode {
    const committee = this.committees.get(id);
    if (!committee) throw new Error(`the feed speaks of committee ${id}, which the tree does not have`);
    return committee;
  }

  #placement(id: number): PlacementNode {
    const placement = this.placements.get(id);
    if (!placement) throw new Error(`the feed speaks of placement ${id}, which the tree does not have`);
    return placement;
  }
}

/** What most committees have: lists are shared until there is something to put into them. */
const NONE: never[] = [];

function withYear<T extends { year: number }>(list: readonly T[], entry: T): readonly T[] {
  return [...list.filter(({ year }) => year !== entry.year), entry];
}

/** The entry for a year, if there is one. */
export function ofYear<T extends { year: number }>(list: readonly T[], year: number): T | undefined {
  return list.find((entry) => entry.year === year);
}

/** Marks a committee and everything it ever stood below. What is above is at least as new: there the walk may stop. */
function touch(committee: CommitteeNode, seq: number, touched: Set<CommitteeNode>): void {
  if (committee.newest >= seq) return;
  committee.newest = seq;
  touched.add(committee);
  for (const { parent } of committee.placements) if (parent !== null) touch(parent, seq, touched);
}

function reshape(committee: CommitteeNode, seq: number): void {
  if (committee.treeBelow >= seq) return;
  committee.treeBelow = seq;
  for (const { parent } of committee.placements) if (parent !== null) reshape(parent, seq);
}

/** Whether a stay includes a day. */
export function includesDay(placement: PlacementNode, day: Day): boolean {
  return placement.from <= day && (placement.to === null || day < placement.to);
}

/** Whether a stay has a day in a year. */
export function touchesYear(placement: PlacementNode, year: number): boolean {
  return placement.from <= `${year}-12-31` && (placement.to === null || placement.to > `${year}-01-01`);
}

/** The committees from the root down to the parent on a day. Empty for a root, or where it had no place that day. */
export function ancestorsOn(committee: CommitteeNode, day: Day): CommitteeNode[] {
  const above: CommitteeNode[] = [];
  let parent = committee.placements.find((placement) => includesDay(placement, day))?.parent ?? null;
  while (parent !== null) {
    above.unshift(parent);
    const current: CommitteeNode = parent;
    parent = current.placements.find((placement) => includesDay(placement, day))?.parent ?? null;
  }
  return above;
}
