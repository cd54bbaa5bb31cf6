import { type Day, today } from '../calendar.ts';
import type { HeadRow, StandRow } from '../db/queries/feed.ts';
import { applyTail, fits } from './apply-tail.ts';
import type { Picture } from './frame.ts';
import type { CommitteeNode, NodeState } from './node-state.ts';
import type { FeedClock, FeedDatabase, FeedLog } from './ports.ts';
import { type Concern, NOBODY, RightsAges } from './rights.ts';
import { movedBetween, readState } from './whole-state.ts';

/** Digests of its own positions that a node remembers. */
const DIGESTS = 10_000;

/** Asked for by a node that stands nowhere yet. */
const NO_POSITION = -1;

/** What a step of the follower has moved. */
export interface Change {
  /** Tops of the boards whose figures changed; null when it may be any. */
  touched: Set<CommitteeNode> | null;
  /** Whose rights may have become others. */
  concern: Concern;
}

/** Keeps this node's picture up with the database and tells who waits. */
export class Follower {
  readonly #database: FeedDatabase;
  readonly #clock: FeedClock;
  readonly #log: FeedLog;
  readonly #digests = new Map<number, string>();
  readonly #rights = new RightsAges();
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
    const { state } = await readState(database.readWhole(NO_POSITION), () => pause(clock));
    return new Follower(database, clock, log, state, askedAtMs);
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

  /** Grows whenever the rights of a subject may have become others. */
  rightsOf(subject: string): number {
    return this.#rights.of(subject);
  }

  /** Names who the listener is that is called back after every change, in the same step as the change. */
  onChange(tell: (change: Change) => void): void {
    this.#tell = tell;
  }

  /**
   * Resolves when this node stands at `seq` or later, which was committed before the call. Where it does not then, the
   * database has another past and no such position any more.
   */
  async reach(seq: number): Promise<void> {
    if (this.#state.head.seq < seq) await this.pull();
    // That one may have begun before the call.
    if (this.#state.head.seq < seq) await this.pullAnew();
  }

  /** The digest at a position of the history this node stands in; null when there is no such position. */
  async digestAt(seq: number): Promise<string | null> {
    const known = this.#digests.get(seq);
    if (known !== undefined) return known;
    for (;;) {
      const mine = this.#state.head;
      const [there = null, here] = await this.#database.readDigests([seq, mine.seq]);
      // Where this node has moved meanwhile, the two may be of different histories.
      if (this.#state.head !== mine) continue;
      if (here === mine.digest) return there;
      // A backup was restored, and this node still stands in the history before.
      await this.pullAnew();
    }
  }

  /** Takes over what is new, by a look at the database that begins after the call. */
  async pullAnew(): Promise<void> {
    await this.#pulling?.catch(() => {});
    await this.pull();
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
    let touched: Set<CommitteeNode> | null = new Set();
    let concern: Concern = NOBODY;
    if (!isSamePast(tail, mine) || tail.head.wholeSeq > mine.seq || !fits(this.#state, tail)) {
      const wait = (): Promise<void> => pause(this.#clock);
      const { stand, state } = await readState(this.#database.readWhole(mine.seq), wait);
      // Asked of what was read now: a backup may have come in after the tail.
      const isOther = !isSamePast(stand, mine);
      const isAnew = isOther || stand.head.wholeSeq > mine.seq;
      concern = isAnew ? 'everybody' : concernOf(stand.subjects, await movedBetween(this.#state, state, wait));
      this.#state = state;
      touched = null;
      if (isOther) {
        this.#history += 1;
        this.#digests.clear();
        this.#log.warn({ was: mine.seq, is: this.#state.head.seq }, 'the database has another past: boards start anew');
      }
    } else if (tail.head.seq !== mine.seq || tail.head.server !== mine.server) {
      const applied = applyTail(this.#state, tail);
      touched = applied.touched;
      concern = concernOf(tail.subjects, applied.moved);
    }
    // What was read ahead of a position went with the server before, perhaps, and the new one does not know what it was.
    if (this.#state.head.server !== mine.server) {
      touched = null;
      concern = 'everybody';
    }
    this.#remember();
    this.#asOfMs = askedAtMs;
    const day = today(this.#clock);
    if (day !== this.#day) {
      this.#day = day;
      touched = null;
    }
    if (concern !== NOBODY) this.#rights.add(concern);
    if (touched === null || this.#state.head.seq !== mine.seq) this.#tell({ touched, concern });
  }

  #remember(): void {
    const { seq, digest } = this.#state.head;
    this.#digests.set(seq, digest);
    if (this.#digests.size > DIGESTS) this.#digests.delete(this.#digests.keys().next().value as number);
  }
}

/** Whether what was read continues the history of a head. */
function isSamePast(read: StandRow, mine: HeadRow): boolean {
  return read.head.epoch === mine.epoch && read.digestThere === mine.digest;
}

function concernOf(subjects: readonly string[] | null, committees: ReadonlySet<string>): Concern {
  if (subjects === null) return 'everybody';
  return subjects.length + committees.size === 0 ? NOBODY : { subjects: new Set(subjects), committees };
}

/** Lets everything else that is due have its turn. */
function pause(clock: FeedClock): Promise<void> {
  return new Promise((resolve) => void clock.after(0, resolve));
}
