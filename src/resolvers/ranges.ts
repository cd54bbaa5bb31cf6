/** What a list is sorted by: its keys, then the id, all in one direction, so that one index is read from either end. */
export interface Order {
  /** Tells the orders of one list apart. */
  name: string;
  /** The first decides; the next ones where it is equal. */
  keys: readonly SortKey[];
  direction: Direction;
  /** Whether keys may be null, then all of a row. Such rows stand at the end in either direction. */
  nullable?: boolean;
}

/** A field of the row, or of the one record that a field leads to. */
export type SortKey = string | readonly [relation: string, field: string];

/** Upwards: letters from A, days from the earliest. */
export type Direction = 'asc' | 'desc';

/** Where a row stands in its list, or stood when its cursor was made. */
export interface Place {
  keys: readonly (string | number | Date | null)[];
  id: string;
}

/** A piece of a list, from its front or from its end. */
export interface Between {
  forward: boolean;
  after: Place | null;
  before: Place | null;
}

/** What a list asks of the database for a page. */
export interface Range<Where> {
  where: Where;
  orderBy: object[];
  take: number;
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
export function rangesOf(order: Order, { after, before, forward }: Between): Conditions[] {
  if (after === null && before === null && !(order.nullable && order.direction === 'desc')) {
    return [{ where: [], orderBy: ordering(order, forward) }];
  }
  const parts: readonly Part[] = order.nullable ? ['KNOWN', 'NULL'] : ['KNOWN'];
  const ranges = parts.flatMap((part): Conditions[] => {
    const within = { ...order, keys: part === 'KNOWN' ? order.keys : [], nullable: false };
    const bounds = [bound(part, within, after, true), bound(part, within, before, false)];
    if (bounds.includes(null)) return [];
    const only = order.nullable ? [isNull(order, part === 'NULL')] : [];
    const where = [...only, ...bounds.filter((one) => one !== null).flat()];
    return [{ where, orderBy: ordering(within, forward) }];
  });
  return forward ? ranges : ranges.reverse();
}

type Part = 'KNOWN' | 'NULL';

/** The conditions for rows of a part beyond a place: none for all of them; null when none can be there. */
function bound(part: Part, order: Order, place: Place | null, behind: boolean): object[] | null {
  if (place === null) return [];
  const at: Part = place.keys.includes(null) ? 'NULL' : 'KNOWN';
  if (part === at) return [beyond(order, place, behind)];
  return (part === 'NULL') === behind ? [] : null;
}

/** `a >= A AND (a > A OR (b >= B AND (b > B OR id > I)))`: the way in which an index is entered at the place. */
function beyond(order: Order, place: Place, behind: boolean, n = 0): object {
  const key = order.keys[n];
  const upwards = (order.direction === 'asc') === behind;
  if (key === undefined) return { id: { [upwards ? 'gt' : 'lt']: place.id } };
  const value = place.keys[n];
  return {
    AND: [
      onField(key, { [upwards ? 'gte' : 'lte']: value }),
      { OR: [onField(key, { [upwards ? 'gt' : 'lt']: value }), beyond(order, place, behind, n + 1)] },
    ],
  };
}

function isNull({ keys: [key] }: Order, wanted: boolean): object {
  if (key === undefined) throw new Error('an order without a key cannot be null');
  return onField(key, wanted ? null : { not: null });
}

/** What to sort by, so that the page comes from its front, or from its end. */
export function ordering({ keys, direction, nullable = false }: Order, forward: boolean): object[] {
  const nulls = forward ? 'last' : 'first';
  const sort: Direction = (direction === 'asc') === forward ? 'asc' : 'desc';
  return [...keys.map((key) => onField(key, nullable ? { sort, nulls } : sort)), { id: sort }];
}

function onField(key: SortKey, value: unknown): object {
  return typeof key === 'string' ? { [key]: value } : { [key[0]]: { [key[1]]: value } };
}
