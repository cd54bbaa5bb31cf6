import { RequestError } from './request-error.ts';

/**
 * What an operation has cost so far, in fields of the database's rows. What was counted before it ran is one account, what
 * it was charged as it ran the other: fields at places that no document names are in the second alone.
 */
export class CostMeter {
  /** The most it may cost. */
  readonly limit: number;
  #counted = 0;
  #charged = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The larger of the two accounts, in whole units. */
  get requested(): number {
    return whole(Math.max(this.#counted, this.#charged));
  }

  /**
   * Takes down what an operation was found to cost before it runs.
   * @param least - the part that fields are not charged for as they run.
   * @throws RequestError QUERY_TOO_COMPLEX
   */
  begin(counted: number, least: number): void {
    this.#refuseBeyond(counted);
    this.#counted = counted;
    this.#charged = least;
  }

  /**
   * Charges a field before it does anything. One that is refused has not been charged.
   * @throws RequestError QUERY_TOO_COMPLEX
   */
  charge(cost: number): void {
    this.#refuseBeyond(this.#charged + cost);
    this.#charged += cost;
  }

  #refuseBeyond(cost: number): void {
    const { limit } = this;
    const requested = whole(cost);
    if (requested <= limit) return;
    throw new RequestError('QUERY_TOO_COMPLEX', (texts) => texts.tooCostly(requested, limit), {
      cost: { requested, limit },
    });
  }
}

/** Tenths do not add up exactly. */
function whole(cost: number): number {
  return Math.ceil(cost - 1e-6);
}
