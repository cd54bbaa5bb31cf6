import type { FeedClock } from '../../feed/ports.ts';
import type { Viewer } from './viewer.ts';

/** How many turns there are. */
export interface TurnLimits {
  /** Turns of all viewers together. */
  atOnce: number;
  /** Turns of one viewer. */
  ofViewer(viewer: Viewer): number;
  /** How many of one viewer may wait. */
  waitingOfViewer(viewer: Viewer): number;
}

/** Why nobody's turn has come. */
export type NoTurnReason = 'queue_full' | 'waited' | 'gone';

/** There was no turn: the viewer has too many waiting, this one has waited for too long, or its client has gone. */
export class NoTurn extends Error {
  override name = 'NoTurn';
  readonly reason: NoTurnReason;
  constructor(reason: NoTurnReason) {
    super(`no turn: ${reason}`);
    this.reason = reason;
  }
}

/** Gives a turn back. Calling it again does nothing. */
export type EndTurn = () => void;

interface Line {
  running: number;
  /** Told to begin, in the order in which they came. */
  waiting: Set<() => void>;
}

/**
 * Gives out turns. When none is left, viewers wait, and are taken one after the other, each with the first that it has
 * waiting: whoever has a thousand waiting has one turn as long as others wait too.
 */
export class TurnQueue {
  readonly #limits: TurnLimits;
  readonly #clock: FeedClock;
  readonly #lines = new Map<Viewer, Line>();
  /** Who waits for nothing but room, in the order in which they are taken. */
  readonly #next = new Set<Viewer>();
  #running = 0;
  #waiting = 0;

  constructor(limits: TurnLimits, clock: FeedClock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Turns that are taken now. */
  get running(): number {
    return this.#running;
  }

  /** How many wait now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether a viewer would have to wait. */
  isBusy(viewer: Viewer): boolean {
    return this.#running >= this.#limits.atOnce || !this.#mayBegin(viewer, this.#lines.get(viewer));
  }

  /**
   * Waits for a turn.
   * @param waitMs - for how long at most.
   * @param signal - aborted when nobody wants it any more.
   * @throws NoTurn
   */
  enter(viewer: Viewer, waitMs: number, signal?: AbortSignal): Promise<EndTurn> {
    if (!this.isBusy(viewer)) return Promise.resolve(this.#begin(viewer));
    const line = this.#lineOf(viewer);
    if (line.waiting.size >= this.#limits.waitingOfViewer(viewer)) return Promise.reject(new NoTurn('queue_full'));
    if (signal?.aborted) return Promise.reject(new NoTurn('gone'));
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        line.waiting.delete(begin);
        this.#waiting -= 1;
        cancel();
        signal?.removeEventListener('abort', gone);
        this.#tidy(viewer, line);
      };
      const begin = (): void => {
        leave();
        resolve(this.#begin(viewer));
      };
      const refuse = (reason: NoTurnReason): void => {
        leave();
        reject(new NoTurn(reason));
      };
      const gone = (): void => refuse('gone');
      const cancel = this.#clock.after(waitMs, () => refuse('waited'));
      signal?.addEventListener('abort', gone);
      line.waiting.add(begin);
      this.#waiting += 1;
      this.#note(viewer, line);
    });
  }

  #begin(viewer: Viewer): EndTurn {
    const line = this.#lineOf(viewer);
    line.running += 1;
    this.#running += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      line.running -= 1;
      this.#running -= 1;
      this.#note(viewer, line);
      this.#tidy(viewer, line);
      this.#goOn();
    };
  }

  /** Lets those begin for whom there is room. */
  #goOn(): void {
    for (const viewer of this.#next) {
      if (this.#running >= this.#limits.atOnce) return;
      // Behind all others, also where it has more waiting.
      this.#next.delete(viewer);
      const line = this.#lineOf(viewer);
      const [first] = line.waiting;
      first?.();
      this.#note(viewer, line);
    }
  }

  #note(viewer: Viewer, line: Line): void {
    if (line.waiting.size > 0 && this.#mayBegin(viewer, line)) this.#next.add(viewer);
  }

  #mayBegin(viewer: Viewer, line: Line | undefined): boolean {
    return (line?.running ?? 0) < this.#limits.ofViewer(viewer);
  }

  #lineOf(viewer: Viewer): Line {
    let line = this.#lines.get(viewer);
    if (!line) {
      line = { running: 0, waiting: new Set() };
      this.#lines.set(viewer, line);
    }
    return line;
  }

  #tidy(viewer: Viewer, line: Line): void {
    if (line.waiting.size > 0) return;
    this.#next.delete(viewer);
    if (line.running === 0) this.#lines.delete(viewer);
  }
}
