/** A stream of chance that is the same for the same key, on every machine. Integer arithmetic only. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, as often as its weight (a whole number, not negative) says. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** The items in another order; the argument stays as it is. */
  shuffled<T>(items: readonly T[]): T[];
}

/**
 * Every subject and person has a stream of its own, so that a change in one does not run through all the others.
 *
 * @param key names the stream
 */
export function createRandom(key: string): Random {
  let state = fnv1a(key);
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (min: number, max: number): number => min + (next() % (max - min + 1));
  const at = <T>(items: readonly T[], index: number): T => {
    if (index >= items.length) throw new RangeError(`nothing to choose from in ${key}`);
    return items[index] as T;
  };

  return {
    int,
    chance: (percent) => int(0, 99) < percent,
    pick: (items) => at(items, int(0, Math.max(0, items.length - 1))),
    weighted(items, weightOf) {
      const total = items.reduce((sum, item) => sum + weightOf(item), 0);
      let left = int(0, Math.max(0, total - 1));
      const index = items.findIndex((item) => {
        left -= weightOf(item);
        return left < 0;
      });
      return at(items, index < 0 ? items.length : index);
    },
    shuffled(items) {
      const order = [...items];
      for (let i = order.length - 1; i > 0; i -= 1) {
        const j = int(0, i);
        [order[i], order[j]] = [at(order, j), at(order, i)];
      }
      return order;
    },
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}
