import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** How finely the loop is watched, ms. */
const RESOLUTION_MS = 10;
/** How long a longest delay is remembered at least, ms; twice as long at most. */
const REMEMBERED_MS = 30_000;

/** How long this process does one thing without turning to another: everybody waits meanwhile. */
export class LoopDelay {
  readonly #now: IntervalHistogram = watched();
  readonly #timer: NodeJS.Timeout;
  #beforeMs = 0;

  constructor() {
    this.#timer = setInterval(() => {
      this.#beforeMs = longestOf(this.#now);
      this.#now.reset();
    }, REMEMBERED_MS);
    this.#timer.unref();
  }

  /** The longest of the last half minute, or of the last minute, ms. Reading it changes nothing. */
  get longestMs(): number {
    return Math.max(this.#beforeMs, longestOf(this.#now));
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#now.disable();
  }
}

function watched(): IntervalHistogram {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return histogram;
}

/** The time that was wanted is part of what is recorded. */
function longestOf({ max }: IntervalHistogram): number {
  return Math.max(0, max / 1e6 - RESOLUTION_MS);
}
