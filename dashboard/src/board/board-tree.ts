import { searchKey } from '../../../src/name-keys.ts';

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

/** A column by which the tree can be sorted; PLACE is the order of the server: Vietnamese, by name. */
export type SortKey = 'PLACE' | 'PLAN' | 'ADMITTED' | 'REMAINING' | 'PERCENT' | 'STATUS' | 'PIPELINE';

/** How the tree is to be shown. */
export interface TreeView {
  sort: SortKey;
  descending: boolean;
  /** Part of a name, as typed. */
  text: string;
  behind: boolean;
  withoutAdmission: boolean;
  /** Committees of difficult communes; null when they do not matter. */
  difficult: ReadonlySet<string> | null;
  /** Ids of committees that are open. */
  open: ReadonlySet<string>;
}

/** A line of the table. */
export interface TreeLine<Row extends TreeRow> {
  row: Row;
  /** 0 for the committee at the top. */
  level: number;
  /** Whether something stands below it, and whether that is shown. */
  hasBelow: boolean;
  isOpen: boolean;
  /** False for a line that is only there to show where one below it belongs. */
  matches: boolean;
}

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
export function treeLines<Row extends TreeRow>(rows: readonly Row[], view: TreeView): TreeLine<Row>[] {
  const [top] = rows;
  if (top === undefined) return [];
  const below = rowsBelow(rows);
  const filters = isFiltered(view);
  const matches = matcher(view);
  const before = order(view);
  const lines: TreeLine<Row>[] = [];

  const walk = (row: Row, level: number, inDifficult: boolean): boolean => {
    const difficult = inDifficult || (view.difficult?.has(row.committeeId) ?? false);
    const own = matches(row, difficult);
    const children = below.get(row.committeeId) ?? [];
    const place = lines.length;
    const isOpen = filters || view.open.has(row.committeeId);
    lines.push({ row, level, hasBelow: children.length > 0, isOpen, matches: own });
    let found = own;
    if (isOpen && children.length > 0) {
      const sorted = before === null ? children : children.toSorted(before);
      for (const child of sorted) found = walk(child, level + 1, difficult) || found;
      const line = lines[place];
      if (line !== undefined) line.isOpen = lines.length > place + 1;
    }
    if (filters && !found) lines.length = place;
    return found;
  };
  walk(top, 0, false);
  return lines;
}

/** Whether anything is left out. */
export function isFiltered({ text, behind, withoutAdmission, difficult }: TreeView): boolean {
  return searchKey(text) !== '' || behind || withoutAdmission || difficult !== null;
}

function matcher(view: TreeView): (row: TreeRow, difficult: boolean) => boolean {
  const text = searchKey(view.text);
  return (row, difficult) =>
    (!view.behind || isBehind(row)) &&
    (!view.withoutAdmission || row.admitted === 0) &&
    (view.difficult === null || difficult) &&
    (text === '' || searchKey(row.name).includes(text));
}

/** Whether a plan is not on its way to be met, or was not met in its year. */
export function isBehind({ status }: Pick<TreeRow, 'status'>): boolean {
  return ['CANNOT_MEET', 'NOT_MET', 'BEHIND'].includes(status);
}

/** From what wants attention to what does not. */
const STATUS_ORDER = [
  'CANNOT_MEET',
  'NOT_MET',
  'BEHIND',
  'AT_RISK',
  'ON_TRACK',
  'AHEAD',
  'MET',
  'EXCEEDED',
  'ENDED',
  'NO_TARGET',
];

const VALUE: Record<Exclude<SortKey, 'PLACE'>, (row: TreeRow) => number | null> = {
  PLAN: ({ plan }) => plan,
  ADMITTED: ({ admitted }) => admitted,
  REMAINING: ({ remaining }) => remaining,
  PERCENT: ({ percent }) => percent,
  STATUS: ({ status }) => STATUS_ORDER.indexOf(status),
  PIPELINE: ({ pipelineCount }) => pipelineCount,
};

/** Null for the order that is there. What has no value stands last, whichever way it is sorted. */
function order({ sort, descending }: TreeView): ((a: TreeRow, b: TreeRow) => number) | null {
  const sign = descending ? -1 : 1;
  if (sort === 'PLACE') return null;
  const value = VALUE[sort];
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  };
}
