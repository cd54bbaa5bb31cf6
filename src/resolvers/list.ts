import { narrowed, type Subtree } from './committee/subtree.ts';
import type { Page } from './input.ts';
import type { OperationContext } from './operation-context.ts';
import { type Edge, type PageInfo, placeOf, readPage, type Shown, show } from './page.ts';
import { type Between, type Order, ordering, type Range, rangesOf } from './ranges.ts';
import type { CountedBy } from './related-loader.ts';
import { rowsInTurn } from './rows-in-turn.ts';
import type { Seen } from './seen.ts';

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
  /** All that the client gave. */
  args: Page;
  table: Table<Row, Where, Include>;
}

/** A page of a list. Nothing is read before it is looked at. */
export interface List<Row> {
  readonly edges: Promise<Edge<Row>[]>;
  readonly pageInfo: Promise<PageInfo>;
  /** Rows of the whole list, wherever the page begins. */
  totalCount(): Promise<number>;
}

/**
 * A page of a list. It goes on after a place and not after a row: by comparing with the sort key in the cursor, which
 * the database does with the collation of the column. So it goes on as well when that row has moved, was hidden or is
 * gone.
 * @throws InvalidInput when the size is out of range, or a cursor is none of this list
 */
export function list<Row extends { id: string }, Where extends object, Include>(
  { name, order, args, table, include, omit, ...rows }: ListOf<Row, Where, Include>,
  context: OperationContext,
): List<Row> {
  const { cursors, feed, viewer } = context;
  const wanted = readPage(name, order, args, cursors);
  const where = whereOf(rows, context);
  const find = (range: Range<Where>) => table.findMany({ ...range, include, omit });
  return onDemand(
    async () => {
      const read = await readRows({ order, where, find }, wanted, wanted.size + 1);
      await rowsInTurn(feed.turns, viewer, read.length);
      return show(read, order, wanted, cursors);
    },
    async () => table.count({ where }),
  );
}

/** A page that is read once, when the first of its parts is looked at. */
export function onDemand<Row>(read: () => Promise<Shown<Row>>, totalCount: () => Promise<number>): List<Row> {
  let found: Promise<Shown<Row>> | undefined;
  const shown = (): Promise<Shown<Row>> => {
    found ??= read();
    return found;
  };
  return {
    get edges() {
      return shown().then(({ edges }) => edges);
    },
    get pageInfo() {
      return shown().then(({ pageInfo }) => pageInfo);
    },
    totalCount,
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

/** Rows that a record has through others which lead to them, such as those below a committee through the stays of a day. */
export interface Through {
  /** The relation of the record. */
  relation: string;
  /** What each of them leads to. */
  to: string;
  /** Which of them. */
  where: object;
  /** As rows that hang on the record they are counted so. */
  counted: CountedBy;
}

/** A list that hangs on a record and is read together with it. */
export interface RelatedList<Where extends object> extends Rows<Where> {
  /** Left out where they hang on the record itself. */
  through?: Through;
  /** As in `ListOf`. */
  name: string;
  order: Order;
  /** All that the client gave. */
  args: Page;
  /** What to read for the sort keys, where the fields of the row are not enough and cursors are asked for. */
  reading?: { omit?: object; include?: object };
}

/**
 * What a page of a list that hangs on a record asks of the database: one condition, so that the pages of many records
 * are one statement.
 * @throws InvalidInput as `list` does
 */
export function relatedRange<Where extends object>(
  { name, order, args, ...rows }: RelatedList<Where>,
  context: OperationContext,
): Range<Where> {
  const wanted = readPage(name, order, args, context.cursors);
  const where = whereOf(rows, context);
  const ranges = rangesOf(order, wanted);
  // An OR of nothing would be no condition at all.
  const places = ranges.length === 0 ? { id: { in: [] } } : { OR: ranges.map((range) => ({ AND: range.where })) };
  const between = wanted.after === null && wanted.before === null ? where : every<Where>([where, places]);
  return { where: between, orderBy: ordering(order, wanted.forward), take: wanted.size + 1 };
}

/** The page that `relatedRange` asked for, of the rows it has brought. */
export function relatedPage<Row extends { id: string }>(
  { name, order, args }: Pick<RelatedList<object>, 'name' | 'order' | 'args'>,
  rows: readonly Row[],
  { cursors }: Pick<OperationContext, 'cursors'>,
): Pick<Shown<Row>, 'edges' | 'pageInfo'> {
  return show(rows, order, readPage(name, order, args, cursors), cursors);
}

/** A page of a list whose rows lie in this node's memory. */
export interface PageOfList<Row> extends Pick<Shown<Row>, 'edges' | 'pageInfo'> {
  totalCount: number;
}

/**
 * The page at one end of a list whose rows lie in memory, all of them and in its order.
 * @param shownAs - what a row of the page is shown as.
 */
export function pageInMemory<Row, As extends { id: string }>(
  { name, order, args }: Pick<RelatedList<object>, 'name' | 'order' | 'args'>,
  rows: readonly Row[],
  shownAs: (row: Row) => As,
  { cursors }: Pick<OperationContext, 'cursors'>,
): PageOfList<As> {
  const wanted = readPage(name, order, args, cursors);
  const most = wanted.size + 1;
  // As the database brings them: what is read from the end comes the last one first.
  const read = wanted.forward ? rows.slice(0, most) : rows.slice(-most).reverse();
  return { ...show(read.map(shownAs), order, wanted, cursors), totalCount: rows.length };
}
