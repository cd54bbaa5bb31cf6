interface Timer {
  atMs: number;
  order: number;
  callback: () => void;
}

/**
 * Time that passes only from one event to the next. Between two events everything that promises have set in motion comes
 * to rest, so that a run depends on nothing but its seed.
 */
export class VirtualTime {
  #nowMs: number;
  #order = 0;
  /** A binary heap: the earliest timer first, among equals the one that was set first. */
  readonly #heap: Timer[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#nowMs;
  }

  /** Calls back once after `ms`, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, Math.ceil(ms)), order: this.#order++, callback };
    this.#push(timer);
    return () => {
      timer.callback = nothing;
    };
  }

  /** Resolves after `ms`. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  /** Lets time pass until a moment, or until `over` says so. */
  async run(untilMs: number, over: () => boolean): Promise<void> {
    await rest();
    for (let next = this.#heap[0]; next && next.atMs <= untilMs && !over(); next = this.#heap[0]) {
      this.#pop();
      if (next.callback === nothing) continue;
      this.#nowMs = next.atMs;
      next.callback();
      await rest();
    }
    if (!over()) this.#nowMs = untilMs;
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(timer, heap[above] as Timer)) break;
      heap[at] = heap[above] as Timer;
      at = above;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Timer;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Timer, heap[below] as Timer)) below += 1;
      if (!isBefore(heap[below] as Timer, last)) break;
      heap[at] = heap[below] as Timer;
      at = below;
    }
    heap[at] = last;
  }
}

const nothing = (): void => {};

function isBefore(one: Timer, other: Timer): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/**
 * Resolves when no promise has anything left to do: Node runs what waits for `nextTick` only when the queue of
 * microtasks is empty. Called from a microtask, as after every `await`, this is exact and needs no turn of the event loop.
 */
function rest(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
