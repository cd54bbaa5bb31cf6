import type { Curve } from './even-pace.ts';

/**
 * Curves that were asked for once and go on with the figures of frames: what a day ended with is kept when the next one begins. So a board
 * asks for nothing when somebody is admitted. Whoever is entered with a day that is over stands at the day on which it was heard, until
 * the curves are asked for again.
 */
export class LiveCurves {
  readonly #curves: Map<string, Curve>;
  /** The day and the count that a committee was heard of last. */
  readonly #heard = new Map<string, { day: string; count: number }>();

  constructor(asked: Iterable<readonly [committeeId: string, curve: Curve]>) {
    this.#curves = new Map(asked);
  }

  /** The curve of a committee up to the day before the one that runs; undefined where there is none. */
  of(committeeId: string): Curve | undefined {
    return this.#curves.get(committeeId);
  }

  /** Hears of the figure of a committee. @param day - the day in Vietnam, by the server's clock. */
  hear(committeeId: string, day: string, count: number): void {
    const before = this.#heard.get(committeeId);
    this.#heard.set(committeeId, { day, count });
    if (before === undefined || before.day >= day) return;
    const curve = this.#curves.get(committeeId);
    if (curve !== undefined) this.#curves.set(committeeId, ended(curve, before));
  }
}

/** A curve on which a day has ended with so many. */
function ended({ days, cumulative }: Curve, { day, count }: { day: string; count: number }): Curve {
  const kept = days.findLastIndex((one) => one < day) + 1;
  return { days: [...days.slice(0, kept), day], cumulative: [...cumulative.slice(0, kept), count] };
}
