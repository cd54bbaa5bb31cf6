import type { CursorSeal } from '../access/cursor-seal.ts';
import { InvalidInput } from './errors.ts';
import { checkPage, PAGE_SIZE, type Page } from './input.ts';
import type { Between, Order, Place, SortKey } from './ranges.ts';

export interface Edge<Row> {
  readonly cursor: string;
  node: Row;
}

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Wanted extends Between {
  /** What its cursors are sealed for. */
  purpose: string;
  size: number;
}

export function readPage(list: string, order: Order, page: Page, cursors: CursorSeal): Wanted {
  checkPage(page);
  const purpose = `${list} ${order.name}`;
  const place = (side: 'after' | 'before'): Place | null => {
    const cursor = page[side];
    if (cursor === null || cursor === undefined) return null;
    const text = cursors.open(cursor, purpose);
    if (text === null) throw new InvalidInput((texts) => texts.badCursor(side), [side]);
    return readPlace(text);
  };
  const { first = null, last = null } = page;
  return {
    purpose,
    size: first ?? last ?? PAGE_SIZE,
    forward: first !== null || (last === null && (page.before ?? null) === null),
    after: place('after'),
    before: place('before'),
  };
}

export interface Shown<Row> {
  edges: Edge<Row>[];
  pageInfo: PageInfo;
}

/** The rows of a page out of what was read: one more than fits tells that there is more. */
export function show<Row extends { id: string }>(
  rows: readonly Row[],
  order: Order,
  { purpose, size, forward, after, before }: Wanted,
  cursors: CursorSeal,
): Shown<Row> {
  const more = rows.length > size;
  const nodes = rows.slice(0, size);
  if (!forward) nodes.reverse();
  const edges = nodes.map((node) => ({
    node,
    get cursor() {
      return cursors.seal(writePlace(placeOf(node, order)), purpose);
    },
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: forward ? more : before !== null,
      hasPreviousPage: forward ? after !== null : more,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

export function placeOf(row: { id: string }, { keys }: Order): Place {
  return { keys: keys.map((key) => keyOf(row, key)), id: row.id };
}

/** @throws Error when a list was read without what it is sorted by */
function keyOf(row: object, { field }: SortKey): string | number | Date | null {
  const [last, record] = typeof field === 'string' ? [field, row] : [field[1], Reflect.get(row, field[0]) as object];
  const value: unknown = Reflect.get(record, last);
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date || value === null) return value;
  throw new Error(`a list is sorted by ${last}, which was not read`);
}

/** A moment stands as `{ ms }`: JSON has none. */
function writePlace({ keys, id }: Place): string {
  return JSON.stringify([id, ...keys.map((key) => (key instanceof Date ? { ms: key.getTime() } : key))]);
}

function readPlace(text: string): Place {
  const [id, ...keys] = JSON.parse(text) as [string, ...(string | number | { ms: number } | null)[]];
  return { id, keys: keys.map((key) => (typeof key === 'object' && key !== null ? new Date(key.ms) : key)) };
}
