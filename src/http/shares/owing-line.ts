import type { FeedClock } from '../../feed/ports.ts';
import { NoTurn } from './turn-queue.ts';
import type { Viewer } from './viewer.ts';

/** Where those wait whose viewer has spent its budget. */
export class OwingLine {
  readonly #mostOf: (viewer: Viewer) => number;
  readonly #clock: FeedClock;
  readonly #waiting = new Map<Viewer, number>();

  /** @param mostOf - how many of one viewer may wait. */
  constructor(mostOf: (viewer: Viewer) => number, clock: FeedClock) {
    this.#mostOf = mostOf;
    this.#clock = clock;
  }

  /**
   * Waits for so long.
   * @param signal - aborted when nobody wants it any more
   * @throws NoTurn
   */
  async wait(viewer: Viewer, ms: number, signal?: AbortSignal): Promise<void> {
    const waiting = this.#waiting.get(viewer) ?? 0;
    if (waiting >= this.#mostOf(viewer)) throw new NoTurn('queue_full');
    this.#waiting.set(viewer, waiting + 1);
    try {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          cancel();
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const cancel = this.#clock.after(ms, done);
        if (signal?.aborted) done();
        else signal?.addEventListener('abort', done);
      });
    } finally {
      const left = (this.#waiting.get(viewer) ?? 1) - 1;
      if (left === 0) this.#waiting.delete(viewer);
      else this.#waiting.set(viewer, left);
    }
    if (signal?.aborted) throw new NoTurn('gone');
  }
}
