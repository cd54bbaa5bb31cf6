import type { CursorSeal } from '../access/cursor-seal.ts';
import { narrowed, type Subtree } from './committee/subtree.ts';
import { InvalidInput } from './errors.ts';
import { checkPage, PAGE_SIZE, type Page } from './input.ts';
import type { OperationContext } from './operation-context.ts';
import { rowsInTurn } from './rows-in-turn.ts';
import type { Seen } from './seen.ts';

/** What a list is sorted by. Rows that are equal in it stand in the order of their ids. */
export interface Order {
  /** Tells the orders of one list apart. */
  name: string;
  /** The first decides; the next ones where it is equal. */
  keys: readonly SortKey[];
  /** Whether keys may be null, then all of a row. Such rows stand at the end. */
  nullable?: boolean;
}

/** A field of the row, or of the one record that a field leads to. */
export interface SortKey {
  field: string | readonly [relation: string, field: string];
  direction: 'asc' | 'desc';
}

/** What a client asks of a list. */
export interface Asked<Include> {
  /** Names the list: a cursor of another one is refused. */
  name: string;
  /** What to read beside each row. */
  include?: Include;
  /** Whether the places of rows are asked for: a list by personal names reads those only then. */
  places: boolean;
}

/** The rows of a whole list: what all of these leave. */
export interface Rows<Where extends object> {
  /** What the viewer may see. */
  seen: Seen<Where>;
  /** How the list is narrowed to a committee and everything below it. */
  subtree?: Subtree<Where>;
  /** What is wanted besides. */
  filter?: readonly Where[];
}

/** What is read of rows. Their sort keys must be among it. */
interface Reading<Include> {
  include?: Include;
  omit?: object;
}

/** What a list asks of the database for a page. */
interface Range<Where> {
  where: Where;
  orderBy: object[];
  take: number;
}

/** Where the rows of a list are read: a model of Prisma. */
interface Table<Row, Where, Include> {
  findMany(args: Range<Where> & Reading<Include>): PromiseLike<Row[]>;
  count(args: { where: Where }): PromiseLike<number>;
}

/** A list: which rows, in which order, and which page of them. */
export interface ListOf<Row extends { id: string }, Where extends object, Include>
  extends Rows<Where>,
    Reading<Include> {
  /** Names the list: a cursor of another one is refused. */
  name: string;
  order: Order;
  page: Page;
  table: Table<Row, Where, Include>;
}

/** A page of a list. Nothing is read before it is looked at. */
export interface List<Row> {
  readonly edges: Promise<Edge<Row>[]>;
  readonly pageInfo: Promise<PageInfo>;
  /** Rows of the whole list, wherever the page begins. */
  totalCount(): Promise<number>;
}

interface Edge<Row> {
  readonly cursor: string;
  node: Row;
}

interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Where a row stands in its list, or stood when its cursor was made. */
interface Place {
  keys: readonly (string | number | Date | null)[];
  id: string;
}

/**
 * A page of a list. It goes on after a place and not after a row: by comparing with the sort key in the cursor, which
 * the database does with the collation of the column. So it goes on as well when that row has moved, was hidden or is
 * gone.
 * @throws InvalidInput when the size is out of range, or a cursor is none of this list
 */
export function list<Row extends { id: string }, Where extends object, Include>(
  { name, order, page, table, include, omit, ...rows }: ListOf<Row, Where, Include>,
  context: OperationContext,
): List<Row> {
  const { cursors, feed, viewer } = context;
  const wanted = readPage(name, order, page, cursors);
  const where = whereOf(rows, context);
  const find = (range: Range<Where>) => table.findMany({ ...range, include, omit });
  let found: Promise<Shown<Row>> | undefined;
  const shown = (): Promise<Shown<Row>> => {
    found ??= readRows({ order, where, find }, wanted, wanted.size + 1).then(async (read) => {
      await rowsInTurn(feed.turns, viewer, read.length);
      return show(read, order, wanted, cursors);
    });
    return found;
  };
  return {
    get edges() {
      return shown().then(({ edges }) => edges);
    },
    get pageInfo() {
      return shown().then(({ pageInfo }) => pageInfo);
    },
    totalCount: async () => table.count({ where }),
  };
}

/** The condition for the rows of a whole list. */
export function whereOf<Where extends object>(
  { seen, subtree, filter = [] }: Rows<Where>,
  context: OperationContext,
): Where {
  const wanted = [...(subtree ? narrowed(subtree, context) : []), ...filter];
  return wanted.length === 0 ? seen : every<Where>([seen, ...wanted]);
}

/** Prisma's conditions have an AND each. */
function every<Where extends object>(conditions: readonly object[]): Where {
  return { AND: conditions } as object as Where;
}

/** How the rows of a list are read that is no page of a client. */
interface Read<Row, Where> {
  order: Order;
  where: Where;
  find(range: Range<Where>): PromiseLike<Row[]>;
}

async function readRows<Row extends { id: string }, Where extends object>(
  { order, where, find }: Read<Row, Where>,
  between: Between,
  most: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const range of rangesOf(order, between)) {
    const part = every<Where>([where, ...range.where]);
    rows.push(...(await find({ where: part, orderBy: range.orderBy, take: most - rows.length })));
    if (rows.length >= most) break;
  }
  return rows;
}

/**
 * The next rows of a list that is read to its end, behind one that was read.
 * @param last - that row; null to begin.
 */
export async function readOn<Row extends { id: string }, Where extends object>(
  { order, where, find }: Read<Row, Where>,
  last: { id: string } | null,
  size: number,
): Promise<Row[]> {
  return readRows({ order, where, find }, { after: last && placeOf(last, order), before: null, forward: true }, size);
}

/** A list that hangs on a record and is read together with it. */
export interface RelatedList<Where extends object> extends Rows<Where> {
  /** As in `ListOf`. */
  name: string;
  order: Order;
  page: Page;
  /** What to read for the sort keys, where the fields of the row are not enough and cursors are asked for. */
  reading?: { omit?: object; include?: object };
}

/**
 * What a page of a list that hangs on a record asks of the database: one condition, so that the pages of many records
 * are one statement.
 * @throws InvalidInput as `list` does
 */
export function relatedRange<Where extends object>(
  { name, order, page, ...rows }: RelatedList<Where>,
  context: OperationContext,
): Range<Where> {
  const wanted = readPage(name, order, page, context.cursors);
  const where = whereOf(rows, context);
  const ranges = rangesOf(order, wanted);
  // An OR of nothing would be no condition at all.
  const places = ranges.length === 0 ? { id: { in: [] } } : { OR: ranges.map((range) => ({ AND: range.where })) };
  const between = wanted.after === null && wanted.before === null ? where : every<Where>([where, places]);
  return { where: between, orderBy: ordering(order, wanted.forward), take: wanted.size + 1 };
}

/** The page that `relatedRange` asked for, of the rows it has brought. */
export function relatedPage<Row extends { id: string }>(
  { name, order, page }: Pick<RelatedList<object>, 'name' | 'order' | 'page'>,
  rows: readonly Row[],
  { cursors }: Pick<OperationContext, 'cursors'>,
): Pick<Shown<Row>, 'edges' | 'pageInfo'> {
  return show(rows, order, readPage(name, order, page, cursors), cursors);
}

/** A piece of a list, from its front or from its end. */
interface Between {
  forward: boolean;
  after: Place | null;
  before: Place | null;
}

interface Wanted extends Between {
  /** What its cursors are sealed for. */
  purpose: string;
  size: number;
}

function readPage(list: string, order: Order, page: Page, cursors: CursorSeal): Wanted {
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

interface Shown<Row> {
  edges: Edge<Row>[];
  pageInfo: PageInfo;
}

/** The rows of a page out of what was read: one more than fits tells that there is more. */
function show<Row extends { id: string }>(
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

interface Conditions {
  where: object[];
  orderBy: object[];
}

/**
 * The parts of a list in which rows of the page may stand, in the order of the page: rows with a sort key, then those
 * without. Each part is a range of one index. From the beginning on one index has both, if it does not go downwards: there
 * an index has those without a key at its front.
 */
function rangesOf(order: Order, { after, before, forward }: Between): Conditions[] {
  if (after === null && before === null && !(order.nullable && order.keys[0]?.direction === 'desc')) {
    return [{ where: [], orderBy: ordering(order, forward) }];
  }
  const parts: readonly Part[] = order.nullable ? ['KNOWN', 'NULL'] : ['KNOWN'];
  const ranges = parts.flatMap((part): Conditions[] => {
    const { keys } = part === 'KNOWN' ? order : { keys: [] };
    const bounds = [bound(part, keys, after, true), bound(part, keys, before, false)];
    if (bounds.includes(null)) return [];
    const only = order.nullable ? [isNull(order, part === 'NULL')] : [];
    const where = [...only, ...bounds.filter((one) => one !== null).flat()];
    return [{ where, orderBy: ordering({ ...order, keys, nullable: false }, forward) }];
  });
  return forward ? ranges : ranges.reverse();
}

type Part = 'KNOWN' | 'NULL';

/** The conditions for rows of a part beyond a place: none for all of them; null when none can be there. */
function bound(part: Part, keys: readonly SortKey[], place: Place | null, behind: boolean): object[] | null {
  if (place === null) return [];
  const at: Part = place.keys.includes(null) ? 'NULL' : 'KNOWN';
  if (part === at) return [beyond(keys, place, behind)];
  return (part === 'NULL') === behind ? [] : null;
}

/** `a >= A AND (a > A OR (b >= B AND (b > B OR id > I)))`: the way in which an index is entered at the place. */
function beyond(keys: readonly SortKey[], place: Place, behind: boolean, n = 0): object {
  const key = keys[n];
  if (key === undefined) return { id: { [behind ? 'gt' : 'lt']: place.id } };
  const upwards = (key.direction === 'asc') === behind;
  const value = place.keys[n];
  return {
    AND: [
      onField(key, { [upwards ? 'gte' : 'lte']: value }),
      { OR: [onField(key, { [upwards ? 'gt' : 'lt']: value }), beyond(keys, place, behind, n + 1)] },
    ],
  };
}

function isNull({ keys: [key] }: Order, wanted: boolean): object {
  if (key === undefined) throw new Error('an order without a key cannot be null');
  return onField(key, wanted ? null : { not: null });
}

function ordering({ keys, nullable = false }: Order, forward: boolean): object[] {
  const nulls = forward ? 'last' : 'first';
  const by = keys.map((key) => {
    const sort = (key.direction === 'asc') === forward ? 'asc' : 'desc';
    return onField(key, nullable ? { sort, nulls } : sort);
  });
  return [...by, { id: forward ? 'asc' : 'desc' }];
}

function onField({ field }: SortKey, value: unknown): object {
  return typeof field === 'string' ? { [field]: value } : { [field[0]]: { [field[1]]: value } };
}

function placeOf(row: { id: string }, { keys }: Order): Place {
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
