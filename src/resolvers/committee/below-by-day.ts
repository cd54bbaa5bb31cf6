import type { Day } from '../../calendar.ts';
import type { CommitteeNode, NodeState } from '../../feed/node-state.ts';

/** Days from one on to before another; null where there is no end. */
export interface Days {
  from: Day;
  to: Day | null;
}

/** What ever stood below and at a committee, and when. */
export interface BelowByDay {
  /** Those that stood there as long as they existed: few of them by their ids. */
  always: readonly string[] | Beginning;
  /** Those that stood there in some days only, by these days. */
  sometimes: readonly { days: Days; ids: readonly string[] }[];
}

/** Many are told by the beginning of their paths of today. */
export interface Beginning {
  path: string;
  /** Those among them that did not always stand there. */
  except: readonly string[];
  /** Those that always did and stand elsewhere now, such as one that has closed. */
  besides: readonly string[];
}

/** So many at most are told by their ids. */
const MOST_NAMED = 1_000;

interface Remembered {
  treeSeq: number;
  below: BelowByDay;
}

const remembered = new WeakMap<CommitteeNode, Remembered>();

/** What ever stood below and at a committee, and when, out of the node's memory. Walked anew only when the tree has changed. */
export function belowByDay(state: NodeState, top: CommitteeNode): BelowByDay {
  const known = remembered.get(top);
  if (known?.treeSeq === state.head.treeSeq) return known.below;
  const below = walk(state, top);
  remembered.set(top, { treeSeq: state.head.treeSeq, below });
  return below;
}

const EVER: Days = { from: '0001-01-01', to: null };

function walk(state: NodeState, top: CommitteeNode): BelowByDay {
  const stood = new Map<CommitteeNode, Days[]>();
  const add = (committee: CommitteeNode, days: Days): void => {
    const known = stood.get(committee);
    if (known === undefined) stood.set(committee, [days]);
    else known.push(days);
    for (const stay of committee.below) {
      const common = overlap(days, stay);
      if (common !== null) add(stay.committee, common);
    }
  };
  add(top, EVER);

  const always: CommitteeNode[] = [];
  const sometimes = new Map<string, { days: Days; ids: string[] }>();
  for (const [committee, days] of stood) {
    const spans = joined(days);
    if (committee === top || isSame(spans, joined(committee.placements))) {
      always.push(committee);
      continue;
    }
    for (const span of spans) {
      const key = `${span.from} ${span.to}`;
      const group = sometimes.get(key) ?? { days: span, ids: [] };
      group.ids.push(committee.id);
      sometimes.set(key, group);
    }
  }
  return {
    always: always.length <= MOST_NAMED ? always.map(({ id }) => id) : beginning(state, top, new Set(always)),
    sometimes: [...sometimes.values()],
  };
}

function beginning({ committees }: NodeState, { path }: CommitteeNode, always: ReadonlySet<CommitteeNode>): Beginning {
  const except: string[] = [];
  for (const one of committees.values()) if (one.path.startsWith(path) && !always.has(one)) except.push(one.id);
  return { path, except, besides: [...always].filter((one) => !one.path.startsWith(path)).map(({ id }) => id) };
}

function overlap(one: Days, other: Days): Days | null {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to === null || (other.to !== null && other.to < one.to) ? other.to : one.to;
  return to === null || from < to ? { from, to } : null;
}

/** The same days in as few spans as there can be. */
function joined(spans: readonly Days[]): readonly Days[] {
  const [only] = spans;
  if (spans.length === 1 && only !== undefined) return [{ from: only.from, to: only.to }];
  const found: Days[] = [];
  for (const { from, to } of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = found.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) found.push({ from, to });
    else if (last.to !== null && (to === null || to > last.to)) last.to = to;
  }
  return found;
}

function isSame(one: readonly Days[], other: readonly Days[]): boolean {
  return one.length === other.length && one.every(({ from, to }, n) => from === other[n]?.from && to === other[n]?.to);
}
