import type { BoardScope } from './board.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { FeedCounts } from './feed-counts.ts';
import { nextFrame, type Picture, type QuotaFrame, wholeFrame } from './frame.ts';
import { type Group, inOtherHistory, type Position, type Seat, type SeatHolder } from './seat.ts';

/** How long a frame that was made may serve readers who come later, ms: its `asOf` is that much older at most. */
const REUSE_MS = 1_000;

/** What cohorts share. */
export interface CohortSurroundings {
  /** The picture now. */
  picture(): Picture;
  now(): number;
  /** Names the grants, tree and history that everybody was checked against; null while that is being done. */
  checked(): string | null;
  /** A seat must be asked for again before it is given anything. */
  expired(seat: Seat): void;
  /** Something is on its way to a seat and has not left yet: it is served when it has. */
  unflushed(seat: Seat): void;
  /** A frame for a seat could not be made. */
  failed(seat: Seat, error: unknown): void;
  counts: FeedCounts;
}

interface Made {
  atMs: number;
  rendered: Promise<unknown>;
}

/**
 * Readers of one board who get the same bytes: same operation, same variables, and what they may see is the same. Those
 * who stand at the same cursor share one frame, made once.
 */
export class Cohort implements SeatHolder {
  readonly key: string;
  readonly scope: BoardScope;
  /** One of those who see what this cohort sees, as last admitted. */
  viewer: unknown;
  readonly #around: CohortSurroundings;
  readonly #groups = new Map<string, Group>();
  readonly #made = new Map<string, Made>();
  #size = 0;

  constructor(key: string, scope: BoardScope, around: CohortSurroundings) {
    this.key = key;
    this.scope = scope;
    this.#around = around;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Takes a reader in and serves it. */
  add(seat: Seat, position: Position): void {
    const group = this.#groupAt(position);
    this.#size += 1;
    put(seat, group);
    void this.#step(group, false);
  }

  /** Lets a reader go. Returns where it stood; while it is away the others may be served, so it is owed a frame. */
  remove(seat: Seat): Position {
    this.#size -= 1;
    const position = this.#takeOut(seat);
    return position.at === 'cursor' ? { at: 'resume', seen: position.seen } : position;
  }

  #takeOut(seat: Seat): Position {
    const { group } = seat;
    if (group === null) throw new Error('this seat is in no group');
    const last = group.seats.pop() as Seat;
    if (last !== seat) {
      group.seats[seat.index] = last;
      last.index = seat.index;
    }
    seat.group = null;
    this.#tidy(group);
    return group.position;
  }

  /** Serves whoever is behind. */
  flush(): void {
    for (const group of [...this.#groups.values()]) void this.#step(group, false);
  }

  /** Serves whoever has heard nothing since `sinceMs`. */
  beat(sinceMs: number): void {
    const nowMs = this.#around.now();
    for (const group of [...this.#groups.values()]) {
      // What was done after now was done before the clock was set back: nobody knows how long ago.
      if (group.servedAtMs <= sinceMs || group.servedAtMs > nowMs) void this.#step(group, true);
    }
    for (const [key, { atMs }] of this.#made) if (!isFresh(atMs, nowMs)) this.#made.delete(key);
  }

  /** Serves the readers that stand where this one does. */
  serve(group: Group): void {
    void this.#step(group, false);
  }

  /** What readers have seen is of another history: they have to start anew. */
  startAnew(): void {
    for (const seat of [...this.#groups.values()].flatMap((group) => group.seats)) {
      const position = this.#takeOut(seat);
      put(seat, this.#groupAt(inOtherHistory(position)));
    }
  }

  async #step(group: Group, beat: boolean): Promise<void> {
    if (group.busy) {
      group.again = true;
      group.beatAgain ||= beat;
      return;
    }
    group.busy = true;
    try {
      group.again = true;
      group.beatAgain ||= beat;
      while (group.again) {
        const isBeat = group.beatAgain;
        group.again = group.beatAgain = false;
        await this.#serve(group, isBeat);
      }
    } catch (error) {
      for (const seat of [...group.seats]) this.#around.failed(seat, error);
    } finally {
      group.busy = false;
      this.#tidy(group);
    }
  }

  /** Makes and hands over one frame, if there is one to make. */
  async #serve(group: Group, beat: boolean): Promise<void> {
    const rights = this.#around.checked();
    // Whoever checks the rights serves everybody afterwards.
    if (rights === null) return;
    const frame = frameFrom(group.position, this.scope, this.#around.picture());
    if (frame.kind === 'HEARTBEAT' && group.position.at === 'cursor' && !beat) return;
    if (!this.#isAnybodyReady(group)) return;
    const rendered = await this.#render(group, frame);
    if (this.#around.checked() !== rights) {
      // Made for rights that are no longer those: thrown away.
      group.again = true;
      group.beatAgain ||= beat;
      return;
    }
    if (group.seats.length > 0) this.#handOver(group, frame, rendered);
  }

  #isAnybodyReady({ seats }: Group): boolean {
    if (seats.some(({ joining }) => joining.reader.ready())) return true;
    for (const seat of seats) this.#around.unflushed(seat);
    return false;
  }

  #handOver(group: Group, frame: QuotaFrame, rendered: unknown): void {
    const { counts, now } = this.#around;
    const nowMs = now();
    const seen = decodeCursor(frame.cursor) as Cursor;
    const target = this.#groupAt({ at: 'cursor', seen });
    // A heartbeat that moves nothing leaves those who were not ready owed one: they get it when they are.
    const rest = target === group ? this.#groupAt({ at: 'resume', seen }) : group;
    const seats = group.seats;
    group.seats = [];
    if (target === group) target.servedAtMs = nowMs;
    for (const seat of seats) {
      const { reader } = seat.joining;
      const ready = reader.ready();
      if (!ready) {
        counts.conflated += 1;
        this.#around.unflushed(seat);
      }
      if (!ready || seat.untilMs <= nowMs) {
        put(seat, rest);
        continue;
      }
      reader.send(rendered);
      counts.frames[frame.kind] += 1;
      if (frame.reason !== null) counts.resets[frame.reason] += 1;
      put(seat, target);
      if (!reader.ready()) this.#around.unflushed(seat);
    }
    for (const seat of [...rest.seats]) if (seat.untilMs <= nowMs) this.#around.expired(seat);
    this.#tidy(target);
    this.#tidy(rest);
    // The picture may have moved on while the frame was made.
    if (target !== group) void this.#step(target, false);
  }

  #render(group: Group, frame: QuotaFrame): Promise<unknown> {
    // A cursor names grants and tree too: what was made of it was made under the same rights.
    const key = `${group.key}>${frame.cursor}`;
    const nowMs = this.#around.now();
    const known = this.#made.get(key);
    if (known && isFresh(known.atMs, nowMs)) return known.rendered;
    this.#around.counts.rendered += 1;
    // Any of them will do: they are in one cohort because it would come out the same.
    const rendered = (group.seats[0] as Seat).joining.render(frame, this.viewer);
    this.#made.set(key, { atMs: nowMs, rendered });
    rendered.catch(() => this.#made.delete(key));
    return rendered;
  }

  #groupAt(position: Position): Group {
    const key = position.at === 'start' ? `start ${position.reason}` : `${position.at} ${encodeCursor(position.seen)}`;
    const servedAtMs = this.#around.now();
    let group = this.#groups.get(key);
    if (!group) {
      group = { cohort: this, key, position, seats: [], servedAtMs, busy: false, again: false, beatAgain: false };
      this.#groups.set(key, group);
    } else if (group.seats.length === 0) {
      group.servedAtMs = servedAtMs;
    }
    return group;
  }

  #tidy(group: Group): void {
    if (group.seats.length === 0 && !group.busy && this.#groups.get(group.key) === group)
      this.#groups.delete(group.key);
  }
}

function isFresh(madeAtMs: number, nowMs: number): boolean {
  return madeAtMs <= nowMs && nowMs - madeAtMs < REUSE_MS;
}

function put(seat: Seat, group: Group): void {
  seat.group = group;
  seat.index = group.seats.push(seat) - 1;
}

function frameFrom(position: Position, scope: BoardScope, picture: Picture): QuotaFrame {
  return position.at === 'start'
    ? wholeFrame(picture, scope, position.reason)
    : nextFrame(picture, scope, position.seen);
}
