import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { FeedCounts } from './feed-counts.ts';
import { cursorOf, type Frame, type Picture } from './frame.ts';
import type { Kept } from './kept.ts';
import { inOtherHistory, type Position } from './position.ts';
import type { Group, Seat, SeatHolder } from './seat.ts';
import type { Turn, Turns } from './turns.ts';
import type { View, Watched } from './view.ts';

/** What cohorts share. */
export interface CohortSurroundings {
  /** The picture now. */
  picture(): Picture;
  now(): number;
  /** A seat must be asked for again before it is given anything. */
  expired(seat: Seat): void;
  /** Something is on its way to a seat and has not left yet: it is served when it has. */
  unflushed(seat: Seat): void;
  /** A frame for a seat could not be made. */
  failed(seat: Seat, error: unknown): void;
  counts: FeedCounts;
  /** Frames that were made a moment ago, for readers who come later. */
  made: Kept<Made>;
  turns: Turns;
}

/** A frame in the form in which it is handed over; its rows are let go. */
export interface Made {
  frame: Pick<Frame, 'kind' | 'cursor' | 'reason'>;
  rendered: unknown;
}

/**
 * Readers of one board or list who get the same bytes: same operation, same variables, and what they may see is the same. Those
 * who stand at the same cursor share one frame, made once.
 */
export class Cohort implements SeatHolder {
  readonly key: string;
  readonly watched: Watched;
  readonly places: readonly string[];
  /** One of those who see what this cohort sees, as last admitted. */
  viewer: unknown;
  readonly #view: View;
  readonly #around: CohortSurroundings;
  readonly #groups = new Map<string, Group>();
  #size = 0;
  /** In whose turn its frames are made: its only viewer's, or its own where they are several. */
  #party = '';

  constructor(
    key: string,
    { watched, view, places }: { watched: Watched; view: View; places: readonly string[] },
    around: CohortSurroundings,
  ) {
    this.key = key;
    this.watched = watched;
    this.#view = view;
    this.places = places;
    this.#around = around;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Whether who stands there was shown the same by rights like those of this cohort. */
  continues(position: Position): boolean {
    return position.at === 'start' || this.#view.continues(position.seen);
  }

  /** Takes a reader in and serves it. */
  add(seat: Seat, position: Position): void {
    const group = this.#groupAt(position);
    const { subject } = seat.request;
    if (this.#size === 0) this.#party = subject;
    else if (this.#party !== subject) this.#party = this.key;
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
  }

  /** Serves the readers that stand where this one does. */
  serve(group: Group): void {
    void this.#step(group, false);
  }

  /** What readers have seen is of another history: they have to start anew. */
  startAnew(): void {
    this.#view.startAnew();
    for (const seat of [...this.#groups.values()].flatMap((group) => group.seats)) {
      const position = this.#takeOut(seat);
      put(seat, this.#groupAt(inOtherHistory(position)));
    }
  }

  async #step(group: Group, beat: boolean): Promise<void> {
    if (group.busySinceMs !== null) {
      group.again = true;
      group.beatAgain ||= beat;
      return;
    }
    try {
      group.again = true;
      group.beatAgain ||= beat;
      while (group.again) {
        group.busySinceMs = this.#around.now();
        const isBeat = group.beatAgain;
        group.again = group.beatAgain = false;
        await this.#serve(group, isBeat);
      }
    } catch (error) {
      for (const seat of [...group.seats]) this.#around.failed(seat, error);
    } finally {
      group.busySinceMs = null;
      this.#tidy(group);
    }
  }

  /** Makes and hands over one frame, if there is one to make. */
  async #serve(group: Group, beat: boolean): Promise<void> {
    const { made, now, picture, turns } = this.#around;
    if (!this.#isDue(group, beat) || !this.#isAnybodyReady(group)) return;
    const { state, day } = picture();
    // A cursor names the tree too, and whoever is in the cohort has the same grants.
    const known = made.get(keyOf(group, encodeCursor(cursorOf(state, day, this.#view.mark))), now());
    if (known && !isIdle(known.frame, group, beat)) return this.#handOver(group, known);
    const fresh = await turns.run(this.#party, (turn) => this.#make(group, beat, turn));
    if (fresh === null) return;
    made.put(keyOf(group, fresh.made.frame.cursor), fresh.made, fresh.rows, now());
    // Whose rights may have become others meanwhile is no longer among them.
    if (group.seats.length > 0) this.#handOver(group, fresh.made);
  }

  /** Makes a frame when it is the party's turn; null when there is none to make any more. */
  async #make(group: Group, beat: boolean, turn: Turn): Promise<{ made: Made; rows: number } | null> {
    await turn.take(0);
    const { counts } = this.#around;
    if (!this.#isDue(group, beat) || !this.#isAnybodyReady(group)) return null;
    const frame = await this.#view.frame(group.position, () => this.viewer, turn);
    const [seat] = group.seats;
    // A list takes time to be read: all of them may have gone meanwhile.
    if (seat === undefined || isIdle(frame, group, beat)) return null;
    counts.rendered += 1;
    // Any of them will do: they are in one cohort because it would come out the same.
    const rendered = await seat.joining.render(frame, this.viewer, turn);
    const { kind, cursor, reason, rows } = frame;
    return { made: { frame: { kind, cursor, reason }, rendered }, rows: rows.length };
  }

  /** Whether there may be something for readers who were served: found out without making a frame. */
  #isDue({ position }: Group, beat: boolean): boolean {
    if (beat || position.at !== 'cursor') return true;
    return this.#view.mayHaveMoved(position.seen, this.#around.picture());
  }

  #isAnybodyReady({ seats }: Group): boolean {
    if (seats.some(({ joining }) => joining.reader.ready())) return true;
    for (const seat of seats) this.#around.unflushed(seat);
    return false;
  }

  #handOver(group: Group, { frame, rendered }: Made): void {
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

  #groupAt(position: Position): Group {
    const key = position.at === 'start' ? `start ${position.reason}` : `${position.at} ${encodeCursor(position.seen)}`;
    const servedAtMs = this.#around.now();
    let group = this.#groups.get(key);
    if (!group) {
      group = { cohort: this, key, position, seats: [], servedAtMs, busySinceMs: null, again: false, beatAgain: false };
      this.#groups.set(key, group);
    } else if (group.seats.length === 0) {
      group.servedAtMs = servedAtMs;
    }
    return group;
  }

  #tidy(group: Group): void {
    if (group.seats.length === 0 && group.busySinceMs === null && this.#groups.get(group.key) === group)
      this.#groups.delete(group.key);
  }
}

/** Whether a frame brings nothing to readers who were served and need not hear anything yet. */
function isIdle({ kind }: Pick<Frame, 'kind'>, { position }: Group, beat: boolean): boolean {
  return kind === 'HEARTBEAT' && position.at === 'cursor' && !beat;
}

function keyOf({ cohort, key }: Group, cursor: string): string {
  return `${cohort.key} ${key}>${cursor}`;
}

function put(seat: Seat, group: Group): void {
  seat.group = group;
  seat.index = group.seats.push(seat) - 1;
}
