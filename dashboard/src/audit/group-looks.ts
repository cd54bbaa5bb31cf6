/** What an entry of the access log says. */
interface Entry {
  at: string;
  viewer: string;
  candidateId: string;
  group: string;
  operation: string;
}

/** Everything that one viewer has seen of one person's file. */
export interface Looks<E extends Entry> {
  /** Unique among the looks. */
  key: string;
  /** The latest entry. */
  last: E;
  /** Parts of the file. */
  groups: ReadonlySet<E['group']>;
  /** At how many moments. */
  times: number;
}

/** Entries by person and viewer, the order kept: one look at a file leaves an entry for each of its parts. */
export function groupLooks<E extends Entry>(entries: readonly E[]): Looks<E>[] {
  const found = new Map<string, E[]>();
  for (const entry of entries) {
    const key = `${entry.candidateId} ${entry.viewer}`;
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return [...found].flatMap(([key, all]) => {
    const [last] = all;
    if (last === undefined) return [];
    const groups = new Set(all.map(({ group }) => group));
    return [{ key, last, groups, times: new Set(all.map(({ at }) => at)).size }];
  });
}

/**
 * A short mark by which people can speak of a file whose person they may not see: six digits, the same each time. Not a
 * number of anything: two files among a million may share one.
 */
export function fileMark(candidateId: string): string {
  let mark = 0;
  for (const letter of candidateId) mark = (mark * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000;
  const digits = String(mark).padStart(6, '0');
  return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}
