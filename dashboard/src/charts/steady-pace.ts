/** Asks again for what moves: at most so often, never twice at once, and always once more after the last wish. */
export class SteadyPace {
  #isAsking = false;
  #isWanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;
  readonly #ask: () => Promise<unknown>;
  readonly #everyMs: number;

  /** @param everyMs - least time between two questions, ms. */
  constructor(ask: () => Promise<unknown>, everyMs: number) {
    this.#ask = ask;
    this.#everyMs = everyMs;
  }

  /** Says that what is known is old. A wish while another one waits is served by the same question. */
  want(): void {
    this.#isWanted = true;
    this.#plan();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #plan(): void {
    if (this.#isStopped || !this.#isWanted || this.#isAsking || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#go(), Math.max(0, this.#askedAt + this.#everyMs - performance.now()));
  }

  async #go(): Promise<void> {
    this.#timer = undefined;
    this.#isWanted = false;
    this.#isAsking = true;
    this.#askedAt = performance.now();
    try {
      await this.#ask();
    } finally {
      this.#isAsking = false;
      this.#plan();
    }
  }
}
