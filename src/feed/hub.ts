import { Cohort, type CohortSurroundings, type Made } from './cohort.ts';
import { type Cursor, shortEpoch } from './cursor.ts';
import type { FeedCounts } from './feed-counts.ts';
import type { Change, Follower } from './follower.ts';
import { foreignReason } from './frame.ts';
import { Frames } from './frames.ts';
import { Kept } from './kept.ts';
import { ListUnavailable } from './list-view.ts';
import { type Admittance, type BoardJoining, type FeedClock, type FeedLog, Refusal } from './ports.ts';
import { inOtherHistory, type Position } from './position.ts';
import { type Concern, isConcerned } from './rights.ts';
import { Seat, type WatchRequest } from './seat.ts';
import type { Turns } from './turns.ts';
import { findUnserved, type Unserved } from './unserved.ts';
import type { ViewSurroundings } from './view.ts';

/** Pause before something that the database did not answer is asked again, ms. */
const RETRY_MS = 250;
/** Longest time between two looks for boards that were quiet for too long, ms. */
const LONGEST_TICK_MS = 1_000;
/** What a reader must take, when there is something to take, not to be cut. */
export const LEAST_BYTES_PER_SECOND = 16 * 1024;

/** A reader's hold on its place at a board. */
export interface BoardSeat {
  /** What was handed over has left, or something else that was in the way on the same connection. */
  flushed(): void;
  /** The reader has gone. */
  leave(): void;
}

/** What a hub needs. */
export interface HubOptions {
  follower: Follower;
  clock: FeedClock;
  log: FeedLog;
  counts: FeedCounts;
  turns: Turns;
  /** Rows of the largest board that is shown. */
  boardRows: number;
  /** Longest silence on a board, ms. */
  heartbeatMs: number;
  /** How long a frame may take to leave before its reader is cut, beside the time its size takes at the least rate, ms. */
  stallMs: number;
}

/**
 * Knows who watches what on this node, and serves those who are behind. A reader is a cursor and nothing else: it gets
 * the values of the moment when it can take them, so a slow one gets fewer and larger steps and costs no memory.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #cohorts = new Map<string, Cohort>();
  readonly #byTop = new Map<string, Set<Cohort>>();
  /** Those that committees which stand elsewhere may move, and those that the tree above them may. */
  readonly #scattered = new Set<Cohort>();
  readonly #lookingUp = new Set<Cohort>();
  readonly #seats = new Set<Seat>();
  /** Whom something is on its way to, and the most bytes that were seen to wait. */
  readonly #unflushed = new Map<Seat, number>();
  readonly #around: CohortSurroundings;
  readonly #viewsAround: ViewSurroundings;
  readonly #ways: SeatWays = {
    flushed: (seat) => this.#flushed(seat),
    leave: (seat) => this.#drop(seat),
  };
  #history: number;
  #treeSeq: number;
  /** Time between two looks for what is due. */
  readonly #tickMs: number;
  #cancelTick: () => void = () => {};
  #warnedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: HubOptions) {
    const { follower, clock, log, counts, turns, stallMs } = options;
    this.#options = options;
    this.#tickMs = Math.min(LONGEST_TICK_MS, options.heartbeatMs / 4, options.stallMs / 4);
    this.#history = follower.history;
    this.#treeSeq = follower.state.head.treeSeq;
    const picture = () => follower.picture;
    const frames = new Frames(options.boardRows, () => clock.now());
    this.#viewsAround = { picture, frames, clock, log, stallMs };
    this.#around = {
      picture,
      now: () => clock.now(),
      expired: (seat) => void this.#askAgain(seat),
      unflushed: (seat) => {
        seat.unflushedSinceMs ??= clock.now();
        this.#noteWaiting(seat);
      },
      failed: (seat, error) => (error instanceof ListUnavailable ? this.#cut(seat) : this.#refuse(seat, error)),
      counts,
      made: new Kept<Made>(),
      turns,
    };
    follower.onChange((change) => this.#changed(change));
    this.#tick();
  }

  /** Readers now, placed or not. */
  get seatCount(): number {
    return this.#seats.size;
  }

  /** Boards that are made separately now. */
  get cohortCount(): number {
    return this.#cohorts.size;
  }

  /** How long readers who could take something have been given nothing. */
  get unserved(): Unserved {
    return findUnserved(this.#seats, this.#options.clock.now());
  }

  /** Gives a reader a place. Its first frame comes as soon as it may see the board. */
  join<R>(request: WatchRequest, joining: BoardJoining<R>): BoardSeat {
    const seat = new Seat(request, joining as BoardJoining<unknown>);
    this.#seats.add(seat);
    void this.#place(seat, null);
    return new Hold(seat, this.#ways);
  }

  /** Lets everybody go, without a word: whoever closes the connections says why. */
  stop(): void {
    this.#cancelTick();
    for (const seat of [...this.#seats]) this.#drop(seat);
  }

  #flushed(seat: Seat): void {
    if (seat.unflushedSinceMs === null || !seat.joining.reader.ready()) return;
    seat.unflushedSinceMs = null;
    this.#unflushed.delete(seat);
    if (seat.group !== null) seat.group.cohort.serve(seat.group);
  }

  /** Of a frame that is leaving the part that has left still counts: the whole is given its time. */
  #noteWaiting(seat: Seat): number {
    const bytes = Math.max(this.#unflushed.get(seat) ?? 0, seat.joining.reader.waiting());
    this.#unflushed.set(seat, bytes);
    return bytes;
  }

  #changed({ touched, concern }: Change): void {
    const { follower } = this.#options;
    if (follower.history !== this.#history) {
      this.#history = follower.history;
      for (const cohort of this.#cohorts.values()) cohort.startAnew();
    }
    this.#check(concern);
    if (touched === null) {
      this.#flushAll();
    } else {
      for (const { id } of touched) for (const cohort of this.#byTop.get(id) ?? []) cohort.flush();
      for (const cohort of this.#scattered) cohort.flush();
      if (follower.state.head.treeSeq !== this.#treeSeq) for (const cohort of this.#lookingUp) cohort.flush();
    }
    this.#treeSeq = follower.state.head.treeSeq;
  }

  /**
   * Asks again for those whose rights may be others at the picture as it is now. They have lost their places when this
   * returns, before anybody is served from that picture; whoever waits for its place already sees to it itself.
   */
  #check(concern: Concern): void {
    for (const seat of this.#seats) {
      if (seat.group === null) continue;
      const { subject } = seat.request;
      const { places } = seat.group.cohort;
      if (isConcerned({ subject, places }, concern)) void this.#askAgain(seat);
    }
  }

  async #askAgain(seat: Seat): Promise<void> {
    if (seat.group === null) return;
    this.#options.counts.rechecks += 1;
    await this.#place(seat, this.#leaveGroup(seat));
  }

  /** Finds out where a seat belongs and puts it there; tries again while the database does not answer. */
  async #place(seat: Seat, known: Position | null): Promise<void> {
    const { clock, follower, stallMs } = this.#options;
    const { subject } = seat.request;
    const sinceMs = clock.now();
    seat.unplacedSinceMs = sinceMs;
    let position = known;
    let history = this.#history;
    while (!seat.left) {
      const rights = follower.rightsOf(subject);
      const answer = await this.#ask(seat);
      const placed = answer === null ? null : (position ?? (await this.#start(seat.request.after).catch(() => null)));
      if (seat.left) return;
      if (answer instanceof Refusal) return this.#refuse(seat, answer.reason);
      if (answer === null || placed === null) {
        if (clock.now() - sinceMs >= stallMs) return this.#cut(seat);
        await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
        continue;
      }
      position = placed;
      if (rights !== follower.rightsOf(subject)) continue;
      if (history !== this.#history) {
        history = this.#history;
        position = known && inOtherHistory(known);
        continue;
      }
      return this.#enter(seat, answer, position);
    }
  }

  /** Where a reader starts that brought a cursor, or none. */
  async #start(after: Cursor | null): Promise<Position> {
    if (after === null) return { at: 'start', reason: null };
    const { follower } = this.#options;
    const isOurs = after.epoch === shortEpoch(follower.state.head.epoch);
    let digestThere = isOurs ? await follower.digestAt(after.seq) : null;
    if (digestThere === after.digest && follower.state.head.seq < after.seq) {
      // A cursor that another node gave out a moment ago: this one only has to catch up, and to look where it has got to.
      await follower.reach(after.seq);
      digestThere = await follower.digestAt(after.seq);
    }
    const reason = foreignReason(follower.state, after, digestThere);
    return reason === null ? { at: 'resume', seen: after } : { at: 'start', reason };
  }

  #enter(seat: Seat, { key, places, untilMs, viewer }: Admittance, position: Position): void {
    const { watched } = seat.request;
    // What it has been shown may not be what it would be shown now.
    const isOther = seat.key !== null && seat.key !== key && position.at !== 'start';
    seat.key = key;
    seat.untilMs = untilMs;
    const { committeeId } = watched;
    const name = JSON.stringify([watched.name, seat.joining.shape, key]);
    let cohort = this.#cohorts.get(name);
    if (!cohort) {
      const view = watched.view(key, this.#viewsAround);
      cohort = new Cohort(name, { watched, view, places: [committeeId, ...places] }, this.#around);
      this.#cohorts.set(name, cohort);
      if (watched.isScattered) this.#scattered.add(cohort);
      if (watched.looksUp) this.#lookingUp.add(cohort);
      const top = this.#byTop.get(committeeId);
      if (top) top.add(cohort);
      else this.#byTop.set(committeeId, new Set([cohort]));
    }
    cohort.viewer = viewer;
    cohort.add(seat, isOther || !cohort.continues(position) ? { at: 'start', reason: 'ACCESS_CHANGED' } : position);
  }

  #leaveGroup(seat: Seat): Position {
    const { cohort } = seat.group as NonNullable<Seat['group']>;
    const position = cohort.remove(seat);
    if (cohort.isEmpty) {
      this.#cohorts.delete(cohort.key);
      this.#scattered.delete(cohort as Cohort);
      this.#lookingUp.delete(cohort as Cohort);
      const { committeeId } = cohort.watched;
      const top = this.#byTop.get(committeeId);
      top?.delete(cohort as Cohort);
      if (top?.size === 0) this.#byTop.delete(committeeId);
    }
    return position;
  }

  /** Asks whether a seat is admitted; null when that cannot be found out now. */
  async #ask(seat: Seat): Promise<Admittance | Refusal | null> {
    try {
      return await seat.request.admit();
    } catch (err) {
      const { clock, log } = this.#options;
      // Once for all that fail together.
      if (clock.now() - this.#warnedAtMs >= LONGEST_TICK_MS) {
        this.#warnedAtMs = clock.now();
        log.warn({ err }, 'it cannot be found out what readers may see: they wait');
      }
      return null;
    }
  }

  #refuse(seat: Seat, reason: unknown): void {
    this.#drop(seat);
    this.#options.counts.refusals += 1;
    seat.joining.reader.refuse(reason);
  }

  #cut(seat: Seat): void {
    this.#drop(seat);
    seat.joining.reader.cut();
  }

  #drop(seat: Seat): void {
    if (seat.left) return;
    seat.left = true;
    this.#seats.delete(seat);
    this.#unflushed.delete(seat);
    if (seat.group !== null) this.#leaveGroup(seat);
  }

  /** Serves whoever would have to wait too long until the next look. */
  #beat(): void {
    const { clock, heartbeatMs } = this.#options;
    this.#viewsAround.frames.sweep();
    this.#around.made.sweep(clock.now());
    const sinceMs = clock.now() - heartbeatMs + this.#tickMs;
    for (const cohort of [...this.#cohorts.values()]) cohort.beat(sinceMs);
  }

  #flushAll(): void {
    for (const cohort of [...this.#cohorts.values()]) cohort.flush();
  }

  #tick(): void {
    const { clock, stallMs, counts, log } = this.#options;
    this.#cancelTick = clock.after(this.#tickMs, () => {
      const nowMs = clock.now();
      for (const seat of this.#unflushed.keys()) {
        // Also what nobody has told of.
        this.#flushed(seat);
        if (seat.unflushedSinceMs === null) continue;
        // A clock that was set back must not give it more time than it has.
        seat.unflushedSinceMs = Math.min(seat.unflushedSinceMs, nowMs);
        const bytes = this.#noteWaiting(seat);
        const allowedMs = stallMs + (bytes / LEAST_BYTES_PER_SECOND) * 1_000;
        if (seat.unflushedSinceMs + allowedMs > nowMs) continue;
        counts.slowCloses += 1;
        log.info({ allowedMs, bytes }, 'a reader did not take its frame and was cut: it may resume');
        this.#cut(seat);
      }
      this.#beat();
      for (const seat of this.#seats) if (seat.group !== null && seat.untilMs <= nowMs) void this.#askAgain(seat);
      this.#tick();
    });
  }
}

/** What a hub does for the holds it has given out. */
interface SeatWays {
  flushed(seat: Seat): void;
  leave(seat: Seat): void;
}

/** Made for every reader, so without functions of its own. */
class Hold implements BoardSeat {
  readonly #seat: Seat;
  readonly #ways: SeatWays;

  constructor(seat: Seat, ways: SeatWays) {
    this.#seat = seat;
    this.#ways = ways;
  }

  flushed(): void {
    this.#ways.flushed(this.#seat);
  }

  leave(): void {
    this.#ways.leave(this.#seat);
  }
}
