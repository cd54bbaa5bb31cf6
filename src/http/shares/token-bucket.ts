/** An allowance that refills steadily. What is owed beyond it is paid off first, and is never more than it holds. */
export class TokenBucket {
  readonly most: number;
  readonly #perMs: number;
  #left: number;
  #atMs: number;

  /**
   * @param perSecond - how fast it refills.
   * @param most - what it holds when it is full, as it is at first.
   * @param nowMs - of a clock that only goes forward.
   */
  constructor(perSecond: number, most: number, nowMs: number) {
    this.#perMs = perSecond / 1_000;
    this.most = most;
    this.#left = most;
    this.#atMs = nowMs;
  }

  /** What is left; less than nothing when something is owed. */
  left(nowMs: number): number {
    return Math.min(this.most, this.#left + (nowMs - this.#atMs) * this.#perMs);
  }

  /** Takes what something costs. False when there is not as much; what costs more than it holds is taken when it is full. */
  take(cost: number, nowMs: number): boolean {
    if (this.msUntil(cost, nowMs) > 0) return false;
    this.owe(cost, nowMs);
    return true;
  }

  /** Takes what something costs, whether there is as much or not. */
  owe(cost: number, nowMs: number): void {
    this.#left = Math.max(this.left(nowMs) - cost, -this.most);
    this.#atMs = nowMs;
  }

  /** Gives back what was taken for nothing. */
  giveBack(cost: number, nowMs: number): void {
    this.#left = Math.min(this.left(nowMs) + cost, this.most);
    this.#atMs = nowMs;
  }

  /** How long it takes until so much is left, or until it is full, ms; 0 when it is so now. */
  msUntil(cost: number, nowMs: number): number {
    return Math.max(0, (Math.min(cost, this.most) - this.left(nowMs)) / this.#perMs);
  }
}
