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
    { cacheKeyFn: (key) => `${groupOf(key)}:${key[whose]}` },
  );
}
