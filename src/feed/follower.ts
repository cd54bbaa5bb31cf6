import { type Day, today } from '../calendar.ts';
import type { Picture } from './frame.ts';
import { type CommitteeNode, NodeState } from './node-state.ts';
import type { FeedClock, FeedDatabase, FeedLog } from './ports.ts';

/** Digests of its own positions that a node remembers. */
const DIGESTS = 10_000;

/** What a step of the follower has moved. */
export interface Change {
  /** Tops of the boards whose figures changed; null when it may be any. */
  touched: Set<CommitteeNode> | null;
}

/** Keeps this node's picture up with the database and tells who waits. */
export class Follower {
  readonly #database: FeedDatabase;
  readonly #clock: FeedClock;
  readonly #log: FeedLog;
  readonly #digests = new Map<number, string>();
  #state: NodeState;
  #day: Day;
  #asOfMs: number;
  #history = 0;
  #pulling: Promise<void> | null = null;
  #tell: (change: Change) => void = () => {};

  private constructor(database: FeedDatabase, clock: FeedClock, log: FeedLog, state: NodeState, askedAtMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
    this.#state = state;
    this.#day = today(clock);
    this.#asOfMs = askedAtMs;
    this.#remember();
  }

  /** Reads the whole state and stands there. */
  static async boot(database: FeedDatabase, clock: FeedClock, log: FeedLog): Promise<Follower> {
    const askedAtMs = clock.now();
    return new Follower(database, clock, log, new NodeState(await database.readWhole()), askedAtMs);
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

  /** State, day and age of the picture in one. Do not keep it across an await. */
  get picture(): Picture {
    return { state: this.#state, day: this.#day, asOf: this.asOf };
  }

  /** Counts how often the database turned out to have another past (a restored backup). */
  get history(): number {
    return this.#history;
  }

  /** Names who the listener is that is called back after every change, in the same step as the change. */
  onChange(tell: (change: Change) => void): void {
    this.#tell = tell;
  }

  /** Resolves when this node stands at `seq` or later, or when the database has turned out to have another past. */
  async reach(seq: number): Promise<void> {
    const history = this.#history;
    while (this.#state.head.seq < seq && this.#history === history) await this.pull();
  }

  /** The digest at a position of the history this node stands in; null when there is no such position. */
  async digestAt(seq: number): Promise<string | null> {
    return this.#digests.get(seq) ?? this.#database.readDigest(seq);
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
    let touched: Set<CommitteeNode> | null = new Set();
    if (!samePast || tail.head.treeSeq > mine.seq) {
      const whole = await this.#database.readWhole();
      this.#state = new NodeState(whole);
      touched = null;
      if (!samePast) {
        this.#history += 1;
        this.#digests.clear();
        this.#log.warn({ was: mine.seq, is: this.#state.head.seq }, 'the database has another past: boards start anew');
      }
    } else if (tail.head.seq !== mine.seq) {
      touched = this.#state.apply(tail);
    }
    this.#remember();
    this.#asOfMs = askedAtMs;
    const day = today(this.#clock);
    if (day !== this.#day) {
      this.#day = day;
      touched = null;
    }
    if (touched === null || this.#state.head.seq !== mine.seq) this.#tell({ touched });
  }

  #remember(): void {
    const { seq, digest } = this.#state.head;
    this.#digests.set(seq, digest);
    if (this.#digests.size > DIGESTS) this.#digests.delete(this.#digests.keys().next().value as number);
  }
}
