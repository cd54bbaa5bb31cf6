import type { FeedClock } from '../../feed/ports.ts';
import { TokenBucket } from './token-bucket.ts';
import type { Viewer } from './viewer.ts';

/** What viewers may spend. */
export interface BudgetLimits {
  /** What comes back in a second. */
  perSecond: number;
  /** What may be spent at once. */
  atOnce: number;
  /** For how many viewers one counts. */
  factorOf(viewer: Viewer): number;
}

/** What is left of a budget, as `extensions.cost` says it. */
export interface BudgetLeft {
  left: number;
  /** In how many seconds it is full again. */
  fullAfter: number;
}

/** Fewer are not looked through for those that may be forgotten. */
const LEAST_LOOKED_THROUGH = 1_000;

/** What each viewer may spend on this node. A budget that is full is the same as one nobody knows of. */
export class Budgets {
  readonly #limits: BudgetLimits;
  readonly #clock: FeedClock;
  readonly #buckets = new Map<Viewer, TokenBucket>();
  #lookThroughAt = LEAST_LOOKED_THROUGH;

  constructor(limits: BudgetLimits, clock: FeedClock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Takes what something costs. False when too little is left. */
  take(viewer: Viewer, cost: number): boolean {
    return this.#of(viewer).take(cost, this.#clock.now());
  }

  /** Takes what something has cost, whether there was as much or not. */
  owe(viewer: Viewer, cost: number): void {
    this.#of(viewer).owe(cost, this.#clock.now());
  }

  /** Gives back what was taken for something that was not done. */
  giveBack(viewer: Viewer, cost: number): void {
    this.#buckets.get(viewer)?.giveBack(cost, this.#clock.now());
  }

  /** How long it takes until a viewer has so much, ms; 0 when it has it now. */
  msUntil(viewer: Viewer, cost: number): number {
    return this.#buckets.get(viewer)?.msUntil(cost, this.#clock.now()) ?? 0;
  }

  /** What a viewer has left, in whole units. */
  leftOf(viewer: Viewer): BudgetLeft {
    const bucket = this.#of(viewer);
    const nowMs = this.#clock.now();
    return {
      left: Math.floor(bucket.left(nowMs)),
      fullAfter: Math.ceil(bucket.msUntil(bucket.most, nowMs) / 1_000),
    };
  }

  #of(viewer: Viewer): TokenBucket {
    const known = this.#buckets.get(viewer);
    if (known) return known;
    this.#forgetFull();
    const { perSecond, atOnce, factorOf } = this.#limits;
    const factor = factorOf(viewer);
    const bucket = new TokenBucket(perSecond * factor, atOnce * factor, this.#clock.now());
    this.#buckets.set(viewer, bucket);
    return bucket;
  }

  #forgetFull(): void {
    if (this.#buckets.size < this.#lookThroughAt) return;
    const nowMs = this.#clock.now();
    for (const [viewer, bucket] of this.#buckets) {
      if (bucket.left(nowMs) >= bucket.most) this.#buckets.delete(viewer);
    }
    this.#lookThroughAt = Math.max(LEAST_LOOKED_THROUGH, 2 * this.#buckets.size);
  }
}
