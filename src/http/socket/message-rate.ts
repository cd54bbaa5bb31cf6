/** Messages that may come at once, in seconds' worth: a client that comes back opens all its boards in one moment. */
const AT_ONCE_S = 4;

/** How many messages a connection may still send; refilled steadily. */
export class MessageRate {
  readonly #perMs: number;
  readonly #most: number;
  #left: number;
  #atMs = performance.now();

  constructor(perSecond: number) {
    this.#perMs = perSecond / 1_000;
    this.#most = perSecond * AT_ONCE_S;
    this.#left = this.#most;
  }

  /** Counts a message. False when it is one too many. */
  take(): boolean {
    const nowMs = performance.now();
    this.#left = Math.min(this.#most, this.#left + (nowMs - this.#atMs) * this.#perMs) - 1;
    this.#atMs = nowMs;
    return this.#left >= 0;
  }
}
