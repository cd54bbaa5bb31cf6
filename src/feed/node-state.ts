import type { Day } from '../calendar.ts';
import type { CommitteeKind } from '../db/generated/client.ts';
import type { CommitteeRow, FormRow, HeadRow, LineRow, TailRow } from '../db/queries/feed.ts';
import { type ForecastTimes, readForecast } from './forecast.ts';
import { type RootSettings, readRoot, UNSET } from './root-settings.ts';
import { type StageCounts, withStage } from './stage-counts.ts';
import { Topics } from './topics.ts';

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
  STRETCH?: Target;
}

/** What is counted, as it is read. */
export type Counted = Pick<TailRow, 'tallies' | 'pipelines' | 'targets' | 'forecasts' | 'roots'>;

/** A stay of a committee under a parent, in half-open days. */
export interface PlacementNode {
  id: number;
  committee: CommitteeNode;
  parent: CommitteeNode | null;
  from: Day;
  to: Day | null;
  /** One for each year with admissions. */
  tallies: readonly Tally[];
  /** Open cases of today. */
  waiting: StageCounts;
  waitingSeq: number;
}

/** A committee with everything the boards need of it. */
export interface CommitteeNode {
  id: string;
  kind: CommitteeKind;
  name: string;
  /** Today's place in the tree, the key of every scope; of one that has ended below those who followed it. */
  path: string;
  code: string | null;
  /** What it was and is called, in order of days; null where that never changed. */
  forms: readonly FormRow[] | null;
  /** Who followed it, and who shares rights on it; null where it stands, and where nobody does. */
  line: LineRow | null;
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
  readonly ended = new Ended();
  readonly topics = new Topics();
  readonly #forecasts = new Map<string, ForecastTimes>();
  readonly #roots = new Map<string, RootSettings>();

  constructor(head: HeadRow) {
    this.head = head;
  }

  /**
   * Takes over what is counted. The values are absolute: twice is as once.
   * @param touched - gets the committees whose figures changed and everything above them: the tops of the boards concerned.
   */
  count({ tallies, pipelines, targets, forecasts, roots }: Counted, touched: Set<CommitteeNode>): void {
    for (const [id, year, admitted, admittedHere, lastSeq] of tallies) {
      const placement = this.placement(id);
      placement.tallies = withYear(placement.tallies, { year, admitted, admittedHere, lastSeq });
      touch(placement.committee, lastSeq, touched);
    }
    for (const [id, stage, waiting, lastSeq] of pipelines) {
      const placement = this.placement(id);
      placement.waiting = withStage(placement.waiting, stage, waiting);
      placement.waitingSeq = Math.max(placement.waitingSeq, lastSeq);
      touch(placement.committee, lastSeq, touched);
    }
    for (const [id, year, kind, target, version, lastSeq] of targets) {
      const committee = this.committee(id);
      const others = ofYear(committee.targets, year) ?? { year };
      committee.targets = withYear(committee.targets, { ...others, [kind]: { target, version, lastSeq } });
      touch(committee, lastSeq, touched);
    }
    // All that stands below the root goes by them: nobody is marked, boards look at `forecastOf` and `settingsOf`.
    for (const row of forecasts) this.#forecasts.set(row[0], readForecast(row));
    for (const row of roots) this.#roots.set(row[0], readRoot(row));
  }

  /** The times by which a committee forecasts: those of its root of a day. Null where there is none. */
  forecastOf(committee: CommitteeNode, day: Day): ForecastTimes | null {
    return this.#forecasts.get(topOf(committee, (one) => stayOn(one, day)).id) ?? null;
  }

  /** What the boards of a committee go by: what its root of a day has set, or of its last day where it has ended before. */
  settingsOf(committee: CommitteeNode, day: Day): RootSettings {
    return this.#roots.get(topOf(committee, (one) => stayBy(one, day)).id) ?? UNSET;
  }

  /** A committee that the feed speaks of. */
  committee(id: string): CommitteeNode {
    const committee = this.committees.get(id);
    if (!committee) throw new Error(`the feed speaks of committee ${id}, which the tree does not have`);
    return committee;
  }

  /** A placement that the feed speaks of. */
  placement(id: number): PlacementNode {
    const placement = this.placements.get(id);
    if (!placement) throw new Error(`the feed speaks of placement ${id}, which the tree does not have`);
    return placement;
  }
}

/** Those who have ended, by where their paths lie. */
export class Ended {
  readonly #under = new Map<string, Set<CommitteeNode>>();
  readonly #shared = new Set<CommitteeNode>();
  readonly #followedBy = new Map<string, Set<CommitteeNode>>();

  /** Those whose path is one step below a path. */
  under(path: string): Iterable<CommitteeNode> {
    return this.#under.get(path) ?? NONE;
  }

  /** Those whom a committee followed, alone or with others. */
  followedBy(committeeId: string): Iterable<CommitteeNode> {
    return this.#followedBy.get(committeeId) ?? NONE;
  }

  /** The one with a path. */
  at(path: string): CommitteeNode | undefined {
    for (const one of this.under(aboveEnded(path) ?? '')) if (one.path === path) return one;
    return undefined;
  }

  /** The paths of those on which whoever covers a path shares rights by lineage, beside what lies below it. */
  sharedBy(path: string): string[] {
    const found: string[] = [];
    for (const { path: own, line } of this.#shared) {
      if (!own.startsWith(path) && line?.[1].some((place) => place.startsWith(path))) found.push(own);
    }
    return found;
  }

  /** Takes note of one that has ended; of another nothing. */
  add(committee: CommitteeNode): void {
    const above = aboveEnded(committee.path);
    if (above === null) return;
    const there = this.#under.get(above);
    if (there) there.add(committee);
    else this.#under.set(above, new Set([committee]));
    if (committee.line === null) return;
    const [followers, sharedWith] = committee.line;
    if (sharedWith.length > 0) this.#shared.add(committee);
    for (const id of followers) {
      const before = this.#followedBy.get(id);
      if (before) before.add(committee);
      else this.#followedBy.set(id, new Set([committee]));
    }
  }

  /** Forgets one, as it was added. */
  remove(committee: CommitteeNode): void {
    const above = aboveEnded(committee.path);
    if (above === null) return;
    this.#under.get(above)?.delete(committee);
    this.#shared.delete(committee);
    for (const id of committee.line?.[0] ?? NONE) this.#followedBy.get(id)?.delete(committee);
  }
}

/** With whom rights on one that has ended are shared, as one text to be compared. */
export function sharersOf(line: LineRow | null): string {
  return line === null ? '' : line[1].join();
}

/** The path above that of a committee that has ended; null for the path of one that stands (`place_ended`). */
function aboveEnded(path: string): string | null {
  return /^(.*\/)[=~]\d+\/$/.exec(path)?.[1] ?? null;
}

/** What most committees have: lists are shared until there is something to put into them. */
export const NONE: never[] = [];

function withYear<T extends { year: number }>(list: readonly T[], entry: T): readonly T[] {
  return [...list.filter(({ year }) => year !== entry.year), entry];
}

/** The entry for a year, if there is one. */
export function ofYear<T extends { year: number }>(list: readonly T[], year: number): T | undefined {
  return list.find((entry) => entry.year === year);
}

/** Marks a committee and everything it ever stood below. What is above is at least as new: there the walk may stop. */
export function touch(committee: CommitteeNode, seq: number, touched: Set<CommitteeNode>): void {
  if (committee.newest >= seq) return;
  committee.newest = seq;
  touched.add(committee);
  for (const { parent } of committee.placements) if (parent !== null) touch(parent, seq, touched);
}

/** Marks a committee, whose surroundings changed, and everything it ever stood below. */
export function reshape(committee: CommitteeNode, seq: number, touched: Set<CommitteeNode>): void {
  if (committee.treeBelow >= seq) return;
  committee.treeBelow = seq;
  touched.add(committee);
  for (const { parent } of committee.placements) if (parent !== null) reshape(parent, seq, touched);
}

/** A committee of which nothing is known but what its row says. */
export function newCommittee([id, kind, name, path, code, forms, line, treeSeq]: CommitteeRow): CommitteeNode {
  return {
    id,
    kind,
    name,
    path,
    code,
    forms,
    line,
    placements: NONE,
    below: NONE,
    targets: NONE,
    newest: 0,
    treeSeq,
    treeBelow: 0,
  };
}

/** The stays of a committee in order of days. */
export function inOrder(placements: readonly PlacementNode[]): readonly PlacementNode[] {
  return placements.length < 2 ? placements : placements.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Whether a stay includes a day. */
export function includesDay(placement: PlacementNode, day: Day): boolean {
  return placement.from <= day && (placement.to === null || day < placement.to);
}

/** Whether a stay has a day in a year. */
export function touchesYear(placement: PlacementNode, year: number): boolean {
  return placement.from <= `${year}-12-31` && (placement.to === null || placement.to > `${year}-01-01`);
}

/** The stay of a committee on a day; undefined where it had none. */
export function stayOn(committee: CommitteeNode, day: Day): PlacementNode | undefined {
  return committee.placements.find((placement) => includesDay(placement, day));
}

/** The stay of a committee on a day, or the last one before it; the first where it was not there yet. */
function stayBy({ placements }: CommitteeNode, day: Day): PlacementNode | undefined {
  return placements.findLast(({ from }) => from <= day) ?? placements[0];
}

/** The top of the way up from a committee, from stay to stay. */
function topOf(committee: CommitteeNode, stayOf: (one: CommitteeNode) => PlacementNode | undefined): CommitteeNode {
  let top = committee;
  for (let stay = stayOf(top); stay?.parent; stay = stayOf(top)) top = stay.parent;
  return top;
}

/** What a committee was and was called on a day; its first form before that, and the one of today on a day to come. */
export function formOn(committee: CommitteeNode, day: Day): Pick<CommitteeNode, 'kind' | 'name'> {
  const { forms } = committee;
  if (forms === null) return committee;
  // None of them begins after the day of the picture.
  const [, kind, name] = forms.findLast(([from]) => from <= day) ?? (forms[0] as FormRow);
  return { kind, name };
}

/** What a committee was and was called at the end of a year; today, where that has not come. */
export function formIn(committee: CommitteeNode, year: number): Pick<CommitteeNode, 'kind' | 'name'> {
  return formOn(committee, `${year}-12-31`);
}

/** The committees from the root down to the parent on a day. Empty for a root, or where it had no place that day. */
export function ancestorsOn(committee: CommitteeNode, day: Day): CommitteeNode[] {
  const above: CommitteeNode[] = [];
  let parent = stayOn(committee, day)?.parent ?? null;
  while (parent !== null) {
    above.unshift(parent);
    parent = stayOn(parent, day)?.parent ?? null;
  }
  return above;
}
