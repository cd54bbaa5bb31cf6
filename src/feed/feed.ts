import type { Clock, Day } from '../calendar.ts';
import type { FeedConfig } from '../config.ts';
import type { BoardScope } from './board.ts';
import { BoardSubscription } from './board-subscription.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import { Follower } from './follower.ts';
import { cursorOf } from './frame.ts';
import type { NodeState } from './node-state.ts';
import type { FeedDatabase, FeedLog } from './ports.ts';
import { Sequencer } from './sequencer.ts';

/** What a feed is made of. */
export interface FeedOptions {
  database: FeedDatabase;
  clock: Clock;
  log: FeedLog;
  config: FeedConfig;
}

/** The change feed of one node: it makes positions, follows them, and keeps the live boards supplied. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #sequencer: Sequencer;
  readonly #follower: Follower;
  readonly #listening: { stop(): Promise<void> };
  readonly #subscriptions = new Set<BoardSubscription>();
  #poll: NodeJS.Timeout | null = null;
  #polling: Promise<void> = Promise.resolve();
  #stopped = false;
  #brokenSinceMs: number | null = null;

  private constructor(options: FeedOptions, follower: Follower) {
    this.#options = options;
    this.#follower = follower;
    this.#sequencer = new Sequencer(options.database);
    this.#listening = options.database.listen(() => void this.#pullQuietly());
    this.#schedule();
  }

  /** Boots a node: reads the whole state, listens, and polls as the floor under lost notifications. */
  static async start(options: FeedOptions): Promise<Feed> {
    return new Feed(options, await Follower.boot(options.database, options.clock, options.log));
  }

  /** The picture now. Do not keep it across an await: it moves. */
  get state(): NodeState {
    return this.#follower.state;
  }

  /** The local day of the picture. */
  get day(): Day {
    return this.#follower.day;
  }

  /** When the picture was last known to be complete. */
  get asOf(): Date {
    return this.#follower.asOf;
  }

  /** Since when the database cannot be reached, ms since the epoch; null when all is well. */
  get brokenSinceMs(): number | null {
    return this.#brokenSinceMs;
  }

  /** Where this node stands, for a client. */
  cursor(): string {
    return encodeCursor(cursorOf(this.#follower.state, this.#follower.day));
  }

  /**
   * Waits until this node shows everything committed before the call.
   * Resolves with the cursor then, or with null when that takes longer than the configured time: the change is
   * committed all the same and reaches the boards by itself.
   */
  async settle(): Promise<string | null> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, this.#options.config.settleMs, null);
    });
    const settled = this.#reachCommitted().then(
      () => this.cursor(),
      // The record is committed: a database that went away since then must not turn it into an error.
      () => null,
    );
    try {
      return await Promise.race([settled, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Opens a live board.
   * @param permit - throws when the viewer may not see the board (any more); asked before every frame.
   */
  watch(scope: BoardScope, after: Cursor | null, permit: () => Promise<void>): BoardSubscription {
    const subscription: BoardSubscription = new BoardSubscription({
      follower: this.#follower,
      clock: this.#options.clock,
      scope,
      after,
      digestAt: (seq) => this.#options.database.readDigest(seq),
      permit,
      heartbeatMs: this.#options.config.heartbeatMs,
      onEnd: () => this.#subscriptions.delete(subscription),
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  /** Ends every live board; clients resume elsewhere with their cursors. */
  endBoards(): void {
    for (const subscription of [...this.#subscriptions]) void subscription.return();
  }

  /** Stops following. The database is left open. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#poll) clearTimeout(this.#poll);
    this.endBoards();
    await this.#listening.stop();
    await this.#polling;
  }

  async #reachCommitted(): Promise<void> {
    await this.#follower.reach(await this.#sequencer.include());
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#poll = setTimeout(() => {
      this.#polling = this.#attempt(async () => {
        await this.#reachCommitted();
        // Also when nothing is new: it confirms that the picture is complete, and notices midnight.
        await this.#follower.pull();
      }).then(() => this.#schedule());
    }, this.#options.config.pollMs);
  }

  #pullQuietly(): Promise<void> {
    return this.#attempt(() => this.#follower.pull());
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    const { clock, log } = this.#options;
    try {
      await work();
      if (this.#brokenSinceMs !== null) {
        log.info({ brokenMs: clock.now() - this.#brokenSinceMs }, 'the feed follows again');
        this.#brokenSinceMs = null;
      }
    } catch (error) {
      if (this.#stopped || this.#brokenSinceMs !== null) return;
      this.#brokenSinceMs = clock.now();
      log.warn({ error }, 'the feed cannot follow: the database does not answer');
    }
  }
}
