/** Who waits: the `sub` of a token, null for everybody without one, undefined for who has no share. */
type Viewer = string | null | undefined;

/**
 * Gives out the places of a pool. Nobody has more than a share of them at once; who waits for one is served by viewers
 * in turn, so that a viewer who asks for much waits for itself.
 */
export class PoolShares {
  readonly #most: number;
  readonly #shareOf: (viewer: string | null) => number;
  readonly #held = new Map<Viewer, number>();
  /** In the order of their turns. */
  readonly #waiting = new Map<Viewer, Set<() => void>>();
  #taken = 0;

  /**
   * @param most - places there are
   * @param shareOf - places a viewer has at most
   */
  constructor(most: number, shareOf: (viewer: string | null) => number) {
    this.#most = most;
    this.#shareOf = shareOf;
  }

  /** Places that are given out. */
  get taken(): number {
    return this.#taken;
  }

  /** How many wait for a place. */
  get waiting(): number {
    let count = 0;
    for (const queue of this.#waiting.values()) count += queue.size;
    return count;
  }

  /**
   * Calls back when there is a place: at once, or later.
   * @returns takes the wish back, before it came true; null where it was at once
   */
  take(viewer: Viewer, go: () => void): (() => void) | null {
    const queue = this.#waiting.get(viewer) ?? new Set();
    if (queue.size === 0 && this.#hasPlaceFor(viewer)) {
      this.#give(viewer, go);
      return null;
    }
    this.#waiting.set(viewer, queue.add(go));
    return () => {
      queue.delete(go);
      if (queue.size === 0 && this.#waiting.get(viewer) === queue) this.#waiting.delete(viewer);
    };
  }

  /** A place is free again. */
  giveBack(viewer: Viewer): void {
    this.#taken -= 1;
    const left = (this.#held.get(viewer) ?? 1) - 1;
    if (left === 0) this.#held.delete(viewer);
    else this.#held.set(viewer, left);
    this.#serveNext();
  }

  #serveNext(): void {
    for (const [viewer, queue] of this.#waiting) {
      if (!this.#hasPlaceFor(viewer)) continue;
      const [go] = queue;
      if (go === undefined) continue;
      queue.delete(go);
      // Its next turn is after everybody else's.
      this.#waiting.delete(viewer);
      if (queue.size > 0) this.#waiting.set(viewer, queue);
      this.#give(viewer, go);
      return;
    }
  }

  #hasPlaceFor(viewer: Viewer): boolean {
    if (this.#taken >= this.#most) return false;
    return viewer === undefined || (this.#held.get(viewer) ?? 0) < this.#shareOf(viewer);
  }

  #give(viewer: Viewer, go: () => void): void {
    this.#taken += 1;
    this.#held.set(viewer, (this.#held.get(viewer) ?? 0) + 1);
    go();
  }
}
