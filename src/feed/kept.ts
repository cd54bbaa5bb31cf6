/** How long something that was made may serve those who come later, ms from the end of its making. */
const KEPT_MS = 1_000;
/** Rows that are kept together: about as much memory as one frame of the largest board ten times. */
const MOST_ROWS = 50_000;

interface Entry<V> {
  value: V;
  rows: number;
  madeAtMs: number;
}

/** What was made of rows a moment ago, for those who need the same. The oldest goes first when there is too much. */
export class Kept<V> {
  readonly #entries = new Map<string, Entry<V>>();
  #rows = 0;

  /** What is kept under a key; undefined when there is nothing, or it is too old. */
  get(key: string, nowMs: number): V | undefined {
    const entry = this.#entries.get(key);
    return entry && isFresh(entry, nowMs) ? entry.value : undefined;
  }

  /** Keeps what was made of so many rows. */
  put(key: string, value: V, rows: number, nowMs: number): void {
    this.#drop(key);
    // A heartbeat has no rows and still takes room.
    this.#entries.set(key, { value, rows: rows + 1, madeAtMs: nowMs });
    this.#rows += rows + 1;
    for (const oldest of this.#entries.keys()) {
      if (this.#rows <= MOST_ROWS) break;
      this.#drop(oldest);
    }
  }

  /** Lets go of what is too old. */
  sweep(nowMs: number): void {
    for (const [key, entry] of this.#entries) if (!isFresh(entry, nowMs)) this.#drop(key);
  }

  #drop(key: string): void {
    this.#rows -= this.#entries.get(key)?.rows ?? 0;
    this.#entries.delete(key);
  }
}

/** What was made after now was made before the clock was set back: nobody knows how long ago. */
function isFresh({ madeAtMs }: Entry<unknown>, nowMs: number): boolean {
  return madeAtMs <= nowMs && nowMs - madeAtMs < KEPT_MS;
}
