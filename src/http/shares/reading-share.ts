import type { FeedClock } from '../../feed/ports.ts';
import { Budgets } from './budgets.ts';
import { OwingLine } from './owing-line.ts';
import { counted, type ShareCounts } from './share-counts.ts';
import { refuseLate, tooMuchToRead } from './too-many-operations.ts';
import { type EndTurn, NoTurn, TurnQueue } from './turn-queue.ts';
import type { Viewer } from './viewer.ts';

/** Time that a viewer must have left to have something read, ms: about what a usual document takes. */
const LEAST_MS = 1;

/** How much time there is for reading. */
export interface ReadingLimits {
  /** Time of a viewer that comes back in a second, ms. */
  msPerSecond: number;
  /** Time of a viewer when it has not had anything read for a while, ms. */
  msAtOnce: number;
  /** How long a document waits to be read, ms. */
  waitMs: number;
  /** How many documents of one viewer may wait to be read. */
  waitingOfViewer(viewer: Viewer): number;
  /** For how many viewers one counts. */
  factorOf(viewer: Viewer): number;
}

/** What time is measured with. */
export interface ReadingClocks {
  clock: FeedClock;
  /** Time that this process has worked, ms: what it was kept from working is not for a viewer to pay. */
  cpuMs(): number;
}

/** What becomes of a document whose viewer has no time left to have it read: a socket and a live board can wait, a request cannot. */
export type WithoutTime = 'WAITS' | 'IS_REFUSED';

/**
 * The time of this process in which documents are read that it has not seen before: to parse and to validate one takes
 * longer than to refuse what it asks for. A viewer has one read at a time, and pays with the time that it took.
 */
export class ReadingShare {
  readonly #limits: ReadingLimits;
  readonly #counts: ShareCounts;
  readonly #clocks: ReadingClocks;
  readonly #readers: TurnQueue;
  readonly #times: Budgets;
  readonly #owing: OwingLine;

  constructor(limits: ReadingLimits, counts: ShareCounts, clocks: ReadingClocks) {
    const { msPerSecond, msAtOnce, waitingOfViewer, factorOf } = limits;
    const { clock } = clocks;
    this.#limits = limits;
    this.#counts = counts;
    this.#clocks = clocks;
    this.#readers = new TurnQueue({ atOnce: Number.POSITIVE_INFINITY, ofViewer: () => 1, waitingOfViewer }, clock);
    this.#times = new Budgets({ perSecond: msPerSecond, atOnce: msAtOnce, factorOf }, clock);
    // Only who has the turn waits there.
    this.#owing = new OwingLine(() => 1, clock);
  }

  /**
   * Has a document read when its viewer has time left for that and nothing else is read for it.
   * @param work - is handed what reads within the time of the viewer
   * @throws NoTurn when it has waited for too long, or too many of its viewer wait
   * @throws RequestError TOO_MANY_OPERATIONS where it does not wait
   */
  async read<T>(
    viewer: Viewer,
    withoutTime: WithoutTime,
    work: (inTime: (read: () => T) => T) => Promise<T>,
  ): Promise<T> {
    const { clock } = this.#clocks;
    const untilMs = clock.now() + this.#limits.waitMs;
    if (withoutTime === 'IS_REFUSED') this.#refuseWithoutTime(viewer);
    const endTurn = await this.#enter(viewer, withoutTime);
    try {
      if (withoutTime === 'IS_REFUSED') this.#refuseWithoutTime(viewer);
      else if (this.#owedMs(viewer) > 0) await this.#wait(viewer, untilMs - clock.now());
      return await work((read) => this.#timed(viewer, read));
    } finally {
      endTurn();
    }
  }

  async #enter(viewer: Viewer, withoutTime: WithoutTime): Promise<EndTurn> {
    const { waitMs } = this.#limits;
    const enter = (): Promise<EndTurn> => this.#readers.enter(viewer, waitMs);
    const entered = this.#readers.isBusy(viewer) ? counted(this.#counts, this.#clocks.clock, enter) : enter();
    return withoutTime === 'WAITS' ? entered : entered.catch((error: unknown) => refuseLate(error, waitMs));
  }

  /** How long until a viewer has time left, ms; 0 when it has some now. */
  #owedMs(viewer: Viewer): number {
    return this.#times.msUntil(viewer, LEAST_MS);
  }

  /** @throws NoTurn when it would take longer than `leftMs` until the viewer has time left */
  #wait(viewer: Viewer, leftMs: number): Promise<void> {
    const owedMs = this.#owedMs(viewer);
    return counted(this.#counts, this.#clocks.clock, async () => {
      await this.#owing.wait(viewer, Math.min(owedMs, leftMs));
      if (owedMs > leftMs) throw new NoTurn('waited');
    });
  }

  #refuseWithoutTime(viewer: Viewer): void {
    const owedMs = this.#owedMs(viewer);
    if (owedMs === 0) return;
    this.#counts.refused.reading += 1;
    throw tooMuchToRead(Math.ceil(owedMs / 1_000));
  }

  /** Reads something, for which a viewer pays with the time that it takes. */
  #timed<T>(viewer: Viewer, read: () => T): T {
    const { clock, cpuMs } = this.#clocks;
    const startedMs = clock.now();
    const cpuBeforeMs = cpuMs();
    try {
      return read();
    } finally {
      // Other threads of the process work meanwhile too.
      this.#times.owe(viewer, Math.min(clock.now() - startedMs, cpuMs() - cpuBeforeMs));
    }
  }
}
