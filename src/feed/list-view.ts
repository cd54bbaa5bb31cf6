import { createHash, randomBytes } from 'node:crypto';
import { type Day, yearOf } from '../calendar.ts';
import type { FeedTopic } from '../db/generated/client.ts';
import { mayHaveMoved } from './board.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import { cursorOf, type Frame, type Picture, type ResetReason } from './frame.ts';
import { ancestorsOn, type NodeState } from './node-state.ts';
import { Refusal } from './ports.ts';
import type { Position } from './position.ts';
import type { Turn } from './turns.ts';
import type { View, ViewSurroundings, Watched } from './view.ts';

/** Cursors of a list that are remembered: who stands before them gets the whole list. */
const MOST_CURSORS = 1_000;
/** Rows that went which are remembered. */
const MOST_GONE = 10_000;
/** Digits of a mark that name the list and the rights of who is shown it. */
const SAME_DIGITS = 16;
/** Digits of a mark before those that name the server. */
const VIEW_DIGITS = 24;
/** Pause before a list is read again that could not be, ms. */
const RETRY_MS = 250;

/** A row of a list: what is compared is all that it has. */
export interface ListRow {
  /** The same as long as the row is about the same. */
  id: string;
}

/** Rows of a list that are read by themselves, and what moves them. A row is of one part for good: one that changed over could be in none. */
export interface ListPart {
  /** A change of one of these at the committee, or below it, moves them; so do the calendar and the tree. */
  readonly topics: readonly FeedTopic[];
  /** Whether this year's figures of the committee, or of one below it, move them, too. */
  readonly figures?: boolean;
}

/** A list of what is at a committee and below it: what moves it, and how it is read. */
export interface ListSource<Row extends ListRow = ListRow> {
  /** Names the list with its arguments. */
  name: string;
  committeeId: string;
  /** Only those that something has moved are read anew. */
  parts: readonly ListPart[];
  /** The order of the rows of several parts; left out where there is one, whose rows come in their order. */
  order?(one: Row, other: Row): number;
  /** How many rows it has, about. */
  size(): number;
  /**
   * The rows of some parts, each, as the database has them now or later: by few statements. A `Refusal` ends the list for all its readers;
   * an error is taken for a database that does not answer.
   */
  read(viewer: unknown, parts: readonly ListPart[]): Promise<readonly (readonly Row[])[] | Refusal>;
}

/** A list could not be read for too long: its readers are to come back. */
export class ListUnavailable extends Error {
  override name = 'ListUnavailable';
}

/**
 * Names a view of a list in its cursors: eight digits for the list, eight for the rights of who is shown it, and eight for the view. Two
 * views that stand at one position may have read what was committed after it, the one and not the other: a cursor says whose rows
 * its holder has. Eight more name the server: one that was put back from a backup may never have had what was read of another.
 */
function markOf(name: string, key: string): string {
  return digits(name) + digits(key) + randomBytes(4).toString('hex');
}

/** Whether a cursor is of a list, by whatever rights. */
export function isOfList({ mark }: Cursor, name: string): boolean {
  return mark?.startsWith(digits(name)) === true;
}

function digits(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** A list as something that can be watched. */
export class WatchedList implements Watched {
  readonly isScattered = false;
  readonly looksUp = true;
  readonly #source: ListSource;

  constructor(source: ListSource) {
    this.#source = source;
  }

  get name(): string {
    return this.#source.name;
  }

  get committeeId(): string {
    return this.#source.committeeId;
  }

  rows(): number {
    return this.#source.size();
  }

  view(key: string, around: ViewSurroundings): View {
    return new ListView(this.#source, markOf(this.#source.name, key), around);
  }
}

/** A row as it was read, and since which reading it is so. */
interface Known {
  row: ListRow;
  text: string;
  since: number;
}

/**
 * A list as somebody is shown it. It is read anew when something changed that concerns it: once for all its readers, and while one reading
 * runs whatever changes meanwhile waits for one next reading. What was read is compared with what was read before, so that a reader
 * whom this view gave its cursor gets what differs, and any other one the whole list.
 */
class ListView implements View {
  readonly #name: string;
  readonly #source: ListSource;
  readonly #around: ViewSurroundings;
  #known = new Map<string, Known>();
  /** The rows of each part, as they were read last. */
  #parts: ReadonlyMap<ListPart, readonly ListRow[]> = new Map();
  /** In which reading a row was gone. */
  readonly #gone = new Map<string, number>();
  /** Which reading the holder of a cursor was shown. */
  readonly #given = new Map<string, number>();
  /** Of those before it is not remembered what went. */
  #oldest = 0;
  #reading = 0;
  /** The position at which the last reading began, or a later one up to which nothing concerned it; null before the first. */
  #at: Cursor | null = null;
  #asOf = new Date(0);
  #running: Promise<void> | null = null;
  /** Grows with each history that turned out to be another. */
  #history = 0;

  constructor(source: ListSource, name: string, around: ViewSurroundings) {
    this.#source = source;
    this.#name = name;
    this.#around = around;
  }

  get mark(): string {
    return this.#name + this.#around.picture().state.head.server;
  }

  continues({ mark }: Cursor): boolean {
    return mark?.slice(0, SAME_DIGITS) === this.#name.slice(0, SAME_DIGITS);
  }

  mayHaveMoved(seen: Cursor, picture: Picture): boolean {
    return isConcerned(this.#source, seen, picture);
  }

  async frame(position: Position, viewer: () => unknown, turn: Turn): Promise<Frame> {
    if (position.at !== 'start' && !this.mayHaveMoved(position.seen, this.#around.picture())) {
      return this.#heartbeat(position.seen);
    }
    await this.#bringUp(viewer, turn);
    if (position.at === 'start') return this.#whole(position.reason);
    const seen = this.#given.get(encodeCursor(position.seen));
    return seen === undefined || seen < this.#oldest ? this.#whole(null) : this.#next(position.seen, seen);
  }

  startAnew(): void {
    this.#history += 1;
    this.#at = null;
    this.#forget();
  }

  #forget(): void {
    this.#known = new Map();
    this.#gone.clear();
    this.#given.clear();
  }

  #heartbeat(seen: Cursor): Frame {
    const { state, day, asOf } = this.#around.picture();
    // Its rows are still those of the view that gave it its cursor.
    const cursor = encodeCursor(cursorOf(state, day, seen.mark));
    const shown = this.#given.get(encodeCursor(seen));
    if (shown !== undefined) this.#give(cursor, shown);
    return {
      kind: 'HEARTBEAT',
      from: encodeCursor(seen),
      cursor,
      asOf,
      rows: [],
      removed: [],
      reason: null,
      successors: null,
    };
  }

  #whole(reason: ResetReason | null): Frame {
    return {
      kind: reason === null ? 'SNAPSHOT' : 'RESET',
      from: null,
      cursor: this.#giveNow(),
      asOf: this.#asOf,
      rows: [...this.#known.values()].map(({ row }) => row),
      removed: [],
      reason,
      successors: null,
    };
  }

  /** What differs from what was shown by an earlier reading. */
  #next(from: Cursor, shown: number): Frame {
    const rows = [...this.#known.values()].filter(({ since }) => since > shown).map(({ row }) => row);
    const removed = [...this.#gone].filter(([, since]) => since > shown).map(([id]) => id);
    return {
      kind: rows.length + removed.length === 0 ? 'HEARTBEAT' : 'DELTA',
      from: encodeCursor(from),
      cursor: this.#giveNow(),
      asOf: this.#asOf,
      rows,
      removed,
      reason: null,
      successors: null,
    };
  }

  #giveNow(): string {
    if (this.#at === null) throw new Error('a list was shown before it was read');
    const cursor = encodeCursor(this.#at);
    this.#give(cursor, this.#reading);
    return cursor;
  }

  /** Of two readings at one position the older: who was shown that is told more than it needs, and not less. */
  #give(cursor: string, reading: number): void {
    const before = this.#given.get(cursor);
    if (before !== undefined && before <= reading) return;
    this.#given.set(cursor, reading);
    if (this.#given.size > MOST_CURSORS) this.#given.delete(this.#given.keys().next().value as string);
  }

  /** Resolves when what was read is what concerns the list at the position of now. */
  async #bringUp(viewer: () => unknown, turn: Turn): Promise<void> {
    const wanted = cursorOf(this.#around.picture().state, this.#around.picture().day, this.mark);
    const history = this.#history;
    // One that was under way may have begun before; then another one is waited for.
    while (!this.#isUpToNow() && !(this.#history === history && this.#isUpTo(wanted))) {
      this.#running ??= this.#read(viewer, turn).finally(() => {
        this.#running = null;
      });
      await this.#running;
    }
  }

  #isUpTo(wanted: Cursor): boolean {
    if (this.#at === null || serverOf(this.#at) !== serverOf(wanted)) return false;
    return this.#at.seq >= wanted.seq && this.#at.day >= wanted.day;
  }

  /** Whether nothing concerned the list since it was read: then that is how it is now. */
  #isUpToNow(): boolean {
    const picture = this.#around.picture();
    if (this.#at === null || isConcerned(this.#source, this.#at, picture)) return false;
    this.#at = cursorOf(picture.state, picture.day, this.mark);
    this.#asOf = picture.asOf;
    return true;
  }

  async #read(viewer: () => unknown, turn: Turn): Promise<void> {
    const { state, day, asOf } = this.#around.picture();
    const at = cursorOf(state, day, this.mark);
    const history = this.#history;
    const { parts } = this.#source;
    const concerned = parts.filter(
      (part) => this.#at === null || isPartConcerned(this.#source, part, this.#at, this.#around.picture()),
    );
    const read = await this.#ask(viewer, concerned);
    await turn.take(read.reduce((sum, part) => sum + part.length, 0));
    // What was read is of no history any more that somebody is shown.
    if (history !== this.#history) return;
    this.#parts = new Map([...this.#parts, ...concerned.map((part, n) => [part, read[n] ?? []] as const)]);
    const rows = parts.flatMap((part) => this.#parts.get(part) ?? []);
    if (this.#source.order) rows.sort((one, other) => this.#source.order?.(one, other) ?? 0);
    this.#reading += 1;
    const before = this.#known;
    this.#known = new Map();
    for (const row of rows) {
      const text = JSON.stringify(row);
      const known = before.get(row.id);
      this.#known.set(row.id, known?.text === text ? known : { row, text, since: this.#reading });
      this.#gone.delete(row.id);
    }
    for (const id of before.keys()) if (!this.#known.has(id)) this.#gone.set(id, this.#reading);
    while (this.#gone.size > MOST_GONE) {
      const [[id, since] = ['', 0]] = this.#gone;
      this.#gone.delete(id);
      this.#oldest = since;
    }
    this.#at = at;
    this.#asOf = asOf;
  }

  /** Reads, and tries again for a while when the database does not answer. */
  async #ask(viewer: () => unknown, parts: readonly ListPart[]): Promise<readonly (readonly ListRow[])[]> {
    const { clock, log, stallMs } = this.#around;
    const sinceMs = clock.now();
    for (;;) {
      const read = await this.#source.read(viewer(), parts).catch((err: unknown) => {
        log.warn({ err }, 'a list could not be read: its readers wait');
        return null;
      });
      if (read instanceof Refusal) throw read.reason;
      if (read !== null) return read;
      if (clock.now() - sinceMs >= stallMs) throw new ListUnavailable('the database does not answer');
      await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
    }
  }
}

/** Whether a list may show something else than at a cursor. */
function isConcerned(source: ListSource, seen: Cursor, picture: Picture): boolean {
  return source.parts.some((part) => isPartConcerned(source, part, seen, picture));
}

function isPartConcerned(
  { committeeId }: ListSource,
  { topics, figures = false }: ListPart,
  seen: Cursor,
  { state, day }: Picture,
): boolean {
  if (seen.day !== day || state.head.wholeSeq > seen.seq || serverOf(seen) !== state.head.server) return true;
  if (topics.some((topic) => state.topics.newest(topic, committeeId) > seen.seq)) return true;
  if (state.topics.newest('CALENDAR', committeeId) > seen.seq) return true;
  const scope = { committeeId, year: yearOf(day), depth: 'SUBTREE' } as const;
  if (figures && mayHaveMoved(state, scope, seen, day)) return true;
  return state.head.treeSeq > seen.seq && treeSeqOf(state, committeeId, day) > seen.seq;
}

/** The server whose rows the holder of a cursor was shown. */
function serverOf({ mark }: Cursor): string | undefined {
  return mark?.slice(VIEW_DIGITS);
}

/** The last position at which the tree changed at a committee, below it, or above it: who must act may stand there. */
function treeSeqOf({ head, committees }: NodeState, committeeId: string, day: Day): number {
  const top = committees.get(committeeId);
  if (!top) return head.treeSeq;
  return ancestorsOn(top, day).reduce((newest, { treeSeq }) => Math.max(newest, treeSeq), top.treeBelow);
}
