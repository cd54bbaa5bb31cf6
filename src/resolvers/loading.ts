import DataLoader from 'dataloader';
import type { Viewer } from '../access/viewer.ts';
import type { Database } from '../db/client.ts';
import type { Turns } from '../feed/turns.ts';

/** What loaders load from, and for whom. */
export interface Loading {
  prisma: Database['prisma'];
  pool: Database['pool'];
  /** Null without a token. */
  viewer: Viewer | null;
  turns: Turns;
}

/** What loaders of records need: which are asked for by ids, by whoever was shown what they belong to. */
export interface RecordLoading extends Pick<Loading, 'prisma' | 'pool'> {
  /** When a batch is loaded, and for whom; as soon as everything that is ready has asked where it is left out. */
  schedule?: ((load: () => void) => void) | undefined;
}

/** How the batches of a loader are made up. */
export function batchesOf({ schedule }: RecordLoading): { batchScheduleFn?: (load: () => void) => void } {
  return schedule ? { batchScheduleFn: schedule } : {};
}

/**
 * One statement for all committees or candidates that are asked about with the same argument. Null where one has no row.
 * @param whose - the field that names them, in keys and rows.
 */
export function byGroup<
  Whose extends 'committeeId' | 'candidateId',
  K extends Record<Whose, string>,
  G,
  R extends Record<Whose, string>,
>(
  whose: Whose,
  groupOf: (key: K) => G,
  load: (group: G, ids: string[]) => Promise<R[]>,
  batches: ReturnType<typeof batchesOf> = {},
): DataLoader<K, R | null, string> {
  return new DataLoader<K, R | null, string>(
    async (keys) => {
      const groups = new Map<G, string[]>();
      for (const key of keys) {
        const group = groupOf(key);
        groups.set(group, [...(groups.get(group) ?? []), key[whose]]);
      }
      const found = new Map<G, Map<string, R>>();
      for (const [group, ids] of groups) {
        found.set(group, new Map((await load(group, ids)).map((row) => [row[whose], row])));
      }
      return keys.map((key) => found.get(groupOf(key))?.get(key[whose]) ?? null);
    },
    { ...batches, cacheKeyFn: (key) => `${groupOf(key)}:${key[whose]}` },
  );
}

/** Whose rows are asked for together. */
export interface Among<G> {
  ids: readonly string[];
  group: G;
}

/**
 * One statement for the rows of all committees or candidates that several ask about with the same argument: each is given those of
 * the ones that it named, in the order of these.
 * @param whose - the field that names them in rows.
 */
export function rowsAmong<Whose extends 'committeeId' | 'candidateId', G, R extends Record<Whose, string>>(
  whose: Whose,
  load: (group: G, ids: string[]) => Promise<R[]>,
  batches: ReturnType<typeof batchesOf>,
): DataLoader<Among<G>, R[]> {
  return new DataLoader<Among<G>, R[]>(
    async (asked) => {
      const groups = new Map<G, Set<string>>();
      for (const { group, ids } of asked) {
        const all = groups.get(group) ?? new Set();
        groups.set(group, all);
        for (const id of ids) all.add(id);
      }
      const found = new Map<G, Map<string, R[]>>();
      for (const [group, ids] of groups) {
        const rows = new Map<string, R[]>();
        for (const row of ids.size === 0 ? [] : await load(group, [...ids])) {
          const own = rows.get(row[whose]);
          if (own) own.push(row);
          else rows.set(row[whose], [row]);
        }
        found.set(group, rows);
      }
      return asked.map(({ group, ids }) => ids.flatMap((id) => found.get(group)?.get(id) ?? []));
    },
    { ...batches, cache: false },
  );
}
