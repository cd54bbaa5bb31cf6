import type { FeedClock, FeedDatabase } from './ports.ts';

/** Longest pause between two tries to get the turn, ms. */
const LONGEST_PAUSE_MS = 20;

/**
 * Turns committed changes into positions. Any node may do it at any time; the database lets one session at a time.
 * A burst of writers shares steps, which begin at least `paceMs` apart; the first after a quiet time begins at once.
 */
export class Sequencer {
  readonly #database: FeedDatabase;
  readonly #clock: FeedClock;
  readonly #paceMs: number;
  #running: Promise<number> | null = null;
  #next: Promise<number> | null = null;
  #startedAtMs = Number.NEGATIVE_INFINITY;

  constructor(database: FeedDatabase, clock: FeedClock, paceMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#paceMs = paceMs;
  }

  /** Resolves with a position that includes everything committed before the call. */
  include(): Promise<number> {
    // A step that is already under way may have looked before the caller's commit: only one that begins later counts.
    this.#next ??= this.#following(this.#running);
    return this.#next;
  }

  async #following(running: Promise<number> | null): Promise<number> {
    await running?.catch(() => {});
    const waitMs = this.#startedAtMs + this.#paceMs - this.#clock.now();
    // A clock that was set back must not hold the feed up.
    if (waitMs > 0) await this.#pause(Math.min(waitMs, this.#paceMs));
    const step = this.#step();
    this.#running = step;
    this.#next = null;
    return step;
  }

  async #step(): Promise<number> {
    this.#startedAtMs = this.#clock.now();
    for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const seq = await this.#database.sequence();
      if (seq !== null) return seq;
      await this.#pause(wait);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve));
  }
}
