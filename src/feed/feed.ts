import type { Day } from '../calendar.ts';
import type { FeedConfig } from '../config/feed-config.ts';
import type { BoardScope } from './board.ts';
import { WatchedBoard } from './board-view.ts';
import { BoardWatch } from './board-watch.ts';
import { encodeCursor } from './cursor.ts';
import { type FeedCounts, noCounts } from './feed-counts.ts';
import { Follower } from './follower.ts';
import { cursorOf } from './frame.ts';
import { Hub } from './hub.ts';
import { type ListRow, type ListSource, WatchedList } from './list-view.ts';
import type { NodeState } from './node-state.ts';
import type { FeedClock, FeedDatabase, FeedLog } from './ports.ts';
import type { QuotaProgress } from './quota-progress.ts';
import type { WatchRequest } from './seat.ts';
import { Sequencer } from './sequencer.ts';
import { Turns, type TurnsOptions } from './turns.ts';
import type { Unserved } from './unserved.ts';

/** What a feed is made of. */
export interface FeedOptions {
  database: FeedDatabase;
  clock: FeedClock;
  log: FeedLog;
  config: FeedConfig;
  turns: TurnsOptions;
}

/** The change feed of one node: it makes positions, follows them, and keeps the live boards supplied. */
export class Feed {
  /** What this node has done so far. */
  readonly counts: FeedCounts;
  /** Whoever works on many rows takes turns here. */
  readonly turns: Turns;
  readonly #options: FeedOptions;
  readonly #sequencer: Sequencer;
  readonly #follower: Follower;
  readonly #hub: Hub;
  readonly #listening: { stop(): Promise<void> };
  #cancelPoll: () => void = () => {};
  #polling: Promise<void> = Promise.resolve();
  #stopped = false;
  #brokenSinceMs: number | null = null;

  private constructor(options: FeedOptions, follower: Follower) {
    const { database, clock, log, config } = options;
    this.#options = options;
    this.#follower = follower;
    this.counts = noCounts();
    this.turns = new Turns(options.turns);
    this.#sequencer = new Sequencer(database, clock, config.paceMs);
    this.#hub = new Hub({
      follower,
      clock,
      log,
      counts: this.counts,
      turns: this.turns,
      boardRows: config.boardRows,
      heartbeatMs: config.heartbeatMs,
      stallMs: config.stallMs,
    });
    this.#listening = database.listen((seq) => void this.#told(seq));
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

  /** Grows whenever this node learns that the rights of a subject may have become others. */
  rightsOf(subject: string): number {
    return this.#follower.rightsOf(subject);
  }

  /** How long ago the picture was last known to be complete, ms. */
  get lagMs(): number {
    return this.#options.clock.now() - this.#follower.asOf.getTime();
  }

  /** Since when the database cannot be reached, ms since the epoch; null when all is well. */
  get brokenSinceMs(): number | null {
    return this.#brokenSinceMs;
  }

  /** Live boards now, and how many of them are made separately. */
  get audience(): { subscriptions: number; cohorts: number } {
    return { subscriptions: this.#hub.seatCount, cohorts: this.#hub.cohortCount };
  }

  /** Rows of the largest board that is shown whole. */
  get mostBoardRows(): number {
    return this.#options.config.boardRows;
  }

  /** How long readers of live boards who could take something have been given nothing. */
  get unserved(): Unserved {
    return this.#hub.unserved;
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
  settle(): Promise<string | null> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(this.#options.config.settleMs, () => resolve(null));
      this.#reachCommitted()
        .then(
          () => resolve(this.cursor()),
          // The record is committed: a database that went away since then must not turn it into an error.
          () => resolve(null),
        )
        .finally(cancel);
    });
  }

  /** Offers a live board. Nothing is kept of it before somebody joins. */
  watch({ scope, ...request }: Omit<WatchRequest, 'watched'> & { scope: BoardScope }): BoardWatch<QuotaProgress> {
    return new BoardWatch(this.#hub, { ...request, watched: new WatchedBoard(scope) });
  }

  /** Offers a live list. Nothing is kept of it before somebody joins. */
  watchList<Row extends ListRow>({
    source,
    ...request
  }: Omit<WatchRequest, 'watched'> & { source: ListSource<Row> }): BoardWatch<Row> {
    return new BoardWatch(this.#hub, { ...request, watched: new WatchedList(source) });
  }

  /** Stops following and lets all readers go. The database is left open. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelPoll();
    this.#hub.stop();
    await this.#listening.stop();
    await this.#polling;
  }

  async #reachCommitted(): Promise<void> {
    let history: number;
    let seq: number;
    do {
      history = this.#follower.history;
      seq = await this.#sequencer.include();
      // Always a look of its own: a backup may have been restored, and then a higher position proves nothing.
      await this.#follower.pullAnew();
      // With a backup the position may have gone, and the change be pending again.
    } while (this.#follower.history !== history || this.#follower.state.head.seq < seq);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#cancelPoll = this.#options.clock.after(this.#options.config.pollMs, () => {
      // Also when nothing is new: it confirms that the picture is complete, and notices midnight.
      this.#polling = this.#attempt(() => this.#reachCommitted()).then(() => this.#schedule());
    });
  }

  /** A position was announced; null when some may have been missed. */
  #told(seq: number | null): Promise<void> {
    return this.#attempt(() => (seq === null ? this.#follower.pull() : this.#follower.reach(seq)));
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    const { clock, log } = this.#options;
    try {
      await work();
      if (this.#brokenSinceMs !== null) {
        log.info({ brokenMs: clock.now() - this.#brokenSinceMs }, 'the feed follows again');
        this.#brokenSinceMs = null;
      }
    } catch (err) {
      if (this.#stopped || this.#brokenSinceMs !== null) return;
      this.#brokenSinceMs = clock.now();
      log.warn({ err }, 'the feed cannot follow: the database does not answer');
    }
  }
}
