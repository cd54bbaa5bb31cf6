import { searchKey } from '../../../src/name-keys.ts';
import { isAsked, NEED_ORDER } from './need.ts';

/** What the tree needs to know of a row. */
export interface TreeRow {
  id: string;
  committeeId: string;
  parentId?: string | null;
  name: string;
  plan: number | null;
  admitted: number;
  remaining: number | null;
  percent: number | null;
  pipelineCount: number | null;
  status: string;
}

/** An order of the tree; NEED has what wants attention first, PLACE is the order of the server: Vietnamese, by name. */
export type SortKey = (typeof SORT_KEYS)[number];

/** Every order. */
export const SORT_KEYS = ['NEED', 'PLACE', 'PLAN', 'ADMITTED', 'REMAINING', 'PERCENT', 'PIPELINE'] as const;

/** How the tree is to be shown. */
export interface TreeView {
  sort: SortKey;
  descending: boolean;
  /** Part of a name, as typed. */
  text: string;
  /** Of the committees directly below the top only those that stand so; all of them where it is empty. */
  statuses: readonly string[];
  /** Of these only those that were given a plan and admitted nobody. */
  withoutAdmission: boolean;
  /** Committees of difficult communes; null when they do not matter. */
  difficult: ReadonlySet<string> | null;
  /** Ids of committees that are open, and of folds. */
  open: ReadonlySet<string>;
}

/** A committee in the table. */
export interface TreeLine<Row extends TreeRow> {
  kind: 'ROW';
  row: Row;
  /** 0 for the committee at the top. */
  level: number;
  /** Whether something stands below it, and whether that is shown. */
  hasBelow: boolean;
  isOpen: boolean;
  /** False for a line that is only there to show where one below it belongs. */
  matches: boolean;
}

/** One line for the committees of a place that were given no target. */
export interface FoldLine {
  kind: 'FOLD';
  id: string;
  level: number;
  count: number;
  isOpen: boolean;
}

/** A line of the table. */
export type Line<Row extends TreeRow> = TreeLine<Row> | FoldLine;

/** Rows by the committee above them, the order kept. */
export function rowsBelow<Row extends TreeRow>(rows: readonly Row[]): Map<string, Row[]> {
  const below = new Map<string, Row[]>();
  for (const row of rows.slice(1)) {
    const parent = row.parentId ?? '';
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [row]);
    else siblings.push(row);
  }
  return below;
}

/** The lines of the table from the top down. A search opens what lies above its finds. */
export function treeLines<Row extends TreeRow>(rows: readonly Row[], view: TreeView): Line<Row>[] {
  const [top] = rows;
  if (top === undefined) return [];
  const below = rowsBelow(rows);
  const searches = isSearched(view);
  const finds = finder(view);
  const before = order(view);
  const folding = view.sort === 'NEED' && !searches;
  const asked = folding ? askedWithin(rows) : new Set<string>();
  const lines: Line<Row>[] = [];

  const walkAll = (parent: Row, level: number, inDifficult: boolean): boolean => {
    const all = below.get(parent.committeeId) ?? [];
    const chosen = level === 1 ? all.filter((row) => isChosen(row, view)) : all;
    const sorted = before === null ? chosen : chosen.toSorted(before);
    const [shown, folded] = folding ? parted(sorted, asked) : [sorted, []];
    let found = false;
    for (const child of shown) found = walk(child, level, inDifficult) || found;
    if (folded.length === 0) return found;
    const id = foldOf(parent.committeeId);
    const isOpen = view.open.has(id);
    lines.push({ kind: 'FOLD', id, level, count: folded.length, isOpen });
    if (isOpen) for (const child of folded) walk(child, level, inDifficult);
    return true;
  };

  const walk = (row: Row, level: number, inDifficult: boolean): boolean => {
    const difficult = inDifficult || (view.difficult?.has(row.committeeId) ?? false);
    const own = finds(row, difficult);
    const hasBelow = below.has(row.committeeId);
    const place = lines.length;
    const isOpen = searches || view.open.has(row.committeeId) || (level === 0 && isNarrowed(view));
    const line: TreeLine<Row> = { kind: 'ROW', row, level, hasBelow, isOpen, matches: own };
    lines.push(line);
    let found = own;
    if (isOpen && hasBelow) {
      found = walkAll(row, level + 1, difficult) || found;
      line.isOpen = lines.length > place + 1;
    }
    if (searches && !found) lines.length = place;
    return found;
  };
  walk(top, 0, false);
  if (isNarrowed(view) && lines.length === 1) return [];
  return lines;
}

/** The fold of what stands directly below a committee. */
export function foldOf(committeeId: string): string {
  return `fold:${committeeId}`;
}

/** Whether names or places are searched for, in all of the tree. */
export function isSearched({ text, difficult }: TreeView): boolean {
  return searchKey(text) !== '' || difficult !== null;
}

/** Whether some of the committees directly below the top were chosen. */
function isNarrowed({ statuses, withoutAdmission }: TreeView): boolean {
  return statuses.length > 0 || withoutAdmission;
}

/** Whether a committee directly below the top is one of those that were chosen. */
function isChosen(row: TreeRow, { statuses, withoutAdmission }: TreeView): boolean {
  return (statuses.length === 0 || statuses.includes(row.status)) && (!withoutAdmission || isWithout(row));
}

/** Whether a plan was given and nobody was admitted yet. */
export function isWithout(row: Pick<TreeRow, 'plan' | 'admitted'>): boolean {
  return isAsked(row) && row.admitted === 0;
}

/** The committees that have a target, or anything below them that has one. */
function askedWithin(rows: readonly TreeRow[]): Set<string> {
  const asked = new Set<string>();
  // A parent stands before its children: from the end each knows of all below it.
  for (const { committeeId, parentId, status } of rows.toReversed()) {
    if (status !== 'NO_TARGET') asked.add(committeeId);
    if (parentId && asked.has(committeeId)) asked.add(parentId);
  }
  return asked;
}

/** Those with a target, and those that go into one line. One alone takes no less room so, and none is left where all have none. */
function parted<Row extends TreeRow>(rows: readonly Row[], asked: ReadonlySet<string>): [Row[], Row[]] {
  const shown = rows.filter(({ committeeId }) => asked.has(committeeId));
  if (shown.length === 0 || rows.length - shown.length < 2) return [[...rows], []];
  return [shown, rows.filter(({ committeeId }) => !asked.has(committeeId))];
}

function finder(view: TreeView): (row: TreeRow, difficult: boolean) => boolean {
  const text = searchKey(view.text);
  return (row, difficult) =>
    (view.difficult === null || difficult) && (text === '' || searchKey(row.name).includes(text));
}

const VALUE: Record<Exclude<SortKey, 'PLACE' | 'NEED'>, (row: TreeRow) => number | null> = {
  PLAN: ({ plan }) => plan,
  ADMITTED: ({ admitted }) => admitted,
  REMAINING: ({ remaining }) => remaining,
  PERCENT: ({ percent }) => percent,
  PIPELINE: ({ pipelineCount }) => pipelineCount,
};

/** Null for the order that is there. What has no value stands last, whichever way it is sorted. */
function order({ sort, descending }: TreeView): ((a: TreeRow, b: TreeRow) => number) | null {
  const sign = descending ? -1 : 1;
  if (sort === 'PLACE') return null;
  if (sort === 'NEED') return byNeed;
  const value = VALUE[sort];
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  };
}

/** What wants attention first, and of those that stand alike the one with most to do. */
export function byNeed(a: Pick<TreeRow, 'status' | 'remaining'>, b: Pick<TreeRow, 'status' | 'remaining'>): number {
  return placeOf(a.status) - placeOf(b.status) || (b.remaining ?? 0) - (a.remaining ?? 0);
}

function placeOf(status: string): number {
  return (NEED_ORDER as readonly string[]).indexOf(status);
}
