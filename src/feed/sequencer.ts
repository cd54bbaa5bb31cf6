import { setTimeout as pause } from 'node:timers/promises';
import type { FeedDatabase } from './ports.ts';

/** Longest pause between two tries to get the turn, ms. */
const LONGEST_PAUSE_MS = 20;

/**
 * Turns committed changes into positions. Any node may do it at any time; the database lets one session at a time.
 * Calls during a step share the next one, so that a burst of writers costs few steps.
 */
export class Sequencer {
  readonly #database: FeedDatabase;
  #running: Promise<number> | null = null;
  #next: Promise<number> | null = null;

  constructor(database: FeedDatabase) {
    this.#database = database;
  }

  /** Resolves with a position that includes everything committed before the call. */
  include(): Promise<number> {
    // A step that is already under way may have looked before the caller's commit: only the one after it counts.
    if (this.#running) {
      this.#next ??= this.#running.then(
        () => this.#start(),
        () => this.#start(),
      );
      return this.#next;
    }
    return this.#start();
  }

  #start(): Promise<number> {
    this.#next = null;
    const step = this.#step().finally(() => {
      if (this.#running === step) this.#running = null;
    });
    this.#running = step;
    return step;
  }

  async #step(): Promise<number> {
    for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const seq = await this.#database.sequence();
      if (seq !== null) return seq;
      await pause(wait);
    }
  }
}
