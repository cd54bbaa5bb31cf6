import { createHash } from 'node:crypto';
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

/** The page of a list that is asked for. */
export interface Wanted extends Between {
  /** The list that its cursors are sealed for. */
  list: string;
  /** The order and what chooses the rows: a cursor is good for the same ones only. */
  bound: Bound;
  size: number;
}

type Bound = readonly [order: string, chosen: string];

/**
 * Reads which page is asked for.
 * @param args - all that a client gave, so that what chooses rows is bound into the cursors.
 * @throws InvalidInput when the size is out of range, or a cursor is none of this list in this order and with this filter
 */
export function readPage(list: string, order: Order, args: Page, cursors: CursorSeal): Wanted {
  checkPage(args);
  const bound: Bound = [`${order.name} ${order.direction}`, chosenBy(args)];
  const place = (side: 'after' | 'before'): Place | null => {
    const cursor = args[side];
    if (cursor === null || cursor === undefined) return null;
    const text = cursors.open(cursor, list);
    if (text === null) throw new InvalidInput((texts) => texts.badCursor(side), [side]);
    return readPlace(text, bound, side);
  };
  const { first = null, last = null } = args;
  return {
    list,
    bound,
    size: first ?? last ?? PAGE_SIZE,
    forward: first !== null || (last === null && (args.before ?? null) === null),
    after: place('after'),
    before: place('before'),
  };
}

/** Arguments that say how rows stand and which page it is, and choose none. */
const CHOOSES_NOTHING: readonly string[] = ['first', 'last', 'after', 'before', 'order', 'orderBy'];

/** What chooses the rows of a list, as a short text; empty where nothing does. */
function chosenBy(args: object): string {
  const given = Object.entries(args)
    .filter(([name, value]) => value !== null && value !== undefined && !CHOOSES_NOTHING.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return given.length === 0 ? '' : createHash('sha256').update(JSON.stringify(given)).digest('base64url').slice(0, 16);
}

export interface Shown<Row> {
  edges: Edge<Row>[];
  pageInfo: PageInfo;
}

/** The rows of a page out of what was read: one more than fits tells that there is more. */
export function show<Row extends { id: string }>(
  rows: readonly Row[],
  order: Order,
  { list, bound, size, forward, after, before }: Wanted,
  cursors: CursorSeal,
): Shown<Row> {
  const more = rows.length > size;
  const nodes = rows.slice(0, size);
  if (!forward) nodes.reverse();
  const edges = nodes.map((node) => ({
    node,
    get cursor() {
      return cursors.seal(writePlace(placeOf(node, order), bound), list);
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
function keyOf(row: object, key: SortKey): string | number | Date | null {
  const [last, record] = typeof key === 'string' ? [key, row] : [key[1], Reflect.get(row, key[0]) as object];
  const value: unknown = Reflect.get(record, last);
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date || value === null) return value;
  throw new Error(`a list is sorted by ${last}, which was not read`);
}

/** A moment stands as `{ ms }`: JSON has none. */
function writePlace({ keys, id }: Place, bound: Bound): string {
  return JSON.stringify([...bound, id, ...keys.map((key) => (key instanceof Date ? { ms: key.getTime() } : key))]);
}

/** @throws InvalidInput when it is a place in another order, or among other rows */
function readPlace(text: string, [order, chosen]: Bound, side: 'after' | 'before'): Place {
  const [itsOrder, itsChoice, id, ...keys] = JSON.parse(text) as [
    ...Bound,
    id: string,
    ...(string | number | { ms: number } | null)[],
  ];
  if (itsOrder !== order) throw new InvalidInput((texts) => texts.cursorOfOtherOrder(side), [side]);
  if (itsChoice !== chosen) throw new InvalidInput((texts) => texts.cursorOfOtherFilter(side), [side]);
  return { id, keys: keys.map((key) => (typeof key === 'object' && key !== null ? new Date(key.ms) : key)) };
}
