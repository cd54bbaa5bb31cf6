import { type Clock, type Day, today } from '../calendar.ts';
import { NodeState } from './node-state.ts';
import type { FeedDatabase, FeedLog } from './ports.ts';

/** Keeps this node's picture up with the database and tells who waits. */
export class Follower {
  readonly #database: FeedDatabase;
  readonly #clock: Clock;
  readonly #log: FeedLog;
  readonly #waiters = new Set<() => void>();
  #state: NodeState;
  #day: Day;
  #asOfMs: number;
  #history = 0;
  #pulling: Promise<void> | null = null;

  private constructor(database: FeedDatabase, clock: Clock, log: FeedLog, state: NodeState) {
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
    this.#state = state;
    this.#day = today(clock);
    this.#asOfMs = clock.now();
  }

  /** Reads the whole state and stands there. */
  static async boot(database: FeedDatabase, clock: Clock, log: FeedLog): Promise<Follower> {
    return new Follower(database, clock, log, new NodeState(await database.readWhole()));
  }

  /** The picture now. Do not keep it across an await: it moves. */
  get state(): NodeState {
    return this.#state;
  }

  /** The local day of the picture. */
  get day(): Day {
    return this.#day;
  }

  /** When the picture was last known to be complete. */
  get asOf(): Date {
    return new Date(this.#asOfMs);
  }

  /** Counts how often the database turned out to have another past (a restored backup). */
  get history(): number {
    return this.#history;
  }

  /** Calls back after every change, until the returned function is called. */
  onChange(wake: () => void): () => void {
    this.#waiters.add(wake);
    return () => this.#waiters.delete(wake);
  }

  /** Resolves when this node stands at `seq` or later. */
  async reach(seq: number): Promise<void> {
    while (this.#state.head.seq < seq) await this.pull();
  }

  /** Takes over what is new. Calls during a pull share it. */
  pull(): Promise<void> {
    this.#pulling ??= this.#pull().finally(() => {
      this.#pulling = null;
    });
    return this.#pulling;
  }

  async #pull(): Promise<void> {
    const askedAtMs = this.#clock.now();
    const mine = this.#state.head;
    const tail = await this.#database.readTail(mine.seq);
    const samePast = tail.head.epoch === mine.epoch && tail.digestThere === mine.digest;
    let changed = tail.head.seq !== mine.seq;
    if (!samePast || tail.head.treeSeq > mine.seq) {
      this.#state = new NodeState(await this.#database.readWhole());
      changed = true;
      if (!samePast) {
        this.#history += 1;
        this.#log.warn({ was: mine.seq, is: this.#state.head.seq }, 'the database has another past: boards start anew');
      }
    } else if (changed) {
      this.#state.apply(tail);
    }
    this.#asOfMs = askedAtMs;
    const day = today(this.#clock);
    if (day !== this.#day) {
      this.#day = day;
      changed = true;
    }
    if (changed) for (const wake of [...this.#waiters]) wake();
  }
}
