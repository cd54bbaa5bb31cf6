import type pg from 'pg';

/** What is locked, in the one order in which everybody locks (docs/architecture.md, "The order of locks"). */
const ORDER = [
  'key',
  'tree',
  'sheet',
  'committee',
  'area',
  'calendar',
  'quota',
  'officer',
  'person',
  'candidate',
  'admission',
  'member',
  'centre',
  'class',
  'programme',
  'inspection',
  'grant',
  'subject',
] as const;

/** One of the things that are locked. */
export type Lockable = (typeof ORDER)[number];

/** What is to be locked; of several of a kind which one, or null where one statement locks them in order. */
interface Locking {
  what: Lockable;
  id: string | null;
}

/** A way to lock one record by its id, in its place of the order. Null when there is none. */
export interface Lock<Found> {
  (tx: pg.ClientBase, id: string): Promise<Found | null>;
  readonly what: Lockable;
  /** Locks several in one statement, in the order of their ids; null in the place of each that there is none of. */
  all?(tx: pg.ClientBase, ids: readonly string[]): Promise<(Found | null)[]>;
}

/** Says of what `take` is the lock. */
export function lockOf<Found>(
  what: Lockable,
  take: (tx: pg.ClientBase, id: string) => Promise<Found | null>,
): Lock<Found> {
  const lock = async (tx: pg.ClientBase, id: string): Promise<Found | null> => {
    locking(tx, what, id);
    return take(tx, id);
  };
  return Object.assign(lock, { what });
}

/** Says of what `take` is the lock, of one as of several: it locks them in one statement, in the order of their ids. */
export function lockOfAll<Found extends { id: string }>(
  what: Lockable,
  take: (tx: pg.ClientBase, ids: readonly string[]) => Promise<readonly Found[]>,
): Lock<Found> {
  const all = async (tx: pg.ClientBase, ids: readonly string[]): Promise<(Found | null)[]> => {
    for (const id of ids) locking(tx, what, id);
    const found = new Map((await take(tx, ids)).map((one) => [one.id, one]));
    return ids.map((id) => found.get(id) ?? null);
  };
  return Object.assign(
    lockOf(what, async (tx, id) => (await take(tx, [id]))[0] ?? null),
    { all },
  );
}

/** Which of two is locked first: negative where it is the first of them. */
export function compareLocks(one: Locking, other: Locking): number {
  const places = ORDER.indexOf(one.what) - ORDER.indexOf(other.what);
  if (places !== 0 || one.id === null || other.id === null) return places;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

const lastOf = new WeakMap<pg.ClientBase, Locking>();

/** Begins anew on a connection: its transaction has begun. */
export function lockingBegins(tx: pg.ClientBase): void {
  lastOf.delete(tx);
}

/**
 * Says that a lock is about to be taken.
 * @throws Error where the last one comes after it in the order: two that lock so may wait for each other in a circle.
 */
export function locking(tx: pg.ClientBase, what: Lockable, id: string | null = null): void {
  const last = lastOf.get(tx);
  if (last !== undefined && compareLocks({ what, id }, last) < 0) {
    throw new Error(`locks out of order: ${what} ${id ?? ''} after ${last.what} ${last.id ?? ''}`);
  }
  lastOf.set(tx, { what, id });
}
