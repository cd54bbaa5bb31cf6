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

export function ordering({ keys, nullable = false }: Order, forward: boolean): object[] {
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
