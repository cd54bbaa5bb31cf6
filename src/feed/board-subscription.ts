import type { Clock } from '../calendar.ts';
import type { BoardScope } from './board.ts';
import type { Cursor } from './cursor.ts';
import type { Follower } from './follower.ts';
import { cursorOf, nextFrame, type QuotaFrame, type ResetReason, resetReason, wholeFrame } from './frame.ts';

/** What a subscription needs of its surroundings. */
export interface BoardSubscriptionOptions {
  follower: Follower;
  clock: Clock;
  scope: BoardScope;
  /** Where the client left off; null for a first look. */
  after: Cursor | null;
  /** The database's digest at a position. */
  digestAt: (seq: number) => Promise<string | null>;
  /** Throws when the viewer may no longer see the board. Asked before every frame. */
  permit: () => Promise<void>;
  /** Longest silence, ms. */
  heartbeatMs: number;
  /** Called once when it ends, however it ends. */
  onEnd: () => void;
}

/**
 * One live board: nothing but a cursor. The next frame is made when the reader asks for it, out of the values of that
 * moment; a reader that is slow gets fewer and larger steps and costs no memory.
 */
export class BoardSubscription implements AsyncIterableIterator<QuotaFrame> {
  readonly #options: BoardSubscriptionOptions;
  #seen: Cursor | null = null;
  #history: number;
  #lastFrameMs = 0;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(options: BoardSubscriptionOptions) {
    this.#options = options;
    this.#history = options.follower.history;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<QuotaFrame, undefined>> {
    try {
      const frame = await this.#frame();
      if (frame) return { done: false, value: frame };
    } catch (error) {
      this.#end();
      throw error;
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<QuotaFrame, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  async #frame(): Promise<QuotaFrame | null> {
    const { follower, clock, heartbeatMs } = this.#options;
    while (!this.#ended) {
      await this.#permitted();
      if (this.#ended) return null;
      const frame = this.#seen === null ? await this.#firstFrame() : this.#continue(this.#seen);
      const idleMs = clock.now() - this.#lastFrameMs;
      if (frame.kind !== 'HEARTBEAT' || idleMs >= heartbeatMs || this.#lastFrameMs === 0) {
        this.#seen = cursorOf(follower.state, follower.day);
        this.#lastFrameMs = clock.now();
        return frame;
      }
      await this.#change(heartbeatMs - idleMs);
    }
    return null;
  }

  /** Passes when the viewer was permitted with all grants up to the position the frame will show. */
  async #permitted(): Promise<void> {
    const { follower, permit } = this.#options;
    let asked: number;
    do {
      asked = follower.state.head.authzSeq;
      await permit();
    } while (follower.state.head.authzSeq !== asked);
  }

  async #firstFrame(): Promise<QuotaFrame> {
    const { follower, scope, after, digestAt } = this.#options;
    // Asked before the picture is looked at: after an await it may have moved, but only forward.
    const digestThere = after === null ? null : await digestAt(after.seq);
    // A cursor that another node gave out a moment ago: this one only has to catch up.
    if (after !== null && digestThere === after.digest) await follower.reach(after.seq);
    await this.#permitted();
    const { state, day, asOf } = follower;
    this.#history = follower.history;
    if (after === null) return wholeFrame(state, scope, day, asOf, null);
    const reason = resetReason(state, after, digestThere);
    return reason === null ? nextFrame(state, scope, after, day, asOf) : wholeFrame(state, scope, day, asOf, reason);
  }

  #continue(seen: Cursor): QuotaFrame {
    const { follower, scope } = this.#options;
    const { state, day, asOf, history } = follower;
    let reason: ResetReason | null = null;
    if (history !== this.#history) reason = 'OTHER_HISTORY';
    else if (state.head.treeSeq > seen.seq) reason = 'TREE_CHANGED';
    this.#history = history;
    return reason === null ? nextFrame(state, scope, seen, day, asOf) : wholeFrame(state, scope, day, asOf, reason);
  }

  #change(longestMs: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#options.follower.onChange(() => this.#wake?.());
      const timer = setTimeout(() => this.#wake?.(), longestMs);
      this.#wake = () => {
        this.#wake = null;
        clearTimeout(timer);
        stop();
        resolve();
      };
    });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#wake?.();
    this.#options.onEnd();
  }
}
